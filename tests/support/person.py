"""Someone who uses the program: where she is, what her log holds, and her own exercises."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

from headless_program import Program
from manual_clock import ManualClock

from catalog.region import Region
from catalog.safety import ScreeningAnswer, load_safety
from catalog.stage import due_from_weeks
from tui.app import UnacheApp
from tui.library import Library
from tui.locations import Locations
from tui.painlog.model import EpisodeKind, Moment, Session, SessionStatus
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog
from tui.preferences import load_preferences
from tui.services import Services
from tui.session.plan import plan_routine, single

TRIAL = """
[[exercise]]
id = "lean"
name = "Lean"
regions = ["low_back_c"]
position = "all_fours"
sides = "each"
setup = ["Hands and knees down."]
steps = ["Lean over the hand, and breathe."]

[[exercise.movement]]
kind = "hold"
line = "{Side} hand down, lean over it"
dose = { origin = "app_default", hold_seconds = 20 }

[[exercise.caution]]
text = "Lean only to a mild pull."

[[exercise]]
id = "tilt"
name = "Tilt"
regions = ["low_back_c"]
position = "standing"
sides = "both"
steps = ["Tilt, and let go."]

[[exercise.movement]]
kind = "reps"
line = "Tilt and let go"
breath_in = "Let go"
breath_out = "Tilt"
dose = { origin = "app_default", reps = 3 }

[[routine]]
id = "trial"
name = "Trial"
summary = "A hold on each side, then three breaths."
lead_in_seconds = 5
change_seconds = 10
transition_seconds = 20

[[routine.item]]
exercise = "lean"

[[routine.item]]
exercise = "tilt"
"""
"""Read, 5 s, left 20 s, change 10 s, right 20 s; move 20 s, read, 5 s, three breaths of 10 s."""


class Person:
    """Her folders, her clock and her log. The log is opened at first use, as the program does."""

    def __init__(self, place: Path) -> None:
        self.clock = ManualClock()
        self.locations = Locations(place / "data", place / "config", place / "state", data_is_default=True)
        self.safety = load_safety()
        self.log = open_log(self.locations.data, now=self.clock.now())

    @property
    def services(self) -> Services:
        library = Library(self.locations.own_catalogue)
        library.reload()
        preferences, _ = load_preferences(self.locations.config)
        return Services(library, self.safety, self.log, self.clock, self.locations, preferences)

    @property
    def today(self) -> date:
        return self.clock.now().date()

    def writes(self, toml: str, name: str = "own.toml") -> None:
        """Put a file of her own exercises into its folder."""
        self.locations.own_catalogue.mkdir(parents=True, exist_ok=True)
        (self.locations.own_catalogue / name).write_text(toml, encoding="utf-8")

    def is_pregnant(self, weeks: int, *marked: str) -> None:
        """So many weeks and 0 days today, with these conditions marked, or none."""
        self._begins(EpisodeKind.PREGNANCY, ScreeningAnswer.SOME if marked else ScreeningAnswer.NONE, marked, weeks)

    def has_given_birth(self, *, days_ago: int) -> None:
        now = self.clock.now()
        episode = self.log.begin_episode(
            EpisodeKind.POSTPARTUM, birth_on=self.today - timedelta(days=days_ago), now=now
        )
        self.log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)

    def has_skipped_the_conditions(self, weeks: int = 31) -> None:
        self._begins(EpisodeKind.PREGNANCY, ScreeningAnswer.SKIPPED, (), weeks)

    def has_rated(self, region: Region, score: int, *, minutes_ago: float = 0) -> None:
        """Has logged pain without a session."""
        self.log.log_pain(region, score, now=self.clock.now() - timedelta(minutes=minutes_ago))

    def has_done(
        self,
        routine: str = "trial",
        *,
        hours_ago: float = 1,
        before: int | None = None,
        after: int | None = None,
        status: SessionStatus = SessionStatus.FINISHED,
    ) -> Session:
        """Has done a routine, for ten minutes, with the low back rated before and after it."""
        session = self.has_begun(routine, hours_ago=hours_ago)
        then = self.clock.now() - timedelta(hours=hours_ago)
        for moment, score in ((Moment.BEFORE, before), (Moment.AFTER, after)):
            if score is not None:
                self.log.rate(session.id, Region.LOW_BACK_C, moment, score, now=then)
        self.log.end(session.id, status, now=then + timedelta(minutes=10))
        return session

    def has_rated_many_places_in_a_session(self) -> None:
        """Has done the trial routine with four places rated before and after."""
        session, now = self.has_done(), self.clock.now()
        for region in (Region.LOW_BACK_C, Region.NECK, Region.MID_BACK, Region.UPPER_BACK):
            for moment in (Moment.BEFORE, Moment.AFTER):
                self.log.rate(session.id, region, moment, 5, now=now)

    def has_begun(
        self, routine: str = "trial", *, hours_ago: float = 1, phase: int = 0, elapsed: float = 0.0
    ) -> Session:
        """Has left a session in the middle, so many seconds into a phase."""
        then = self.clock.now() - timedelta(hours=hours_ago)
        catalogue = self.services.catalogue
        offered = {single(exercise).id: single(exercise) for exercise in catalogue.exercises.values()}
        plan = plan_routine((offered | catalogue.routines)[routine], catalogue)
        session = self.log.check_in(
            plan_hash=plan.content_hash(),
            plan_content=plan.to_json(),
            routine_id=plan.routine,
            routine_name=plan.name,
            now=then,
        )
        self.log.begin(session.id, now=then)
        self.log.save_position(session.id, phase, elapsed, then)
        return session

    def rename_in_the_log(self, session_id: str, name: str) -> None:
        """Another program gives a session a name that no catalogue would have let in."""
        with closing(sqlite3.connect(self.log.path)) as connection, connection:
            connection.execute("UPDATE session SET routine_name = ? WHERE id = ?", (name, session_id))

    def damage_the_plan_of(self, session_id: str) -> None:
        """Another program leaves a plan that is JSON and no plan."""
        with closing(sqlite3.connect(self.log.path)) as connection, connection:
            connection.execute(
                "UPDATE plan SET content = '{}' WHERE hash = (SELECT plan_hash FROM session WHERE id = ?)",
                (session_id,),
            )

    def moves_her_log_to(self, folder: str) -> None:
        """Keep the log in a folder that is not the usual one."""
        self.log.close()
        there = self.locations.data.with_name(folder)
        self.locations = Locations(there, self.locations.config, self.locations.state, data_is_default=False)
        self.log = open_log(there, now=self.clock.now())

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What another program finds in her log."""
        with closing(sqlite3.connect(self.log.path)) as connection:
            return connection.execute(query).fetchall()

    @contextmanager
    def another_program_holds_the_log(self) -> Iterator[None]:
        """Nobody else reads or writes it meanwhile."""
        with closing(sqlite3.connect(self.log.path, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
            connection.execute("ROLLBACK")

    @contextmanager
    def a_second_window(self) -> Iterator[PainLog]:
        """Her log opened once more, beside the one that writes."""
        with closing(open_log(self.locations.data, now=self.clock.now())) as log:
            yield log

    @asynccontextmanager
    async def opens(self, width: int = 80, height: int = 24, *, log: PainLog | None = None) -> AsyncIterator[Program]:
        """Open the program in a window of this size."""
        services = self.services
        if log is not None:
            services = Services(
                services.library, services.safety, log, self.clock, self.locations, services.preferences
            )
        app = UnacheApp(services)
        async with app.run_test(size=(width, height), notifications=True) as pilot:
            program = Program(app, pilot, self.clock)
            await program.settle()
            yield program

    def _begins(self, kind: EpisodeKind, answer: ScreeningAnswer, items: tuple[str, ...], weeks: int) -> None:
        now = self.clock.now()
        episode = self.log.begin_episode(kind, due_on=due_from_weeks(weeks, self.today), now=now)
        self.log.record_screening(episode.id, answer, items, now=now)
