"""Where things stand on a line, at every width: pure geometry, without a screen."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.breath_bar import visible_change
from tui.widgets.cells import fit
from tui.widgets.key_bar import Hint, Key, place
from tui.widgets.pain_columns import columns, digit_rows, score_at
from tui.widgets.pain_strip import bar_eighths
from tui.widgets.progress import Segment, layout, names
from tui.widgets.top_bar import Mode, arrange

WEIGHTS = st.lists(st.floats(1, 600), min_size=1, max_size=40)
WIDTHS = st.integers(20, 200)


@given(WEIGHTS, WIDTHS)
def test_progress_blocks_fill_the_width_and_never_overflow(weights: list[float], width: int) -> None:
    places = layout(weights, width)
    assert len(places) == len(weights)
    assert all(block >= 1 for _, block in places)
    assert places[0][0] == 0
    assert places[-1][0] + places[-1][1] == width or len(weights) > width
    assert all(x + block <= width for x, block in places)


@given(WEIGHTS, WIDTHS)
def test_progress_blocks_do_not_overlap_while_there_is_a_cell_for_each(weights: list[float], width: int) -> None:
    places = layout(weights, width)
    if len(weights) <= width:
        assert all(x + block <= after for (x, block), (after, _) in pairwise(places))


def test_sides_of_a_move_stand_closer_than_moves() -> None:
    (_, _), (second, wide), (third, _) = layout([10, 10, 10], 33, [0, 0, 1])
    assert (second - 10, third - second - wide) == (1, 2)


def test_gaps_give_way_before_blocks_do() -> None:
    places = layout([5] * 20, 20, list(range(20)))
    assert places == tuple((x, 1) for x in range(20))


def test_widths_follow_time() -> None:
    assert [block for _, block in layout([30, 60, 10], 104)] == [30, 60, 10]


def test_there_are_no_blocks_without_a_routine() -> None:
    assert layout([], 80) == ()


ROUTINE = (
    Segment("tilt", 10, 0),
    Segment("reach and turn", 10, 1),
    Segment("reach and turn", 10, 1),
    Segment("lunge", 30, 2),
)


def test_a_move_is_named_once_under_its_first_side() -> None:
    found = names(ROUTINE, 3, 120)
    assert [each.text for each in found] == ["tilt", "reach and turn", "lunge"]
    assert [each.current for each in found] == [False, False, True]


def test_the_current_name_is_whole_and_the_others_give_way() -> None:
    found = names(ROUTINE, 1, 30)
    assert "reach and turn" in [each.text for each in found]
    ends = [each.x + len(each.text) for each in found]
    assert all(end < after.x for end, after in zip(ends, found[1:], strict=False))


@given(st.integers(0, 3), st.integers(5, 120))
def test_names_stay_on_the_line(current: int, width: int) -> None:
    assert all(each.x >= 0 and each.x + len(each.text) <= width for each in names(ROUTINE, current, width))


@pytest.mark.parametrize(("width", "left"), [(114, 21), (78, 20), (58, 26)])
def test_the_scale_leaves_the_names_their_room(width: int, left: int) -> None:
    assert columns(width)[0].left == left


@given(st.integers(24, 250))
def test_the_scale_ends_at_the_right_edge(width: int) -> None:
    last = columns(width)[10]
    assert last.left + last.width == width


@given(st.integers(24, 250))
def test_a_click_on_a_column_is_its_score(width: int) -> None:
    assert [score_at(column.centre, width) for column in columns(width)] == list(range(11))


def test_a_click_on_a_name_is_no_score() -> None:
    assert score_at(3, 78) is None


def test_digits_are_as_large_as_width_and_height_allow() -> None:
    assert [digit_rows(*size) for size in ((114, 40), (114, 24), (78, 24), (58, 20))] == [5, 3, 3, 1]


@pytest.mark.parametrize("rows", [1, 5])
def test_more_pain_is_never_a_lower_bar(rows: int) -> None:
    heights = [bar_eighths(score, rows) for score in range(11)]
    assert heights == sorted(heights)
    assert heights[0] == 1
    assert heights[10] == 8 * rows


def test_a_breath_bar_says_how_often_it_can_change() -> None:
    assert visible_change(20, 1) == 160
    assert visible_change(20, 2) == 80
    assert visible_change(0, 1) >= 1


def hint(key: str, word: str, *, stop: bool = False) -> Hint:
    return Hint((Key(key, key),), word, stop=stop)


HINTS = (hint("space", "pause"), hint("n", "next"), hint("o", "it hurts here"), hint("!", "stop now", stop=True))


def test_stop_now_stands_alone_at_the_right() -> None:
    assert place(HINTS, 120)[-1].x == 120 - len("! stop now")


def test_keys_that_do_not_fit_go_from_the_end() -> None:
    assert [each.hint.word for each in place(HINTS, 36)] == ["pause", "next", "stop now"]


@given(st.integers(10, 150))
def test_stop_now_is_never_dropped(width: int) -> None:
    assert "stop now" in [each.hint.word for each in place(HINTS, width)]


def test_a_key_of_a_group_is_clicked_on_its_own() -> None:
    pair = Hint((Key("+", "plus"), Key("−", "minus")), "10 s")
    (placed,) = place([pair], 80)
    assert [placed.key_at(x) for x in (0, 2, 5, 20)] == ["plus", "minus", "plus", None]


def test_the_date_leaves_the_top_bar_first() -> None:
    assert "Thu 19 Nov" in arrange(114, Mode.TODAY, "31 w 4 d", "Thu 19 Nov", "21:14", "").moment
    assert arrange(78, Mode.TODAY, "31 w 4 d", "Thu 19 Nov", "21:14", "").moment == "31 w 4 d  21:14"


def test_the_words_of_the_other_rooms_leave_the_top_bar_next() -> None:
    line = arrange(44, Mode.HISTORY, "31 w 4 d", "Thu 19 Nov", "21:14", "")
    assert [tab.worded for tab in line.tabs] == [False, False, True, False]


def test_an_unusual_place_is_named_and_keeps_its_end() -> None:
    line = arrange(78, Mode.TODAY, "31 w 4 d", "", "21:14", "/home/someone/very/long/way/to/trial")
    assert line.place.startswith("…")
    assert line.place.endswith("/trial")


@given(st.integers(20, 200), st.sampled_from(Mode), st.text("a/", max_size=40))
def test_the_top_bar_never_overlaps_itself(width: int, active: Mode, where: str) -> None:
    line = arrange(width, active, "31 w 4 d", "Thu 19 Nov", "21:14", where)
    right = len(line.moment) + len(line.place) + (3 if line.moment and line.place else 0)
    assert line.tabs[-1].x + line.tabs[-1].width + right <= width


def test_a_cut_text_ends_with_an_ellipsis() -> None:
    assert fit("side-lying turn", 8) == "side-ly…"
    assert fit("tilt", 8) == "tilt"
    assert fit("tilt", 0) == ""
