"""What was done and what it changed, session by session."""

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from tui.painlog.model import LogProblem, RegionChange, SessionStatus, SessionSummary
from tui.plain import plain, visible
from tui.present import clock, day, length
from tui.screens.base import RoomScreen
from tui.services import Services
from tui.session.summary import Change
from tui.widgets.key_bar import KeyBar
from tui.widgets.top_bar import Mode, TopBar

PAGE = 50
"""Sessions read at a time."""
COLUMNS = {"when": 17, "routine": 18, "ended": 9}
NARROW_COLUMNS = {"when": 10, "routine": 17}
"""Columns of a fixed width, in cells; the pain has what is left."""
MUTED = "$text-muted"


class SessionTable(DataTable[Text], inherit_bindings=False):
    """The table; its arrows belong to the screen, which shows them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page_down", show=False, id="history.page_down", tooltip="A page down"),
        Binding("pageup", "page_up", show=False, id="history.page_up", tooltip="A page up"),
        Binding("home", "scroll_top", show=False, id="history.first", tooltip="To the newest"),
        Binding("end", "scroll_bottom", show=False, id="history.last", tooltip="To the oldest that is read"),
    ]


class HistoryScreen(RoomScreen):
    """A table of sessions, newest first; older ones are read as one reaches the end."""

    MODE = Mode.HISTORY
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "choose('up')", "choose", key_display="↑ ↓", id="history.up", tooltip="Another session"),
        Binding("down,j", "choose('down')", "", show=False, id="history.down", tooltip="Another session"),
    ]
    AUTO_FOCUS = "SessionTable"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._rows: list[SessionSummary] = []

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        yield Static("Sessions", id="title")
        yield Static(id="empty")
        yield SessionTable(cursor_type="row")
        yield Static(id="detail")
        yield KeyBar()

    def on_resize(self) -> None:
        self.call_after_refresh(self.look)

    def show(self) -> None:
        # Read first: where the log is held, what stands there stays.
        newest = self._services.log.history(limit=PAGE)
        table = self.query_one(SessionTable)
        chosen = table.cursor_row
        table.clear(columns=True)
        for name, width in self._columns.items():
            table.add_column(Text(name), key=name, width=width)
        table.add_column(Text("pain before → after"), key="pain", width=self._pain_width)
        self._rows.clear()
        self._append(newest)
        empty = self.query_one("#empty", Static)
        empty.update(plain("No session yet. Choose one on Today with enter, or in the catalogue.", MUTED))
        empty.display, table.display = not self._rows, bool(self._rows)
        table.move_cursor(row=min(chosen, max(0, len(self._rows) - 1)))
        self._show_detail()

    def action_choose(self, way: str) -> None:
        table = self.query_one(SessionTable)
        if way == "up":
            table.action_cursor_up()
        else:
            table.action_cursor_down()

    @on(DataTable.RowHighlighted)
    def _row_reached(self, event: DataTable.RowHighlighted) -> None:
        if event.cursor_row >= len(self._rows) - 2 and self._rows and len(self._rows) % PAGE == 0:
            self._more()
        self._show_detail()

    @property
    def _columns(self) -> dict[str, int]:
        return NARROW_COLUMNS if self.has_class("-narrow") or self.has_class("-small") else COLUMNS

    @property
    def _pain_width(self) -> int:
        fixed = sum(width + 2 for width in self._columns.values())
        return max(16, self.query_one(SessionTable).container_size.width - fixed - 4)

    def _more(self) -> None:
        try:
            older = self._services.log.history(limit=PAGE, before=self._rows[-1].started_at)
        except LogProblem:
            # Says that the log is held, and looks again in a moment.
            self.look()
        else:
            self._append(older)

    def _append(self, sessions: tuple[SessionSummary, ...]) -> None:
        table = self.query_one(SessionTable)
        for summary in sessions:
            self._rows.append(summary)
            cells = _cells(summary, self._pain_width, with_time=self._columns is COLUMNS)
            table.add_row(*(cells[name] for name in (*self._columns, "pain")), key=summary.id)

    def _show_detail(self) -> None:
        row, detail = self.query_one(SessionTable).cursor_row, self.query_one("#detail", Static)
        detail.update(_detail(self._rows[row]) if 0 <= row < len(self._rows) else "")


_ENDED = {SessionStatus.FINISHED: "done", SessionStatus.STOPPED: "stopped", SessionStatus.RUNNING: "not ended"}


def _cells(summary: SessionSummary, pain_width: int, *, with_time: bool) -> dict[str, Text]:
    cells = {
        "when": f"{day(summary.started_at)} {clock(summary.started_at)}" if with_time else day(summary.started_at),
        "routine": summary.routine_name,
        "ended": _ENDED[summary.status],
        "pain": _pain(summary.changes, pain_width),
    }
    return {name: Text(visible(cell), no_wrap=True, overflow="ellipsis") for name, cell in cells.items()}


def _pain(changes: tuple[RegionChange, ...], width: int) -> str:
    """As many places as fit, and how many more there are."""
    shown = [str(Change(change.region.label, change.before, change.after)) for change in changes]
    for count in range(len(shown), 0, -1):
        rest = f"  +{len(shown) - count}" if count < len(shown) else ""
        words = ", ".join(shown[:count]) + rest
        if len(words) <= width or count == 1:
            return words
    return "not rated"


def _detail(summary: SessionSummary) -> Content:
    took = length((summary.ended_at - summary.started_at).total_seconds()) if summary.ended_at else ""
    changes = [plain(str(Change(c.region.label, c.before, c.after))) for c in summary.changes] or [plain("not rated")]
    head = Content.assemble(
        plain(summary.routine_name, "bold"),
        plain(
            f"   {day(summary.started_at)} {clock(summary.started_at)}   {_ENDED[summary.status]} {took}",
            MUTED,
        ),
    )
    return Content("\n").join([head, Content("   ").join(changes)])
