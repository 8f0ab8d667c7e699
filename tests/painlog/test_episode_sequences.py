"""Whatever is told in whatever order: at most one episode is open, and no session or score is ever lost."""

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from enum import Enum, auto
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.offer import BirthKind
from catalog.region import Region
from catalog.safety import ScreeningAnswer
from tui.painlog.model import EpisodeKind, Moment, StageBasis
from tui.painlog.opening import open_log
from tui.painlog.store import PainLog

START = datetime(2026, 5, 3, 21, 14, tzinfo=timezone(timedelta(hours=2)))


class Kept(Enum):
    """What must still be there at the end."""

    SESSION = auto()
    SCORE = auto()


Call = Callable[[PainLog, datetime], Kept | None]


def begin(
    kind: EpisodeKind, day: date, birth: BirthKind | None, basis: StageBasis | None, said: str, *, correcting: bool
) -> Call:
    def call(log: PainLog, now: datetime) -> None:
        due_on = day if kind is EpisodeKind.PREGNANCY else None
        birth_on = day if kind is EpisodeKind.POSTPARTUM else None
        episode = log.episode()
        if correcting and episode is not None:
            log.correct_episode(
                episode.id,
                kind=kind,
                due_on=due_on,
                birth_on=birth_on,
                birth_kind=birth,
                basis=basis,
                said=said,
                now=now,
            )
        else:
            log.begin_episode(kind, due_on=due_on, birth_on=birth_on, birth_kind=birth, basis=basis, said=said, now=now)

    return call


def end(log: PainLog, now: datetime) -> None:
    episode = log.episode()
    if episode is not None and episode.kind is not EpisodeKind.POSTPARTUM:
        log.end_episode(episode.id, now=now)


def answer(log: PainLog, now: datetime) -> None:
    for episode in log.episodes()[:1]:
        log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=now)


def agree(log: PainLog, now: datetime) -> None:
    for episode in log.episodes()[:1]:
        log.record_team_agreed(episode.id, now=now)


def withdraw(log: PainLog, now: datetime) -> None:
    for episode in log.episodes()[:1]:
        log.withdraw_team_agreed(episode.id, now=now)


def score(log: PainLog, now: datetime) -> Kept:
    log.log_pain(Region.NECK, 3, now=now)
    return Kept.SCORE


def session(log: PainLog, now: datetime) -> Kept:
    begun = log.check_in(plan_hash="hash", plan_content="{}", routine_id="easy", routine_name="Easy", now=now)
    log.begin(begun.id, now=now)
    log.rate(begun.id, Region.NECK, Moment.BEFORE, 5, now=now)
    return Kept.SESSION


TELLING = st.builds(
    begin,
    st.sampled_from(EpisodeKind),
    st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    st.none() | st.sampled_from(BirthKind),
    st.none() | st.sampled_from(StageBasis),
    st.text(st.characters(codec="utf-8"), max_size=200),
    correcting=st.booleans(),
)
CALLS = st.lists(TELLING | st.sampled_from([end, answer, agree, withdraw, score, session]), max_size=12)


@settings(max_examples=25, deadline=None)
@given(calls=CALLS)
def test_at_most_one_episode_is_open_and_nothing_felt_or_done_is_lost(calls: list[Call]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_log(Path(folder) / "data", now=START)) as log:
        kept = []
        for hours, call in enumerate(calls):
            kept.append(call(log, START + timedelta(hours=hours)))
            open_ones = [episode for episode in log.episodes() if episode.ended_at is None]
            assert open_ones == [episode for episode in [log.episode()] if episode is not None]

        assert len(log.history()) == kept.count(Kept.SESSION)
        assert all([rating.score for rating in log.ratings(line.id)] == [5] for line in log.history())
        with closing(sqlite3.connect(log.path)) as connection:
            scores = connection.execute("SELECT score FROM v_ratings").fetchall()
        assert sorted(scores) == [(3,)] * kept.count(Kept.SCORE) + [(5,)] * kept.count(Kept.SESSION)


@settings(max_examples=25, deadline=None)
@given(calls=CALLS)
def test_the_last_stage_told_is_what_the_episode_is(calls: list[Call]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(open_log(Path(folder) / "data", now=START)) as log:
        for hours, call in enumerate(calls):
            call(log, START + timedelta(hours=hours))

        for episode in log.episodes():
            for told in log.stage_answers(episode.id)[-1:]:
                assert (told.kind, told.due_on, told.birth_on) == (episode.kind, episode.due_on, episode.birth_on)
                assert (told.birth_kind, told.basis, told.said) == (episode.birth_kind, episode.basis, episode.said)
