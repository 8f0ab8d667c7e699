"""Text of her own, or of a file somebody gave her, is shown as it is: never obeyed, never a way to break a screen."""

import pytest
from person import Person

from catalog.region import Region
from tui.painlog.model import Moment
from tui.plain import plain, visible
from tui.screens.after import AfterScreen
from tui.screens.ask import AskScreen
from tui.screens.checkin import CheckInScreen
from tui.screens.help import HelpScreen
from tui.screens.history import HistoryScreen
from tui.screens.live import LiveScreen
from tui.screens.me import MeScreen
from tui.visible import PLACEHOLDER

NAMES = {
    "markup": "a[/b][red] $x",
    "link": "[@click=app.quit]x[/]",
    "wide": "腰痛のための運動",
    "marks": "e\u0301ta\u0308t",
}
"""What a catalogue file may hold as a name."""

OWN = """
[[exercise]]
id = "hostile"
name = '{name}'
summary = '{name}'
regions = ["low_back_c"]
position = "all_fours"
sides = "each"
setup = ['{name}']
steps = ['{name}']

[[exercise.movement]]
kind = "hold"
line = '{name}'
dose = {{ origin = "app_default", hold_seconds = 20 }}

[[exercise.caution]]
text = '{name}'

[[routine]]
id = "hostile"
name = '{name}'
summary = '{name}'

[[routine.item]]
exercise = "hostile"
"""

PIECES = {
    "closing tag": "a[/b]",
    "tag": "[red]x",
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "bidi": "a\u202eb\u2066c",
    "null": "a\x00b",
    "surrogate": "a\ud800b",
    "line breaks": "a\nb\r\u2028c",
    "long": "w" * 5000,
}
"""What a log made elsewhere may hold as a name."""


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_a_name_from_her_own_file_is_shown_letter_by_letter_on_every_screen(newcomer: Person, name: str) -> None:
    newcomer.is_pregnant(31)
    newcomer.writes(OWN.format(name=name))
    newcomer.has_done("hostile", before=6, after=4)
    async with newcomer.opens(120, 40) as program:
        assert name in program.text
        await program.press("2")
        await program.light_in_the_catalogue(name)
        assert program.text.count(name) >= 3
        await program.choose("hostile")
        program.on(CheckInScreen)
        assert name in program.text
        await program.press("0", "enter")
        program.on(LiveScreen)
        assert program.text.count(name) >= 3
        await program.press("space")
        await program.let_pass(6)
        assert program.line("line") == name
        await program.press("!", "n")
        program.on(AfterScreen)
        assert name in program.text
        await program.press("enter", "enter", "3")
        program.on(HistoryScreen)
        assert name in program.text


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
async def test_a_name_from_her_own_file_is_shown_in_the_question_about_what_is_unfinished(
    newcomer: Person, name: str
) -> None:
    newcomer.is_pregnant(31)
    newcomer.writes(OWN.format(name=name))
    newcomer.has_begun("hostile", phase=2, elapsed=5)
    async with newcomer.opens() as program:
        program.on(AskScreen)
        assert program.text.count(name) >= 2
        await program.press("escape")
        assert name in program.text


def logged_elsewhere(person: Person, name: str) -> None:
    """A session whose name no catalogue would have let in."""
    now = person.clock.now()
    session = person.log.check_in(
        plan_hash="p", plan_content='{"phases": []}', routine_id="r", routine_name=name.replace("\ud800", "?"), now=now
    )
    person.log.begin(session.id, now=now)
    person.log.rate(session.id, Region.LOW_BACK_C, Moment.BEFORE, 6, now=now)


@pytest.mark.parametrize("name", PIECES.values(), ids=PIECES)
async def test_a_name_in_the_log_steers_neither_history_nor_today(her: Person, name: str) -> None:
    logged_elsewhere(her, name)
    session = her.log.unfinished()
    assert session is not None
    her.log.save_position(session.id, 0, 0.0, her.clock.now())
    with her.a_second_window() as log:
        async with her.opens(log=log) as program:
            shown = visible(name.replace("\ud800", "?"))[:6]
            assert shown in program.text
            await program.press("3")
            assert shown in program.text
            assert not any(control in program.text for control in "\x1b\x07\x00\u202e\u2066\u2028")


@pytest.mark.parametrize("name", PIECES.values(), ids=PIECES)
async def test_a_name_in_the_log_leaves_the_question_about_it_readable(her: Person, name: str) -> None:
    session = her.has_begun(phase=2, elapsed=5)
    her.rename_in_the_log(session.id, name.replace("\ud800", "?"))
    async with her.opens() as program:
        program.on(AskScreen)
        assert "resume here" in program.text
        assert "discard the session" in program.text


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
async def test_a_note_changes_nothing_on_the_screens(her: Person, piece: str) -> None:
    her.log.log_pain(Region.NECK, 5, note=piece.replace("\ud800", "?"), now=her.clock.now())
    async with her.opens() as program:
        assert "Neck" in program.text
        await program.press("3", "4", "1", "l")
        assert "how much pain in your neck?" in program.text


@pytest.mark.parametrize("name", ["[red]x.toml", "a[-b].toml", "a\x1b[31m.toml", "a\u202eb.toml", f"{'w' * 200}.toml"])
async def test_the_name_of_a_file_with_a_fault_is_shown_and_not_obeyed(her: Person, name: str) -> None:
    her.writes("[[exercise]]\nid = '[/b][red]'\n", name)
    async with her.opens() as program:
        assert "What fits now" in program.text
        await program.press("4")
        program.on(MeScreen)
        about = program.about
        assert f"{visible(name)[0]}" in about.partition("My exercises")[2]
        assert not any(control in about for control in "\x1b\u202e")


async def test_a_fault_message_with_brackets_is_shown_as_it_is(her: Person) -> None:
    her.writes("[[exercise]]\nid = '[/b][red]'\n", "a.toml")
    async with her.opens() as program:
        assert "[/b][red]" in program.words


async def test_a_data_folder_with_brackets_is_named_as_it_is(newcomer: Person) -> None:
    newcomer.moves_her_log_to("data[red]")
    newcomer.is_pregnant(31)
    async with newcomer.opens(120, 40) as program:
        assert "data[red]" in program.text
        await program.press("4")
        assert "data[red]" in program.about
        with newcomer.another_program_holds_the_log():
            await program.press("enter")
            await program.type("20w")
            await program.press("enter")
        assert "Not saved" in program.text
        assert any("data[red]" in notice for notice in program.notices)


async def test_help_shows_brackets_as_keys(her: Person) -> None:
    async with her.opens() as program:
        await program.press("?")
        program.on(HelpScreen)
        assert "esc closes this" in program.text


def test_what_a_terminal_would_obey_becomes_a_mark() -> None:
    assert visible("\x1b[31m") == f"{PLACEHOLDER}[31m"
    assert visible("a\u202eb") == f"a{PLACEHOLDER}b"


def test_line_breaks_and_tabs_become_spaces() -> None:
    assert visible("a\nb\tc") == "a b c"


def test_letters_of_every_script_stay_whole() -> None:
    for text in ("é", "e\u0301", "腰痛", "עברית", "👩\u200d🍼"):
        assert visible(text) == text


def test_plain_text_keeps_its_brackets_and_has_a_style_only_where_one_is_given() -> None:
    assert plain("a[/b]").plain == "a[/b]"
    assert plain("[red]x").spans == []
    assert len(plain("x", "bold").spans) == 1
