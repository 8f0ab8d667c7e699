"""Asks how much it hurts, place by place: the question, the scale, and a row for each place."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from catalog.region import Region
from tui.plain import plain
from tui.widgets.pain_scale import PainScale, RatingRow, RatingRows, ScoreChosen


class RatingPanel(Vertical):
    """Rates each of `regions` from 0, no pain, to 10, worst possible."""

    DEFAULT_CSS = """
    RatingPanel { height: auto; }
    RatingPanel #ask { text-style: bold; margin-bottom: 1; }
    RatingPanel #last { color: $unache-faint; margin-top: 1; }
    """

    @dataclass
    class Rated(Message):
        """A score was given, or with None taken back."""

        region: Region
        score: int | None

    regions: reactive[tuple[Region, ...]] = reactive(())
    focused_row: reactive[int] = reactive(0)
    KEYS_FOR_TEN: ClassVar = "x"

    def __init__(self, question: str, *, last_note: str = "last time", id: str | None = None) -> None:  # noqa: A002 (the toolkit's name)
        super().__init__(id=id)
        self._question = question
        self.last_note = last_note
        self.scores: dict[Region, int] = {}
        self.lasts: dict[Region, int] = {}

    def compose(self) -> ComposeResult:
        yield Static(id="ask", markup=False)
        yield PainScale()
        yield RatingRows()
        yield Static(id="last", markup=False)

    @property
    def place(self) -> Region | None:
        """The place that is being asked about."""
        return self.regions[self.focused_row] if self.focused_row < len(self.regions) else None

    def on_mount(self) -> None:
        self._redraw()

    def watch_regions(self) -> None:
        self._redraw()

    def watch_focused_row(self) -> None:
        self._redraw()

    def score(self, score: int) -> None:
        """Give the present place a score and go on to the next one that has none."""
        region = self.place
        if region is None:
            return
        self.scores[region] = score
        self.post_message(self.Rated(region, score))
        self.move(1, wrap=False)
        self._redraw()

    def skip(self) -> None:
        """Leave the present place without a score."""
        region = self.place
        if region is not None and self.scores.pop(region, None) is not None:
            self.post_message(self.Rated(region, None))
        self.move(1, wrap=False)
        self._redraw()

    def move(self, rows: int, *, wrap: bool = True) -> None:
        """Ask about another place, above or below."""
        if self.regions:
            target = self.focused_row + rows
            self.focused_row = target % len(self.regions) if wrap else min(target, len(self.regions) - 1)

    def add(self, region: Region) -> None:
        """Ask about one more place, now."""
        if region not in self.regions:
            self.regions = (*self.regions, region)
        self.focused_row = self.regions.index(region)

    @on(ScoreChosen)
    def _score_clicked(self, message: ScoreChosen) -> None:
        self.focused_row = message.row
        self.score(message.score)

    def _redraw(self) -> None:
        if not self.is_mounted:
            return
        region = self.place
        self.query_one("#ask", Static).update(plain(self._question.format(place=region.phrase) if region else ""))
        rows = self.query_one(RatingRows)
        rows.rows = tuple(RatingRow(r.label, self.scores.get(r), self.lasts.get(r)) for r in self.regions)
        rows.focused_row = self.focused_row
        shown = any(r in self.lasts for r in self.regions)
        self.query_one("#last", Static).update(plain(f"○ {self.last_note}" if shown else ""))
