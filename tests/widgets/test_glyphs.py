"""Large text: what is drawn, how wide it is, and how it reads without colours."""

import string

import pytest
from textual.color import Color

from tui.widgets.glyph_bitmaps import letters
from tui.widgets.glyph_ink import segments
from tui.widgets.glyph_strokes import strokes
from tui.widgets.glyphs import FIGURE_SPACE, ascii_lines, plain_lines, render

ROWS = [13, 11, 8, 6, 5, 4, 3]
INK, GROUND = Color.parse("#f1e8de"), Color.parse("#1a1716")


@pytest.mark.parametrize("rows", ROWS)
def test_a_text_fills_exactly_the_rows_asked_for(rows: int) -> None:
    assert render("18", rows).rows == rows
    assert len(plain_lines("18", rows)) == rows


@pytest.mark.parametrize("rows", ROWS)
def test_every_two_digit_count_is_equally_wide(rows: int) -> None:
    assert len({render(f"{count:02}", rows).width for count in range(100)}) == 1


@pytest.mark.parametrize("rows", ROWS)
def test_a_count_padded_with_a_figure_space_keeps_its_place(rows: int) -> None:
    padded, full = plain_lines(f"{FIGURE_SPACE}9", rows), plain_lines("19", rows)
    half = len(full[0]) // 2 + 1
    assert [line[half:] for line in padded] == [line[half:] for line in full]


@pytest.mark.parametrize("rows", ROWS)
def test_all_digits_and_capitals_look_different_but_nought_and_o(rows: int) -> None:
    letters_but_o = string.ascii_uppercase.replace("O", "")
    drawn = [plain_lines(char, rows) for char in string.digits + letters_but_o + "/:+-.?"]
    assert len(set(drawn)) == len(drawn)


@pytest.mark.parametrize("rows", ROWS)
def test_lower_case_is_drawn_as_capitals_and_the_unknown_as_a_question_mark(rows: int) -> None:
    assert plain_lines("left", rows) == plain_lines("LEFT", rows)
    assert plain_lines("[é]", rows) == plain_lines("???", rows)


@pytest.mark.parametrize("height", [5, 7, 10])
def test_a_sheet_has_all_characters_each_of_one_height_and_width(height: int) -> None:
    sheet = letters(height)
    assert set(string.digits + string.ascii_uppercase + "/:+-.?") == set(sheet)
    for glyph in sheet.values():
        assert len(glyph) == height
        assert len({len(row) for row in glyph}) == 1
        assert set("".join(glyph)) <= {"#", "."}


def test_strokes_and_sheets_know_the_same_characters() -> None:
    assert set(strokes()) == set(letters(5)) | {" "}


def test_a_side_in_five_rows_reads_as_text() -> None:
    assert plain_lines("LEFT", 5) == (
        "██      ██████  ██████  ██████",
        "██      ██      ██        ██  ",
        "██      █████   █████     ██  ",
        "██      ██      ██        ██  ",
        "██████  ██████  ██        ██  ",
    )


def test_the_one_stands_upright_in_the_middle_of_its_box() -> None:
    lines = plain_lines("1", 11)
    stem = {line.rstrip().rfind("█") for line in lines[4:-1]}
    assert len(lines[0]) == render("8", 11).width
    assert len(stem) == 1


def test_strokes_have_sharp_upright_edges() -> None:
    bitmap = render("T", 8)
    assert {bitmap.pixels[y][x] for y in range(5, 12) for x in range(bitmap.width)} == {0.0, 1.0}


def test_no_text_takes_no_room() -> None:
    assert render("", 11).width == 0
    assert plain_lines("", 3) == ("", "", "")


def test_wholly_inked_and_empty_cells_carry_no_second_colour() -> None:
    for segment in segments(render("E", 5), 0, INK, GROUND):
        assert segment.style is not None
        assert segment.style.bgcolor == GROUND.rich_color
        assert segment.style.color == INK.rich_color


def test_without_colour_the_segments_are_the_plain_lines() -> None:
    bitmap = render("28", 11)
    for row, line in enumerate(plain_lines("28", 11)):
        drawn = segments(bitmap, row, INK, GROUND, colour=False)
        assert "".join(segment.text for segment in drawn) == line
        assert len(drawn) == 1


def test_softened_edges_have_at_most_two_colours_a_cell_and_the_same_width() -> None:
    bitmap = render("28", 11)
    for row in range(11):
        drawn = segments(bitmap, row, INK, GROUND)
        assert sum(len(segment.text) for segment in drawn) == bitmap.width
        assert all(segment.style is not None for segment in drawn)


@pytest.mark.parametrize("rows", [11, 8, 6, 5])
def test_ascii_text_is_made_of_hash_signs(rows: int) -> None:
    lines = ascii_lines("18", rows)
    assert len(lines) == rows
    assert set("".join(lines)) == {"#", " "}


def test_ascii_text_too_low_to_draw_is_written_out() -> None:
    assert [line.strip() for line in ascii_lines("out", 4)] == ["", "OUT", "", ""]
