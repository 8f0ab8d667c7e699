"""What of a text can be shown at all: nothing a terminal would obey. Knows nothing of the terminal toolkit."""

import unicodedata

PLACEHOLDER = "\N{REPLACEMENT CHARACTER}"
_JOINERS = {"\u200c", "\u200d"}
"""Invisible, but part of letters and emoji."""


def visible(text: str) -> str:
    """Replace control, escape, direction and other invisible characters by a visible placeholder.

    A line break becomes a space. Combining marks and joined emoji stay whole.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c in "\n\t" else c if _shows(c) else PLACEHOLDER for c in text)


def cleaned(text: str) -> str:
    """Typed or pasted text as it is kept: without what cannot be shown, and without spaces around it.

    Line breaks stay. A telephone number copied from an address book often has marks of direction around it.
    """
    lines = text.replace("\r\n", "\n").replace("\t", " ").split("\n")
    return "\n".join("".join(c for c in line if _shows(c)).rstrip() for line in lines).strip()


def _shows(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
