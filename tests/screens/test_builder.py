"""Making a routine by keys: each key does its one thing, and the screen says what it comes to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builder_bench import EVENING, bench, services_at_31_weeks
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from catalog.model import Routine, RoutineItem
from tui.screens.builder import BuilderScreen
from tui.screens.builder_ask import LineScreen, PickScreen
from tui.services import Services
from tui.widgets.draft_list import DraftList
from tui.widgets.key_bar import KeyBar

SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_at_31_weeks(tmp_path) as found:
        yield found


async def test_four_times_forty_seconds_takes_five_keys(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("full_stop", "full_stop", "full_stop", "right_square_bracket", "plus")

        assert at.items[0] == RoutineItem("side-stretch", sets=4, hold_seconds=40)
        assert at.amounts[0] == "4 × 40 s each side"


async def test_less_of_it_is_as_near(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("left_square_bracket", "minus", "full_stop", "full_stop", "comma")

        assert at.amounts[0] == "2 × 20 s each side"


async def test_repetitions_change_one_at_a_time(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("down", "right_square_bracket")

        assert at.amounts[1] == "11 times"


async def test_the_length_follows_every_key(services: Services) -> None:
    async with bench(services, "evening", size=(80, 24)) as at:
        before = at.head
        await at.press("full_stop")

        assert "min" in before
        assert at.head != before


async def test_a_hold_over_forty_seconds_is_said_to_be_long(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("plus", "plus")
        assert "Longer than most guidance" not in at.panel
        await at.press("plus")

        assert "Longer than most guidance; the source gives 30 s." in at.panel


@pytest.mark.parametrize(("up", "down"), [("shift+up", "shift+down"), ("K", "J")])
async def test_an_item_moves_with_two_pairs_of_keys(services: Services, up: str, down: str) -> None:
    async with bench(services, "evening") as at:
        await at.press(down)
        assert at.order == ["pelvic-rocking", "side-stretch"]
        await at.press(up)

        assert at.order == ["side-stretch", "pelvic-rocking"]


@pytest.mark.parametrize("key", ["x", "delete"])
async def test_the_lit_item_is_removed(services: Services, key: str) -> None:
    async with bench(services, "evening") as at:
        await at.press("down", key)

        assert at.order == ["side-stretch"]


async def test_an_item_is_put_there_twice(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("d")

        assert at.order == ["side-stretch", "side-stretch", "pelvic-rocking"]


async def test_every_change_is_undone_and_done_again(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "full_stop", "d")
        made = at.items
        await at.press("u", "u", "u")
        assert at.items == EVENING.items
        await at.press("ctrl+r", "ctrl+r", "ctrl+r")

        assert at.items == made


async def test_an_exercise_is_found_by_typing_and_added(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("a", *"twist")
        assert isinstance(at.room.screen, PickScreen)
        await at.press("enter")

        assert at.order == ["side-stretch", "seated-twist", "pelvic-rocking"]


async def test_the_picker_offers_exercises_alone(services: Services) -> None:
    async with bench(services, None) as at:
        await at.press("a")

        assert len(at.room.screen.query_one(DraftList).rows) == len(services.catalogue.exercises)


async def test_leaving_the_picker_adds_nothing(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("a", "down", "escape")

        assert at.items == EVENING.items


async def test_enter_with_nothing_found_stays_in_the_picker(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("a", *"zzzzqqq", "enter")

        assert isinstance(at.room.screen, PickScreen)


async def test_a_name_that_is_too_long_is_refused_and_stays_to_be_mended(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("n", *"x" * 41, "enter")

        assert isinstance(at.room.screen, LineScreen)
        assert "at most 40" in str(at.room.screen.query_one("#fault", Static).content)


async def test_a_name_with_a_control_character_is_refused(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("n")
        at.room.screen.query_one(Input).value = "even\x1b[31ming"
        await at.press("enter")

        assert isinstance(at.room.screen, LineScreen)


async def test_brackets_in_a_name_stay_brackets(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("n", *"[b]x[/b]", "enter")

        assert at.head.startswith("[b]x[/b]")


async def test_the_rest_between_sets_is_a_number(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("t", *"soon", "enter")
        assert isinstance(at.room.screen, LineScreen)
        at.room.screen.query_one(Input).value = "25"
        await at.press("enter", "full_stop")

        assert at.screen.draft.routine.rest_seconds == 25
        assert "25 s between sets" in at.panel


async def test_the_reason_for_what_is_not_on_offer_is_shown(services: Services) -> None:
    async with bench(services, "sciatica-set") as at:
        assert "From 28 weeks nothing on the back is offered." in at.panel


async def test_changes_of_position_and_cautions_name_their_items(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        assert "Positions 1 hands and knees 6 on your side, in 20 s" in at.panel
        assert "1, 4, 5, 6 Leave out whatever makes the pain worse." in at.panel


async def test_an_exercise_that_left_her_files_can_be_removed(services: Services) -> None:
    gone = Routine("old", "Old", "", (RoutineItem("no-longer"), RoutineItem("camel-back")), ())
    services.catalogue.routines["old"] = gone
    async with bench(services, "old") as at:
        assert "no longer in your files" in at.panel
        await at.press("plus", "x")

        assert at.order == ["camel-back"]
        assert "On offer" in at.panel


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_keys_are_shown_at_every_size(services: Services, size: tuple[int, int]) -> None:
    async with bench(services, "evening", size=size) as at:
        words = [hint.word for hint in at.screen.query_one(KeyBar).hints]

        assert words[:4] == ["save", "add", "amount", "sets"]


@pytest.mark.parametrize("size", SIZES)
async def test_list_and_panel_have_room_at_every_size(services: Services, size: tuple[int, int]) -> None:
    async with bench(services, "kneeling-series", size=size) as at:
        assert at.screen.query_one(DraftList).size.height >= 5
        assert at.screen.query_one("#about").size.height >= 5


@pytest.mark.parametrize("screen", [BuilderScreen, PickScreen, LineScreen])
def test_every_key_has_a_name_and_says_what_it_does(screen: type[Screen[object]]) -> None:
    bindings = list(Binding.make_bindings(screen.BINDINGS))

    assert all(one.id and one.tooltip for one in bindings)


async def test_a_click_lights_an_item(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        await at.pilot.click(DraftList, offset=(10, 3))

        assert at.screen.draft.lit == 3
