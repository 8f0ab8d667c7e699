"""A routine in the making: what each edit does, where it ends, and that every step can be taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.load import load_catalogue
from catalog.model import MovementKind, Routine, RoutineItem
from tui.own_catalogue import write_routine
from tui.session.draft import (
    LONGEST_HOLD,
    LONGEST_REST,
    MOST_ITEMS,
    MOST_REPS,
    MOST_SETS,
    NAME_LENGTH,
    Draft,
    amount,
    begun,
    changeable,
    name_fault,
    rest_fault,
)
from tui.session.plan import plan_routine

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
HELD, COUNTED, EXPLORED = "side-stretch", "pelvic-tilt-all-fours", "upper-glute-release"


def draft(*exercises: str) -> Draft:
    return Draft(Routine("evening", "Evening", "", tuple(map(RoutineItem, exercises)), ()))


def order(one: Draft) -> list[str]:
    return [item.exercise for item in one.routine.items]


def test_an_exercise_is_added_after_the_lit_one_and_lit() -> None:
    added = draft(HELD, COUNTED).add(EXPLORED)

    assert order(added) == [HELD, EXPLORED, COUNTED]
    assert added.lit == 1


def test_the_first_exercise_goes_into_an_empty_routine() -> None:
    assert order(draft().add(HELD)) == [HELD]


def test_four_times_forty_seconds_takes_five_keys() -> None:
    made = draft(HELD)
    for _ in range(3):
        made = made.change_sets(1)
    for _ in range(2):
        made = made.change_amount(1, EXERCISES[HELD])

    assert made.routine.items == (RoutineItem(HELD, sets=4, hold_seconds=40),)
    assert len(made.past) == 5


def test_a_counted_exercise_changes_by_one_repetition() -> None:
    assert draft(COUNTED).change_amount(-1, EXERCISES[COUNTED]).item == RoutineItem(COUNTED, reps=9)


def test_back_at_its_own_figure_an_exercise_has_its_own_range_again() -> None:
    exercise = EXERCISES[COUNTED]

    assert draft(COUNTED).change_amount(3, exercise).change_amount(-3, exercise).item == RoutineItem(COUNTED)


def test_an_exercise_with_nothing_to_hold_or_count_keeps_its_time() -> None:
    one = draft(EXPLORED)

    assert changeable(EXERCISES[EXPLORED]) is None
    assert one.change_amount(1, EXERCISES[EXPLORED]) is one


@pytest.mark.parametrize(("exercise", "way", "end"), [
    (HELD, 1, LONGEST_HOLD), (HELD, -1, 5), (COUNTED, 1, MOST_REPS), (COUNTED, -1, 1),
])  # fmt: skip
def test_holds_and_repetitions_end_where_a_file_may_not_go_further(exercise: str, way: int, end: int) -> None:
    made = draft(exercise).change_amount(way * 1000, EXERCISES[exercise])

    assert made.item is not None
    assert amount(made.item, EXERCISES[exercise]) == end
    assert made.change_amount(way, EXERCISES[exercise]) is made


def test_a_short_hold_from_a_file_stays_as_it_is_at_the_lower_end() -> None:
    short = Draft(Routine("evening", "Evening", "", (RoutineItem(HELD, hold_seconds=3),), ()))

    assert short.change_amount(-1, EXERCISES[HELD]) is short


@pytest.mark.parametrize(("way", "end"), [(1, MOST_SETS), (-1, 1)])
def test_sets_end_at_one_and_at_twenty(way: int, end: int) -> None:
    made = draft(HELD).change_sets(way * 100)

    assert made.item is not None
    assert made.item.sets == end


def test_a_full_routine_takes_no_further_exercise() -> None:
    full = draft(*[HELD] * MOST_ITEMS)

    assert full.full
    assert full.add(COUNTED) is full
    assert full.duplicate() is full


def test_a_moved_item_stays_lit() -> None:
    moved = draft(HELD, COUNTED, EXPLORED).move(1)

    assert order(moved) == [COUNTED, HELD, EXPLORED]
    assert moved.lit == 1


@pytest.mark.parametrize(("lit", "by"), [(0, -1), (1, 1)])
def test_at_an_end_an_item_stays(lit: int, by: int) -> None:
    one = draft(HELD, COUNTED).light(lit)

    assert one.move(by) is one


def test_after_the_last_one_is_removed_the_one_before_is_lit() -> None:
    assert draft(HELD, COUNTED).light(1).remove().lit == 0


def test_a_duplicate_has_the_same_sets_and_figure() -> None:
    made = draft(HELD).change_sets(1).duplicate()

    assert made.routine.items == (RoutineItem(HELD, sets=2),) * 2


def test_undo_lights_what_was_changed() -> None:
    assert draft(HELD, COUNTED).light(1).change_sets(1).light(0).undo().lit == 1


def test_a_new_change_ends_what_could_be_done_again() -> None:
    made = draft(HELD).change_sets(1).undo().add(COUNTED)

    assert made.future == ()
    assert made.redo() is made


@pytest.mark.parametrize("name", ["", "   ", "x" * (NAME_LENGTH + 1), "even\x1b[31ming", "even\u202eing", "one\ntwo"])
def test_a_name_that_is_empty_too_long_or_steers_a_terminal_is_refused(name: str) -> None:
    assert name_fault(name)
    with pytest.raises(ValueError, match="name"):
        draft(HELD).rename(name)


def test_a_name_is_kept_without_the_spaces_around_it() -> None:
    assert draft(HELD).rename("  Good night ♥ ").routine.name == "Good night ♥"


@pytest.mark.parametrize("seconds", [-1, LONGEST_REST + 1])
def test_a_rest_a_file_may_not_hold_is_refused(seconds: int) -> None:
    with pytest.raises(ValueError, match="rest"):
        draft(HELD).rest(seconds)


@pytest.mark.parametrize("text", ["", "soon", "-1", "121", "1.5", "²", "9" * 5000])
def test_a_typed_rest_that_is_no_such_number_is_refused(text: str) -> None:
    assert rest_fault(text)


@pytest.mark.parametrize("text", ["0", " 25 ", "120"])
def test_a_typed_rest_is_a_number_of_seconds(text: str) -> None:
    assert rest_fault(text) == ""


@given(st.sampled_from(sorted(CATALOGUE.routines)), st.text("abc ", max_size=NAME_LENGTH))
def test_a_copy_has_a_name_that_can_be_taken_and_no_id(model: str, name: str) -> None:
    copy = begun(replace(CATALOGUE.routines[model], name=f"x{name}"[:NAME_LENGTH]))

    assert name_fault(copy.name) == ""
    assert copy.name.endswith(", mine")
    assert copy.id == ""


Edit = Callable[[Draft], Draft]


def _amount_by(steps: int) -> Edit:
    return lambda one: one if one.item is None else one.change_amount(steps, EXERCISES[one.item.exercise])


def _add(exercise: str) -> Edit:
    return lambda one: one.add(exercise)


def _move(by: int) -> Edit:
    return lambda one: one.move(by)


def _sets(by: int) -> Edit:
    return lambda one: one.change_sets(by)


def _light(index: int) -> Edit:
    return lambda one: one.light(index)


def _rename(name: str) -> Edit:
    return lambda one: one.rename(name)


def _rest(seconds: int) -> Edit:
    return lambda one: one.rest(seconds)


EDITS = st.lists(
    st.one_of(
        st.sampled_from(sorted(EXERCISES)).map(_add),
        st.sampled_from([Draft.remove, Draft.duplicate]),
        st.sampled_from([-1, 1]).map(_move),
        st.integers(-25, 25).map(_sets),
        st.integers(-150, 150).map(_amount_by),
        st.integers(-3, 45).map(_light),
        st.text("abc é", min_size=1, max_size=NAME_LENGTH).filter(str.strip).map(_rename),
        st.integers(0, LONGEST_REST).map(_rest),
    ),
    max_size=60,
)


@given(EDITS)
def test_as_many_undos_as_steps_give_the_first_routine_and_redo_the_last(edits: list[Edit]) -> None:
    first = made = draft(HELD, COUNTED)
    for edit in edits:
        made = edit(made)
    last, steps = made, len(made.past)

    for _ in range(steps):
        made = made.undo()
    assert made.routine == first.routine
    assert made.undo() is made

    for _ in range(steps):
        made = made.redo()
    assert made.routine == last.routine
    assert made.redo() is made


@given(EDITS)
def test_each_edit_is_at_most_one_step_and_none_without_a_change(edits: list[Edit]) -> None:
    made = draft(HELD)
    for edit in edits:
        before, made = made, edit(made)
        assert len(made.past) - len(before.past) == (made.routine != before.routine)


@given(EDITS)
def test_the_lit_item_is_always_there(edits: list[Edit]) -> None:
    made = draft(HELD)
    for edit in edits:
        made = edit(made)
        assert 0 <= made.lit < max(1, len(made.routine.items))
        assert (made.item is None) == (not made.routine.items)


@settings(max_examples=25)
@given(EDITS)
def test_whatever_is_made_can_be_planned_saved_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]
) -> None:
    made = draft(HELD)
    for edit in edits:
        made = edit(made)
    if not made.routine.items:
        return
    folder = tmp_path_factory.mktemp("own")
    path = write_routine(folder, made.routine)
    read = load_catalogue(folder)

    assert read.faults == ()
    assert replace(read.routines["evening"], sources=()) == made.routine
    assert plan_routine(made.routine, read).moves == len(made.routine.items)
    assert path.parent == folder


def test_what_can_be_changed_is_a_hold_or_a_count_of_the_exercise() -> None:
    for exercise in EXERCISES.values():
        kinds = {movement.kind for movement in exercise.movements}
        kind = changeable(exercise)
        assert kind in kinds if kind else not kinds & {MovementKind.HOLD, MovementKind.REPS}
