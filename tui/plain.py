"""The one way of text to the screen: cleaned of anything a terminal would obey, and never read as markup."""

import unicodedata

from textual.content import Content

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


def plain(text: str, style: str = "") -> Content:
    """Text for a widget, literally: brackets stay brackets."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def _shows(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
