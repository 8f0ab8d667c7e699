"""The long list and the chips: what is drawn, what is lit, and what fits on the line."""

from itertools import pairwise
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from catalog.entry import Hit, Kind
from tui.themes import THEMES
from tui.widgets.chip_bar import Chip, arrange
from tui.widgets.item_list import Heading, Item, ItemList, Note, Row, Words

MANY = 5_000
CHIPS = tuple(Chip(letter, word) for letter, word in zip("potmunl", ("place", "position", "what I have", "minutes",
                                                                    "quiet", "can't kneel", "can't lie"), strict=True))  # fmt: skip


class Long(App[None]):
    """A list of five thousand exercises under two headings."""

    CSS: ClassVar[str] = "Screen { background: $background; }"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.asked: list[Hit] = []

    def compose(self) -> ComposeResult:
        yield ItemList(self.words)

    def words(self, hit: Hit) -> Words:
        self.asked.append(hit)
        return Words(f"Exercise {hit.id}", ("30 s each side", "30 s"))

    @property
    def items(self) -> ItemList:
        return self.query_one(ItemList)


def rows(number: int = MANY) -> tuple[Row, ...]:
    hits = [Item(Hit(Kind.EXERCISE, str(n))) for n in range(number)]
    return (Heading("First"), *hits[:10], Heading(), Heading("Then"), Note("A word."), *hits[10:])


def lines(items: ItemList) -> list[str]:
    return [items.render_line(y).text for y in range(items.size.height)]


async def test_only_rows_in_sight_are_asked_for_their_words() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        await pilot.pause()
        assert 0 < len(set(app.asked)) <= 20


async def test_the_first_item_is_lit_with_its_heading_in_sight() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        await pilot.pause()
        assert app.items.lit == Hit(Kind.EXERCISE, "0")
        assert "First" in lines(app.items)[0]


async def test_headings_and_notes_are_never_lit() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        app.items.step(9)
        app.items.step(1)
        await pilot.pause()
        assert app.items.lit == Hit(Kind.EXERCISE, "10")


async def test_the_last_of_five_thousand_is_one_step_away_and_in_sight() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        app.items.to_end(last=True)
        await pilot.pause()
        assert app.items.lit == Hit(Kind.EXERCISE, str(MANY - 1))
        assert f"Exercise {MANY - 1}" in lines(app.items)[-1]


async def test_back_at_the_first_item_the_heading_is_in_sight_again() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        app.items.to_end(last=True)
        await pilot.pause()
        app.items.to_end(last=False)
        await pilot.pause()
        assert "First" in lines(app.items)[0]


async def test_what_was_lit_stays_lit_in_other_rows() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        wanted = Hit(Kind.EXERCISE, "20")
        app.items.show(rows(30), wanted)
        await pilot.pause()
        assert app.items.lit == wanted
        app.items.show(rows(15), wanted)
        await pilot.pause()
        assert app.items.lit == Hit(Kind.EXERCISE, "0")


async def test_nothing_is_lit_in_an_empty_list() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show((Note("Nothing fits."),))
        app.items.step(1)
        await pilot.pause()
        assert app.items.lit is None


@pytest.mark.parametrize(("width", "shown"), [(40, "30 s each side"), (26, "30 s"), (16, "Exercise 0")])
async def test_the_amount_gives_way_before_the_name(width: int, shown: str) -> None:
    app = Long()
    async with app.run_test(size=(width, 20)) as pilot:
        app.items.show(rows())
        await pilot.pause()
        assert lines(app.items)[1].strip("▌ ").endswith(shown)


async def test_a_click_lights_a_row() -> None:
    app = Long()
    async with app.run_test(size=(40, 20)) as pilot:
        app.items.show(rows())
        await pilot.click(ItemList, offset=(5, 4))
        assert app.items.lit == Hit(Kind.EXERCISE, "3")


def test_chips_that_are_on_come_first_while_none_is_lit() -> None:
    chips = (*CHIPS[:5], Chip("n", "can't kneel", on=True), CHIPS[6])
    placed, left_out = arrange(chips, 40)
    assert placed[0].number == 5
    assert placed[0].text == " can't kneel × "
    assert left_out == len(chips) - len(placed)


@given(st.integers(24, 120), st.integers(0, 6), st.sets(st.integers(0, 6)))
def test_the_lit_chip_is_always_in_sight_and_none_overlap(width: int, lit: int, on: set[int]) -> None:
    chips = tuple(Chip(chip.letter, chip.words, on=number in on) for number, chip in enumerate(CHIPS))
    placed, left_out = arrange(chips, width, lit)
    assert lit in [one.number for one in placed]
    assert all(one.end < after.x for one, after in pairwise(placed))
    assert placed[-1].end <= width
    assert left_out + len(placed) == len(chips)
