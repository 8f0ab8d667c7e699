"""The program: command line, screens, the flow of a session and the pain log."""

__version__ = "0.1.0"
