"""What each key does on the screen one came from."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.plain import plain
from tui.screens.base import Question


class HelpScreen(Question[None]):
    """A list of keys and words, made from the bindings themselves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,space,f1,question_mark", "dismiss", "back", id="help.close", tooltip="Close this help")
    ]

    def __init__(self, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._lines = _key_lines(bindings)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="question"):
            yield Static("Keys on this screen", id="title")
            yield Static(Content("\n").join(self._lines), id="answers")
            yield Static(plain("esc closes this", "$text-muted"))


def _key_lines(bindings: Mapping[str, ActiveBinding]) -> list[Content]:
    """A line for each thing that can be done, with all its keys."""
    keys: dict[str, dict[str, None]] = {}
    for key, active in bindings.items():
        binding = active.binding
        if active.enabled and binding.tooltip:
            shown = (binding.key_display or _NAMES.get(key, key)).split()
            keys.setdefault(binding.tooltip, {}).update(dict.fromkeys(shown))
    width = max((len(" ".join(names)) for names in keys.values()), default=0) + 3
    return [
        Content.assemble((" ".join(names).ljust(width), "bold $accent"), plain(words)) for words, names in keys.items()
    ]


_NAMES = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc", "pagedown": "PgDn", "pageup": "PgUp",
          "exclamation_mark": "!", "question_mark": "?", "full_stop": ".", "plus": "+", "equals_sign": "=", "minus": "-"}  # fmt: skip
