"""The keys of every screen: each has a name of its own, says what it does, and is found in help and palette."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest
from headless_program import Program
from person import Person
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode

import tui.app
import tui.screens
import tui.widgets
from catalog.region import Region
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.log_pain import LogPainScreen
from tui.screens.today import TodayScreen

WAYS = {
    "first questions": ("new", ()),
    "conditions": ("new", ("3", "1")),
    "Today": ("known", ()),
    "Catalogue": ("known", ("2",)),
    "History": ("known", ("3",)),
    "Me": ("known", ("4",)),
    "pain log": ("known", ("l",)),
    "warning signs": ("known", ("enter",)),
    "card of a sign": ("known", ("enter", "a")),
    "check-in": ("known", ("enter", "0")),
    "reading card": ("known", ("enter", "0", "enter")),
    "running": ("known", ("enter", "0", "enter", "space")),
    "paused": ("known", ("enter", "0", "enter", "space", "space")),
    "stopped": ("known", ("enter", "0", "enter", "!")),
    "after": ("known", ("enter", "0", "enter", "!", "n")),
}
"""Who opens the program, and the keys that lead to each screen."""

everywhere = pytest.mark.parametrize("place", WAYS)


def person_for(place: str, newcomer: Person) -> Person:
    if WAYS[place][0] == "known":
        newcomer.is_pregnant(31)
        newcomer.has_rated(Region.LOW_BACK_C, 6, minutes_ago=60)
    return newcomer


def modules() -> Iterator[ModuleType]:
    yield tui.app
    for package in (tui.screens, tui.widgets):
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def declared() -> Iterator[tuple[str, Binding]]:
    """Every binding of the program, with the class that declares it."""
    for module in modules():
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and issubclass(kind, DOMNode):
                for binding in kind.__dict__.get("BINDINGS", ()):
                    assert isinstance(binding, Binding), f"{name}: {binding}"
                    yield name, binding


def shown_bindings(program: Program) -> list[Binding]:
    active = program.screen.active_bindings.values()
    return [each.binding for each in active if each.enabled and each.binding.show and not each.binding.system]


def test_every_key_has_a_name_for_a_keymap() -> None:
    assert [(name, binding.key) for name, binding in declared() if not binding.id] == []


def test_no_two_keys_share_a_name() -> None:
    names = [binding.id for _, binding in declared()]
    assert sorted({name for name in names if names.count(name) > 1 and name}) == []


def test_every_key_says_what_it_does() -> None:
    assert [(name, binding.key) for name, binding in declared() if not binding.tooltip] == []


def test_every_shown_key_has_a_word() -> None:
    assert [(name, binding.key) for name, binding in declared() if binding.show and not binding.description] == []


@everywhere
async def test_help_lists_every_key_that_is_shown(newcomer: Person, place: str) -> None:
    person = person_for(place, newcomer)
    async with person.opens(120, 60) as program:
        await program.press(*WAYS[place][1])
        shown, words = program.keys, [binding.tooltip for binding in shown_bindings(program)]
        await program.press("f1")
        program.on(HelpScreen)
        lines = program.line("answers").splitlines()
        assert [word for word in words if not any(line.endswith(word) for line in lines)] == []
        keys = {key for line in lines for key in line.split()}
        assert [key for each in shown for key in each.split() if key not in keys] == []


@everywhere
async def test_the_palette_offers_every_key_that_is_shown(newcomer: Person, place: str) -> None:
    person = person_for(place, newcomer)
    async with person.opens() as program:
        await program.press(*WAYS[place][1])
        offered = {command.title for command in program.app.get_system_commands(program.screen)}
        assert {binding.tooltip for binding in shown_bindings(program)} - offered == set()


@everywhere
async def test_every_key_leads_to_something_that_is_there(newcomer: Person, place: str) -> None:
    person = person_for(place, newcomer)
    async with person.opens() as program:
        await program.press(*WAYS[place][1])
        for each in program.screen.active_bindings.values():
            where, _, call = each.binding.action.partition("(")[0].rpartition(".")
            owner = {"app": program.app, "screen": program.screen}.get(where, each.node)
            assert hasattr(owner, f"action_{call}") or hasattr(owner, f"_action_{call}"), each.binding


@pytest.mark.parametrize("key", ["escape", "q", "enter", "space", "f1", "?"])
async def test_help_is_closed_by_the_keys_that_close_things(her: Person, key: str) -> None:
    async with her.opens() as program:
        await program.press("?")
        program.on(HelpScreen)
        await program.press(key)
        program.on(TodayScreen)


async def test_a_command_of_the_palette_does_what_its_key_does(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        await program.press("ctrl+p")
        program.on(CommandPalette)
        await program.run_from_the_palette("Log how much it hurts now")
        program.on(LogPainScreen)


async def test_the_palette_leads_to_another_room(her: Person) -> None:
    async with her.opens() as program:
        await program.press("ctrl+p")
        await program.run_from_the_palette("History")
        program.on(HistoryScreen)


async def test_the_palette_leads_out_of_no_session_to_another_room(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        await program.press("enter", "0", "enter")
        session = program.screen
        await program.press("ctrl+p")
        await program.run_from_the_palette("History")
        assert program.screen is session


async def test_the_palette_changes_the_colours(her: Person) -> None:
    async with her.opens() as program:
        await program.press("ctrl+p")
        await program.run_from_the_palette("Colours: night")
        assert program.app.theme == "night"
    assert her.services.preferences.theme == "night"


async def test_the_palette_leaves_the_program(her: Person) -> None:
    async with her.opens() as program:
        await program.press("ctrl+p")
        await program.run_from_the_palette("Quit")
        assert not program.app.is_running
    assert program.app.exit_code == 0


async def test_digits_are_no_rooms_where_they_are_scores(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        await program.press("l", "3")
        program.on(LogPainScreen)


async def test_a_click_on_the_bottom_line_presses_the_key(her: Person) -> None:
    her.has_rated(Region.LOW_BACK_C, 6)
    async with her.opens() as program:
        column = program.text.splitlines()[-1].index("l log pain")
        await program.click("KeyBar", (column - 1, 0))
        program.on(LogPainScreen)


async def test_ctrl_c_leaves_from_a_room(her: Person) -> None:
    async with her.opens() as program:
        await program.press("ctrl+c")
        assert not program.app.is_running
    assert program.app.exit_code == 0


async def test_ctrl_c_leaves_from_the_help_too(her: Person) -> None:
    async with her.opens() as program:
        await program.press("?", "ctrl+c")
        assert not program.app.is_running
