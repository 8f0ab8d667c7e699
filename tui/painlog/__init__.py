"""What was felt and done: the pain log on this machine, and the only SQL of the program.

Headless: knows no terminal, no clock and nothing of how a session runs. Every moment is given to it.
"""
