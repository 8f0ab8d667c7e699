"""Which rows of a long list are drawn: always the lit one, never more than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.draft_list import Window, window


def test_a_list_that_fits_is_shown_whole() -> None:
    assert window(5, 4, 5) == Window(0, 5, 0, 0)


def test_a_list_that_does_not_fit_keeps_a_line_for_how_many_there_are_besides() -> None:
    assert window(40, 0, 10) == Window(0, 9, 0, 31)
    assert window(40, 39, 10) == Window(31, 9, 31, 0)


@given(st.integers(1, 5000), st.data())
def test_the_lit_row_is_always_drawn(count: int, data: st.DataObject) -> None:
    lit, height = data.draw(st.integers(0, count - 1)), data.draw(st.integers(1, 60))
    place = window(count, lit, height)

    assert place.first <= lit < place.first + place.shown
    assert place.above + place.shown + place.below == count
    assert place.shown <= height
