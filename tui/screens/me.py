"""Me: what the program knows of her, where her data is, and what it is not."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui import __version__
from tui.messages import AboutYouAsked
from tui.plain import plain
from tui.screens.base import RoomScreen
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TopBar


class MeScreen(RoomScreen):
    """Shows; the first questions can be answered again from here."""

    MODE = Mode.ME
    CSS_PATH = "me.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "answer_again", "answer again", id="me.again", tooltip="Answer the first questions again"),
        Binding("down,j", "scroll(3)", "read on", key_display="↓", id="me.down", tooltip="Scroll down"),
        Binding("up,k", "scroll(-3)", "", show=False, id="me.up", tooltip="Scroll up"),
    ]

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        with VerticalScroll(can_focus=False):
            yield Static(id="about")
        yield KeyBar()

    def show(self) -> None:
        services = self._services
        gate, places, faults = services.gate(), services.locations, services.catalogue.faults
        blocks = [
            _block(
                "You",
                [
                    services.stage().label or "weeks not given: the strictest rules are used",
                    gate.reason or "Nothing stands against a session.",
                ],
            ),
            _block("Your data", [str(services.log.path), "One file on this machine. Nothing is sent anywhere."]),
            _block("Own exercises", [str(places.own_catalogue), *(str(fault) for fault in faults)]),
            _block(
                "This program",
                [
                    f"unache {__version__}",
                    "Not medical advice. No clinician has reviewed it. Ask your maternity team first.",
                ],
            ),
        ]
        self.query_one("#about", Static).update(Content("\n\n").join(blocks))

    def action_answer_again(self) -> None:
        if self._services.log.view_only:
            self.notify("This window can only look.", severity="warning", markup=False)
        else:
            self.app.post_message(AboutYouAsked())

    def action_scroll(self, lines: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _block(title: str, lines: list[str]) -> Content:
    return Content("\n").join([plain(title, "bold"), *(plain(line, "$text-muted") for line in lines)])
