"""What becomes of a routine that was made: saved, started, deleted, or left after a question. Nothing is lost unasked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from builder_bench import EVENING, bench, services_at_31_weeks

from catalog.load import load_catalogue
from tui.screens.ask import AskScreen
from tui.services import Services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with services_at_31_weeks(tmp_path) as found:
        yield found


async def test_undo_goes_back_past_a_save(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "enter", "u")

        assert at.items == EVENING.items
        assert at.screen.changed


async def test_a_bundled_routine_becomes_a_copy_with_its_own_id(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        assert at.head.startswith("Kneeling series, mine")
        await at.press("ctrl+s")

        assert at.own["kneeling-series-mine"].items == load_catalogue().routines["kneeling-series"].items


async def test_a_routine_of_hers_is_changed_where_it_stands(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "enter")

        assert [item.exercise for item in at.own["evening"].items] == ["pelvic-rocking"]
        assert set(at.own) == {"evening"}
        assert services.catalogue.routines["evening"] == at.own["evening"]


async def test_a_new_routine_gets_its_id_from_its_name(services: Services) -> None:
    async with bench(services, None, add="camel-back") as at:
        await at.press("n", *"Slow evening", "enter", "enter")

        assert at.own["slow-evening"].name == "Slow evening"


async def test_another_name_keeps_the_id_so_that_its_sessions_stay_together(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("n", *"Night", "enter", "enter")

        assert at.own["evening"].name == "Night"


async def test_an_empty_routine_is_not_saved(services: Services) -> None:
    async with bench(services, None) as at:
        await at.press("enter")

        assert set(at.own) == {"evening"}


async def test_leaving_without_a_change_asks_nothing(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        await at.press("escape")

        assert at.room.answers == [None]


async def test_leaving_with_changes_asks_and_can_go_on(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "escape")
        assert isinstance(at.room.screen, AskScreen)
        await at.press("g")

        assert at.screen.is_current
        assert at.order == ["pelvic-rocking"]


async def test_leaving_with_changes_can_save(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "escape", "s")

        assert at.room.answers == [at.own["evening"]]
        assert len(at.own["evening"].items) == 1


async def test_leaving_with_changes_can_throw_them_away(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "q", "t")

        assert at.room.answers == [None]
        assert at.own["evening"].items == EVENING.items


async def test_quitting_the_program_asks_as_well(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x")
        at.screen.request_quit()
        await at.pilot.pause()

        assert isinstance(at.room.screen, AskScreen)


async def test_starting_saves_first(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("x", "p")

        assert at.room.started == [at.own["evening"]]
        assert len(at.room.started[0].items) == 1


async def test_a_routine_is_deleted_only_after_a_question(services: Services) -> None:
    async with bench(services, "evening") as at:
        await at.press("ctrl+d", "escape")
        assert set(at.own) == {"evening"}
        await at.press("ctrl+d", "d")

        assert at.own == {}
        assert "evening" not in services.catalogue.routines


async def test_what_is_not_in_her_files_cannot_be_deleted(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        await at.press("ctrl+d")

        assert at.screen.is_current


async def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(services: Services) -> None:
    async with bench(services, "evening") as at:
        (at.folder / "evening.toml").unlink()
        at.folder.rmdir()
        at.folder.write_text("in the way")
        await at.press("x", "enter")

        assert at.screen.changed
        assert [notice.title for notice in at.room._notifications] == ["Not saved"]


async def test_a_bundled_copy_says_where_it_comes_from(services: Services) -> None:
    async with bench(services, "kneeling-series") as at:
        await at.press("enter")

        assert at.own["kneeling-series-mine"].sources[0].name == "Kneeling series"
        assert at.own["kneeling-series-mine"].summary == "Your own, made from Kneeling series."


async def test_a_second_copy_gets_a_free_id(services: Services) -> None:
    for _ in range(2):
        async with bench(services, "kneeling-series") as at:
            await at.press("enter")

    assert set(at.own) == {"evening", "kneeling-series-mine", "kneeling-series-mine-2"}
