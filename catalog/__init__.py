"""What can be done, and for whom: exercises, routines, stages of pregnancy and the rules of safety.

Owns the facts. Knows no clock, no database and no terminal; needs only the standard library and msgspec.
"""
