"""What may be said after one session."""

import pytest

from tui.session.summary import Change, sentence


def low_back(before: int | None, after: int | None) -> Change:
    return Change("Low back", before, after)


def test_a_drop_of_two_is_lower_afterwards_and_never_the_routines_doing() -> None:
    assert sentence([low_back(6, 4)]) == "Pain was lower afterwards; it may have eased anyway."


def test_a_rise_of_two_says_so_first_even_beside_a_drop() -> None:
    said = sentence([low_back(6, 2), Change("Left buttock", 3, 5)])
    assert said.startswith("Left buttock was higher afterwards, by 2.")


@pytest.mark.parametrize("after", [5, 7])
def test_one_point_either_way_is_within_the_wobble(after: int) -> None:
    assert "wobble" in sentence([low_back(6, after)])


def test_no_change_is_said_to_be_common() -> None:
    assert "common" in sentence([low_back(6, 6)])


def test_without_a_pair_nothing_is_claimed() -> None:
    assert "nothing can be said" in sentence([low_back(6, None), low_back(None, 2)])


def test_a_missing_score_shows_as_a_gap() -> None:
    assert str(low_back(6, None)) == "Low back 6 → –"
