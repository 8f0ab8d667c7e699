"""What was done and what it changed, session by session."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from tui.painlog.model import SessionStatus, SessionSummary
from tui.plain import plain, visible
from tui.present import clock, day
from tui.screens.base import RoomScreen
from tui.session.summary import Change
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TopBar

PAGE = 50


class HistoryScreen(RoomScreen):
    """A table of sessions, newest first; older ones are read as one reaches the end."""

    MODE = Mode.HISTORY
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "table('up')", "choose", key_display="↑ ↓", id="history.up", tooltip="Another session"),
        Binding("down,j", "table('down')", "", show=False, id="history.down", tooltip="Another session"),
    ]
    AUTO_FOCUS = "DataTable"

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        yield Static("Sessions", id="title")
        yield Static(id="empty")
        table: DataTable[Text] = DataTable(cursor_type="row", zebra_stripes=False)
        yield table
        yield Static(id="detail")
        yield KeyBar()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        for name in ("when", "routine", "pain before → after", "ended"):
            table.add_column(Text(name), key=name)

    def show(self) -> None:
        table = self.query_one(DataTable)
        table.clear()
        self._rows: list[SessionSummary] = []
        self._more()
        self.query_one("#empty", Static).update(
            plain("" if self._rows else "No session yet. Choose one on Today with enter, or in the catalogue.")
        )
        table.display = bool(self._rows)
        self._detail()

    def action_table(self, way: str) -> None:
        table = self.query_one(DataTable)
        table.action_cursor_up() if way == "up" else table.action_cursor_down()

    @on(DataTable.RowHighlighted)
    def _row_reached(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row >= len(self._rows) - 2 and len(self._rows) % PAGE == 0:
            self._more()
        self._detail()

    def _more(self) -> None:
        before = self._rows[-1].started_at if self._rows else None
        table = self.query_one(DataTable)
        for summary in self._services.log.history(limit=PAGE, before=before):
            self._rows.append(summary)
            table.add_row(*_cells(summary), key=summary.id)

    def _detail(self) -> None:
        table = self.query_one(DataTable)
        if not self._rows or not 0 <= table.cursor_row < len(self._rows):
            self.query_one("#detail", Static).update("")
            return
        chosen = self._rows[table.cursor_row]
        words = f"{day(chosen.started_at)} {clock(chosen.started_at)}   {chosen.steps_done} parts done"
        self.query_one("#detail", Static).update(
            Content.assemble(plain(chosen.routine_name, "bold"), "   ", plain(words, "$text-muted"))
        )


_ENDED = {SessionStatus.FINISHED: "done", SessionStatus.STOPPED: "stopped", SessionStatus.RUNNING: "not ended"}


def _cells(summary: SessionSummary) -> tuple[Text, ...]:
    changes = ", ".join(str(Change(c.region.label, c.before, c.after)) for c in summary.changes) or "not rated"
    when = f"{day(summary.started_at)}  {clock(summary.started_at)}"
    return tuple(Text(visible(cell)) for cell in (when, summary.routine_name, changes, _ENDED[summary.status]))
