"""The player, walked with an invented steady clock."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.model import Side
from tui.session.plan import Breath, Phase, PhaseKind, Plan
from tui.session.player import SOONEST, Outcome, Player, Step


def phase(kind: PhaseKind, seconds: float = 0.0, *, side: Side | None = None, reps: int = 0, move: int = 0) -> Phase:
    return Phase(kind, move, "lunge", "Kneeling lunge", "Hips sink.", seconds, side=side, reps=reps)


PLAN = Plan(
    "series",
    "Series",
    (
        phase(PhaseKind.READ),
        phase(PhaseKind.LEAD_IN, 5),
        phase(PhaseKind.HOLD, 30, side=Side.LEFT),
        phase(PhaseKind.CHANGE_SIDE, 10, side=Side.RIGHT),
        phase(PhaseKind.HOLD, 30, side=Side.RIGHT),
        phase(PhaseKind.READ, move=1),
        phase(PhaseKind.LEAD_IN, 5, move=1),
        phase(PhaseKind.REPS, 30, reps=3, move=1),
        phase(PhaseKind.FINISH, move=1),
    ),
    Breath(4, 6),
)


def run(player: Player, start: float, seconds: float, every: float = 0.5) -> float:
    """Let time pass as a screen would, in short steps."""
    now = start
    while now < start + seconds - 1e-9:
        now = min(now + every, start + seconds)
        player.tick(now)
    return now


def test_the_clock_waits_on_the_reading_card() -> None:
    player = Player(PLAN, 100.0)
    assert run(player, 100.0, 60) == 160.0
    assert player.phase.kind is PhaseKind.READ
    assert not player.running


def test_a_hold_counts_down_and_shows_its_full_length_for_its_first_second() -> None:
    player = Player(PLAN, 0.0)
    player.go(0.0)
    run(player, 0.0, 5.0)
    assert player.view(5.0).count == 30
    assert player.tick(5.9).count == 30
    assert player.tick(6.0).count == 29
    assert player.tick(7.25).left == 27.75


def test_each_side_gets_its_full_time_however_late_the_ticks_come() -> None:
    player = Player(PLAN, 0.0)
    player.go(0.0)
    run(player, 0.0, 80.0, every=1.7)
    first, second = player.collect()
    assert (first, second) == (Step(2, Outcome.DONE, 30.0, None), Step(4, Outcome.DONE, 30.0, None))
    assert player.phase.kind is PhaseKind.READ


def test_a_pause_stops_the_clock_to_the_tenth_of_a_second() -> None:
    player = Player(PLAN, 0.0)
    player.go(0.0)
    run(player, 0.0, 12.3)
    before = player.pause(12.3)
    assert before.paused
    assert round(before.left, 3) == 22.7
    run(player, 12.3, 600.0)
    assert player.view(612.3).left == before.left
    player.go(612.3)
    assert round(player.tick(613.3).left, 3) == 21.7


def test_repetitions_are_counted_by_the_breath() -> None:
    player = Player(PLAN, 0.0, index=7)
    player.go(0.0)
    assert player.tick(0.5).count == 1
    run(player, 0.5, 9.5)
    view = player.view(10.0)
    assert (view.count, view.reps, view.breathing_in) == (2, 3, True)
    assert not player.tick(12.9).breathing_in or player.view(12.9).breath < 1
    run(player, 12.9, 20.0)
    assert player.collect() == (Step(7, Outcome.DONE, 30.0, 3),)
    assert player.view(33.0).finished


def test_next_leaves_a_hold_early_and_says_how_much_was_done() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 12.0)
    player.next(12.0)
    assert player.collect() == (Step(2, Outcome.PARTIAL, 12.0, None),)
    assert player.phase.kind is PhaseKind.CHANGE_SIDE


def test_next_pressed_by_mistake_is_undone_by_back_with_the_time_left() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 12.0)
    player.next(12.0)
    view = player.back(13.5)
    assert (view.index, view.phase.side, view.left) == (2, Side.LEFT, 18.0)


def test_back_in_the_middle_of_a_hold_does_it_again() -> None:
    player = Player(PLAN, 0.0, index=4)
    player.go(0.0)
    run(player, 0.0, 12.0)
    assert (player.back(12.0).index, player.view(12.0).left) == (4, 30.0)


def test_back_on_the_first_card_stays_there() -> None:
    player = Player(PLAN, 0.0)
    assert player.back(1.0).index == 0


def test_plus_and_minus_move_the_end_by_ten_seconds_or_one_repetition() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    assert player.adjust(1, 1.0).left == 39.0
    assert player.adjust(-1, 1.0).left == 29.0
    reps = Player(PLAN, 0.0, index=7)
    reps.go(0.0)
    assert reps.adjust(1, 1.0).reps == 4


def test_a_hold_never_gets_shorter_than_one_step() -> None:
    player = Player(PLAN, 0.0, index=2)
    assert player.adjust(-9, 0.0).length == 10.0


def test_a_lead_in_shorter_than_one_step_keeps_its_length() -> None:
    player = Player(PLAN, 0.0)
    player.go(0.0)
    assert player.adjust(-1, 1.0).length == 5.0
    assert player.adjust(1, 1.0).length == 15.0
    assert player.adjust(-3, 1.0).length == 5.0


def test_a_hold_made_shorter_than_what_was_done_is_over_now_and_takes_nothing_from_the_changeover() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 25.0)
    view = player.adjust(-1, 25.0)
    assert player.collect() == (Step(2, Outcome.DONE, 25.0, None),)
    assert (view.phase.kind, view.left, view.paused) == (PhaseKind.CHANGE_SIDE, 10.0, False)


def test_a_hold_made_shorter_than_what_was_done_while_paused_gives_way_to_a_paused_changeover() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 25.0)
    player.pause(25.0)
    view = player.adjust(-1, 90.0)
    assert player.collect() == (Step(2, Outcome.DONE, 25.0, None),)
    assert (view.phase.kind, view.left, view.paused) == (PhaseKind.CHANGE_SIDE, 10.0, True)


def test_time_beyond_the_length_on_resuming_takes_nothing_from_the_changeover() -> None:
    player = Player(PLAN, 0.0, index=2, elapsed=36.0)
    view = player.go(50.0)
    assert player.collect() == (Step(2, Outcome.DONE, 36.0, None),)
    assert (view.phase.kind, view.left) == (PhaseKind.CHANGE_SIDE, 10.0)


def without_ways_between() -> Plan:
    """The plan with no lead-in and no changeover, as a routine of her own may have it."""
    short = (PhaseKind.LEAD_IN, PhaseKind.CHANGE_SIDE)
    return replace(PLAN, phases=tuple(replace(p, seconds=0.0) if p.kind in short else p for p in PLAN.phases))


def test_without_a_lead_in_the_hold_starts_with_the_key() -> None:
    view = Player(without_ways_between(), 0.0).go(0.0)
    assert (view.index, view.left) == (2, 30.0)


def test_without_a_changeover_next_goes_to_the_other_side_at_once() -> None:
    player = Player(without_ways_between(), 0.0, index=2)
    player.go(0.0)
    view = player.next(1.0)
    assert (view.index, view.left) == (4, 30.0)


def test_without_a_changeover_a_paused_hold_cut_short_leads_to_the_other_side_paused() -> None:
    player = Player(without_ways_between(), 0.0, index=2, elapsed=25.0)
    view = player.adjust(-1, 0.0)
    assert (view.index, view.left, view.paused) == (4, 30.0, True)


def test_a_skipped_move_without_time_to_get_there_leads_to_the_next_card() -> None:
    way = phase(PhaseKind.TRANSITION, move=1)
    player = Player(replace(PLAN, phases=(*PLAN.phases[:5], way, *PLAN.phases[5:])), 0.0)
    assert player.skip_move(0.0).phase.kind is PhaseKind.READ


def test_a_phase_that_is_over_changes_at_once() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    assert player.until_change(30.0, breath_steps=4) == SOONEST


def test_back_and_next_again_leave_a_hold_that_was_done_as_done() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 31.0)
    assert player.back(31.0).index == 2
    player.next(31.4)
    assert player.collect() == (Step(2, Outcome.DONE, 30.0, None),)


def test_of_two_holds_left_early_the_longer_one_counts() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 12.0)
    player.next(12.0)
    assert player.back(12.0).elapsed == 12.0
    assert player.back(12.0).elapsed == 0.0
    player.next(14.0)
    assert player.collect() == (Step(2, Outcome.PARTIAL, 12.0, None),)


def test_a_move_left_out_after_it_was_done_stays_done() -> None:
    player = Player(PLAN, 0.0)
    player.go(0.0)
    run(player, 0.0, 75.0)
    done = player.collect()
    while player.index:
        player.back(75.0)
    player.skip_move(75.0)
    assert [step.outcome for step in done] == [Outcome.DONE, Outcome.DONE]
    assert player.collect() == ()


def test_a_result_from_before_the_interruption_is_not_made_worse() -> None:
    earlier = (Step(2, Outcome.DONE, 30.0, None), Step(4, Outcome.PARTIAL, 11.0, None))
    player = Player(PLAN, 0.0, index=4, elapsed=11.0, earlier=earlier)
    assert player.collect() == ()
    player.go(0.0)
    player.back(0.0)
    player.next(3.0)
    assert player.collect() == ()
    player.back(3.0)
    run(player, 3.0, 40.0)
    assert player.collect() == (Step(4, Outcome.DONE, 30.0, None),)


def test_back_while_paused_stays_paused() -> None:
    player = Player(PLAN, 0.0, index=4)
    player.go(0.0)
    run(player, 0.0, 12.0)
    player.pause(12.0)
    view = player.back(13.0)
    assert (view.index, view.left, view.paused) == (4, 30.0, True)
    view = player.back(14.0)
    assert (view.index, view.paused) == (2, True)


def test_next_while_paused_goes_on() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    player.pause(1.0)
    view = player.next(2.0)
    assert (view.phase.kind, view.paused) == (PhaseKind.CHANGE_SIDE, False)


def test_an_absence_stops_the_clock_where_it_was_last_seen() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 4.0)
    view = player.tick(724.0)
    assert (view.paused, view.left, view.away) == (True, 26.0, 720.0)
    assert player.go(724.0).away == 0.0


def test_a_skipped_move_records_each_side_as_skipped() -> None:
    player = Player(PLAN, 0.0)
    player.skip_move(1.0)
    assert [(s.phase, s.outcome) for s in player.collect()] == [(2, Outcome.SKIPPED), (4, Outcome.SKIPPED)]
    assert player.phase.move == 1


def test_stopping_keeps_what_was_done_of_the_present_phase() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    run(player, 0.0, 7.5)
    player.leave(7.5)
    assert player.collect() == (Step(2, Outcome.PARTIAL, 7.5, None),)


def test_resuming_begins_paused_at_the_phase_and_side_that_was_left() -> None:
    view = Player(PLAN, 50.0, index=4, elapsed=11.0).view(50.0)
    assert (view.paused, view.phase.side, view.left) == (True, Side.RIGHT, 19.0)


def test_the_timer_is_armed_to_the_next_visible_change() -> None:
    player = Player(PLAN, 0.0, index=2)
    player.go(0.0)
    player.tick(0.3)
    assert round(player.until_change(0.3, breath_steps=4) or 0, 6) == 0.7
    assert round(player.until_change(0.3, breath_steps=40) or 0, 6) == 0.1
    player.pause(0.4)
    assert player.until_change(0.4, breath_steps=4) is None


ACTIONS = ("tick", "toggle", "next", "back", "longer", "shorter", "skip", "gap")


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.floats(0, 2.9)), max_size=60))
def test_any_keys_in_any_order_keep_time_and_phases_whole(moves: list[tuple[str, float]]) -> None:
    player, now = Player(PLAN, 0.0), 0.0
    player.go(now)
    for action, step in moves:
        now += step + (100.0 if action == "gap" else 0.0)
        was = player.index
        match action:
            case "toggle":
                player.toggle(now)
            case "next":
                player.next(now)
            case "back":
                assert player.back(now).index <= max(was, player.index)
            case "longer":
                player.adjust(1, now)
            case "shorter":
                player.adjust(-1, now)
            case "skip":
                player.skip_move(now)
            case _:
                player.tick(now)
        view = player.view(now)
        assert view.left >= 0
        assert 0 <= view.fraction <= 1
        assert 0 <= view.breath <= 1
        assert view.elapsed >= 0
        assert 0 <= view.index < len(PLAN.phases)
        wait = player.until_change(now, breath_steps=20)
        assert (wait is None) == (not player.running)
        assert wait is None or 0 < wait <= 1.0
        assert player.pause(now) == player.pause(now)
        if not view.paused:
            player.go(now) if not view.phase.kind.waits else None
    steps = player.collect()
    assert all(step.seconds >= 0 and PLAN.phases[step.phase].kind.is_work for step in steps)
    for former, later in pairwise(steps):
        assert former.phase != later.phase or not later.is_worse_than(former)
