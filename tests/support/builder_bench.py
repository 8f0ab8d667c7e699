"""A routine builder on a screen of its own, for tests: the least it stands in, and hands on its keys."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from textual import on
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from catalog.load import load_catalogue
from catalog.model import Routine, RoutineItem
from catalog.safety import ScreeningAnswer, load_safety
from tui.library import Library
from tui.locations import Locations
from tui.messages import RoutineChosen
from tui.own_catalogue import write_routine
from tui.painlog.model import EpisodeKind
from tui.painlog.opening import open_log
from tui.preferences import Preferences
from tui.screens.builder import BuilderScreen
from tui.services import Services
from tui.themes import THEMES
from tui.widgets.draft_list import DraftList
from tui.widgets.split_line import SplitLine

NOW = datetime(2026, 11, 19, 21, 14, tzinfo=UTC)
EVENING = Routine("evening", "Evening", "Two moves.", (RoutineItem("side-stretch"), RoutineItem("pelvic-rocking")), ())


class StandingClock:
    """It is always the same moment."""

    def now(self) -> datetime:
        return NOW

    def steady(self) -> float:
        return 0.0


class Room(App[None]):
    """The least a builder stands in: the colours, and someone who hears what it answers."""

    HORIZONTAL_BREAKPOINTS = [(0, "-small"), (60, "-narrow"), (80, "-normal"), (110, "-wide")]  # noqa: RUF012 (the toolkit's)
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (16, "-short"), (24, "-medium"), (36, "-tall")]  # noqa: RUF012 (the toolkit's)

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Routine | None] = []
        self.started: list[Routine] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    @on(RoutineChosen)
    def _hear(self, message: RoutineChosen) -> None:
        self.started.append(message.routine)


@dataclass
class Bench:
    """A builder on the screen, and the hands on its keys."""

    room: Room
    pilot: Pilot[None]
    screen: BuilderScreen
    folder: Path

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    @property
    def items(self) -> tuple[RoutineItem, ...]:
        return self.screen.draft.routine.items

    @property
    def order(self) -> list[str]:
        return [item.exercise for item in self.items]

    @property
    def amounts(self) -> list[str]:
        return [row.amount for row in self.screen.query_one(DraftList).rows]

    @property
    def head(self) -> str:
        line = self.screen.query_one("#head", SplitLine)
        return f"{line.left.plain}   {line.right.plain}"

    @property
    def panel(self) -> str:
        shown = self.screen.query_one("#panel", Static).content
        assert isinstance(shown, Content)
        return " ".join(shown.plain.replace("\N{NO-BREAK SPACE}", " ").split())

    @property
    def own(self) -> dict[str, Routine]:
        bundled = load_catalogue().routines
        read = load_catalogue(self.folder)
        assert read.faults == ()
        return {name: routine for name, routine in read.routines.items() if name not in bundled}


@contextmanager
def services_at_31_weeks(tmp_path: Path) -> Iterator[Services]:
    """Every question answered with none, and one routine of her own."""
    log = open_log(tmp_path / "data", now=NOW)
    episode = log.begin_episode(EpisodeKind.PREGNANCY, due_on=date(2027, 1, 17), now=NOW)
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=NOW)
    places = Locations(tmp_path / "data", tmp_path / "config", tmp_path / "state", data_is_default=True)
    write_routine(places.own_catalogue, EVENING)
    library = Library(places.own_catalogue)
    library.reload()
    yield Services(library, load_safety(), log, StandingClock(), places, Preferences())
    log.close()


@asynccontextmanager
async def bench(
    services: Services, routine: str | None, *, add: str | None = None, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Bench]:
    room = Room()
    async with room.run_test(size=size) as pilot:
        screen = BuilderScreen(services, services.catalogue.routines[routine] if routine else None, add)
        room.push_screen(screen, room.answers.append)
        await pilot.pause()
        yield Bench(room, pilot, screen, services.locations.own_catalogue)
