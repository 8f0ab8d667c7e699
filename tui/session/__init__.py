"""How time flows through a routine: the plan of its phases and the player that walks them.

Headless: knows no terminal, no database and no clock. Every moment is given to it as seconds of a steady clock.
"""
