"""Reads what the terminal sends, whatever bytes it sends.

The toolkit's own driver takes a byte that is not UTF-8 for a fault and ends the program with a trace. Such bytes come
from an older way of reporting the mouse, from a paste in another encoding, from a noisy line: none is worth a session.
"""

import os
import selectors
from codecs import getincrementaldecoder

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.message import Message

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""Stands where bytes could not be read. It keeps the length of a report it is part of; as a key it means nothing."""
_CHUNK = 4096
_LOOK_SECONDS = 0.1
"""How often it is looked whether the program ends, and whether a lone escape was one."""


class PatientDriver(LinuxDriver):
    """The toolkit's driver, but for the bytes that are no text."""

    def run_input_thread(self) -> None:
        """Read until the program ends. Follows the toolkit's own loop step by step."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        parser = XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            ending = False
            while not ending:
                # Once more after the end is asked for: what has arrived is read, so that the shell does not get it.
                ending = self.exit_event.is_set()
                if selector.select(0.0 if ending else _LOOK_SECONDS):
                    text = decode(os.read(self.fileno, _CHUNK))
                    # Nothing to read, or the first half of a character: an empty piece would end the parser.
                    for message in parser.feed(text) if text else ():
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)
        try:
            for _ in parser.feed(""):
                pass
        except (EOFError, ParseError):
            # A report was cut short by the end.
            pass

    def process_message(self, message: Message) -> None:
        if not (isinstance(message, Key) and message.character == UNREADABLE):
            super().process_message(message)
