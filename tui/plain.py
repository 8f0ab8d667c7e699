"""The one way of text to the screen: cleaned of anything a terminal would obey, and never read as markup."""

from textual.content import Content

from tui.visible import visible

__all__ = ["plain", "visible"]


def plain(text: str, style: str = "") -> Content:
    """Text for a widget, literally: brackets stay brackets."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def brief(text: str, most: int = 48) -> str:
    """A name on one line of a question: cleaned, and cut where it is long."""
    shown = visible(text)
    return shown if len(shown) <= most else shown[: most - 1] + "…"
