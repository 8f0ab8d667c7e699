"""What the palette offers: the four rooms, every key that works on the screen, the colours, and the way out."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.messages import ModeChosen
from tui.themes import THEMES
from tui.widgets.top_bar import Mode


def system_commands(
    app: App[None], screen: Screen[object], choose_theme: Callable[[str], None]
) -> Iterator[SystemCommand]:
    """One command for each thing that can be done here."""
    for mode in Mode:
        yield SystemCommand(mode.label, f"Go to {mode.label}", partial(app.post_message, ModeChosen(mode.value)))
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.tooltip and not binding.system:
            run = partial(app.run_action, binding.action, active.node)
            yield SystemCommand(binding.tooltip, f"Key {binding.key}", run)
    for theme in THEMES:
        yield SystemCommand(f"Colours: {theme.name}", "Change the colours", partial(choose_theme, theme.name))
    yield SystemCommand("Quit", "Leave the program", app.action_quit)
