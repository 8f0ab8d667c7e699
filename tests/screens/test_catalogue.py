"""Browsing the catalogue: what the list shows, what narrows it, and what each key does with what is lit."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.events import Paste
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from catalog.entry import Hit, Kind
from catalog.model import Equipment
from catalog.region import Region
from catalog.safety import ScreeningAnswer, load_safety
from tui.app import UnacheApp
from tui.library import Library
from tui.locations import Locations
from tui.messages import AddToRoutine, EditRoutine, RoutineChosen
from tui.painlog.model import EpisodeKind
from tui.painlog.opening import open_log
from tui.preferences import Preferences, load_preferences
from tui.screens.ask import AskScreen
from tui.screens.catalogue import CatalogueScreen
from tui.screens.place import PlaceScreen
from tui.screens.question import QuestionScreen
from tui.screens.right_now import RightNowScreen
from tui.screens.tick import TickScreen
from tui.services import Services
from tui.widgets.chip_bar import ChipBar
from tui.widgets.item_list import Heading, Item, ItemList, Note
from tui.widgets.key_bar import KeyBar
from tui.widgets.offer_list import OfferList
from tui.widgets.search_line import SearchLine

EVENING = datetime.fromisoformat("2026-11-19T21:14:00+01:00")
AT_31_WEEKS = date(2027, 1, 17)
AT_20_WEEKS = date(2027, 4, 8)
NARROW, USUAL, WIDE = (60, 20), (80, 24), (120, 40)


class StandingClock:
    """A clock on which it is always the same evening."""

    def now(self) -> datetime:
        return EVENING

    def steady(self) -> float:
        return 0.0


@dataclass
class Browser:
    """The catalogue on the screen, and every message that was sent."""

    services: Services
    app: UnacheApp
    pilot: Pilot[None]
    sent: list[Message] = field(default_factory=list)

    @property
    def screen(self) -> CatalogueScreen:
        screen = self.app.screen
        assert isinstance(screen, CatalogueScreen)
        return screen

    @property
    def items(self) -> ItemList:
        return self.app.screen.query_one(ItemList)

    @property
    def headings(self) -> list[str]:
        return [row.words for row in self.items.rows if isinstance(row, Heading) and row.words]

    @property
    def offered(self) -> list[Hit]:
        return [row.hit for row in self.items.rows if isinstance(row, Item) and row.offered]

    @property
    def refused(self) -> list[Hit]:
        return [row.hit for row in self.items.rows if isinstance(row, Item) and not row.offered]

    @property
    def chips_on(self) -> list[str]:
        return [chip.words for chip in self.app.screen.query_one(ChipBar).chips if chip.on]

    @property
    def count(self) -> str:
        return self.app.screen.query_one(SearchLine).fit

    @property
    def card(self) -> str:
        return text_of(self.app.screen.query_one("#card"))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def search(self, text: str) -> None:
        await self.press("slash", *("space" if letter == " " else letter for letter in text))

    def light(self, hit: Hit) -> None:
        self.items.show(self.items.rows, hit)
        assert self.items.lit == hit

    def messages(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.sent if type(message) is kind]


Browse = Callable[..., AbstractAsyncContextManager[Browser]]


def exercise(id_: str) -> Hit:
    return Hit(Kind.EXERCISE, id_)


def routine(id_: str) -> Hit:
    return Hit(Kind.ROUTINE, id_)


def text_of(widget: Widget) -> str:
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Someone in week 31 for whom nothing on the list fits."""
    log = open_log(tmp_path / "data", now=EVENING)
    episode = log.begin_episode(EpisodeKind.PREGNANCY, due_on=AT_31_WEEKS, now=EVENING - timedelta(days=1))
    log.record_screening(episode.id, ScreeningAnswer.NONE, (), now=EVENING)
    locations = Locations(tmp_path / "data", tmp_path / "config", tmp_path / "state", data_is_default=True)
    library = Library(locations.own_catalogue)
    library.reload()
    yield Services(library, load_safety(), log, StandingClock(), locations, Preferences())
    log.close()


@pytest.fixture
def browse(services: Services) -> Browse:
    @asynccontextmanager
    async def _browse(size: tuple[int, int] = USUAL, *, due_on: date | None = None) -> AsyncIterator[Browser]:
        if due_on is not None:
            episode = services.log.episode()
            assert episode is not None
            services.log.correct_episode(episode.id, due_on=due_on, now=EVENING)
        sent: list[Message] = []
        app = UnacheApp(services)
        async with app.run_test(size=size, message_hook=sent.append) as pilot:
            await pilot.pause()
            await pilot.press("2")
            await pilot.pause()
            yield Browser(services, app, pilot, sent)

    return _browse


# The list


async def test_without_words_routines_come_first_and_exercises_stand_by_position(browse: Browse) -> None:
    async with browse() as browser:
        assert browser.headings == [
            "Routines",
            "Hands and knees",
            "On your side",
            "On a chair",
            "Sitting on the floor",
            "Standing",
            "Not offered now",
        ]
        assert browser.items.lit is not None
        assert browser.items.lit.kind is Kind.ROUTINE


async def test_what_is_not_offered_comes_last_under_its_reason(browse: Browse) -> None:
    async with browse() as browser:
        assert exercise("hip-rolls") in browser.refused
        assert exercise("hip-rolls") not in browser.offered
        notes = " ".join(row.words for row in browser.items.rows if isinstance(row, Note))
        assert "From 28 weeks nothing on the back is offered." in notes


async def test_only_what_can_be_started_is_counted(browse: Browse) -> None:
    async with browse() as browser:
        assert browser.count == f"{len(browser.offered)} fit"


async def test_a_row_says_the_dose_of_an_exercise_and_the_minutes_of_a_routine(browse: Browse) -> None:
    async with browse(WIDE) as browser:
        text = text_of(browser.items)
        assert any("Side stretch" in line and line.endswith("30 s each side") for line in text.splitlines())
        assert any("Bedtime pair" in line and " min" in line for line in text.splitlines())


async def test_an_exercise_that_loads_the_pelvis_carries_a_caution(browse: Browse) -> None:
    async with browse(WIDE) as browser:
        assert "△ Kneeling lunge" in text_of(browser.items)


async def test_the_order_goes_round_from_closest_to_name_to_length(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("o")
        names = [browser.services.catalogue.exercises[h.id].name for h in browser.offered if h.kind is Kind.EXERCISE]
        assert names == sorted(names, key=str.casefold)
        assert browser.count.endswith("by name")
        await browser.press("o")
        library, catalogue = browser.services.library, browser.services.catalogue
        lengths = [
            library.minutes(catalogue.routines[h.id] if h.kind is Kind.ROUTINE else catalogue.exercises[h.id])
            for h in browser.offered
        ]
        assert lengths == sorted(lengths)
        await browser.press("o")
        assert browser.headings[0] == "Routines"


async def test_r_leaves_routines_only_and_brings_everything_back(browse: Browse) -> None:
    async with browse() as browser:
        everything = browser.items.rows
        await browser.press("r")
        assert {hit.kind for hit in browser.offered} == {Kind.ROUTINE}
        await browser.press("r")
        assert browser.items.rows == everything


# Searching


async def test_the_search_answers_at_every_letter(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("slash")
        counts = []
        for key in "twist":
            await browser.press(key)
            counts.append(len(browser.offered))
        assert counts == sorted(counts, reverse=True)
        assert exercise("seated-twist") in browser.offered
        assert "Seated twist" in browser.card


async def test_letters_typed_into_the_search_are_no_keys(browse: Browse) -> None:
    async with browse() as browser:
        await browser.search("quart 4 *")
        assert browser.screen.query_one(SearchLine).text == "quart 4 *"


async def test_escape_leaves_the_search_and_clears_it(browse: Browse) -> None:
    async with browse() as browser:
        before = browser.items.rows
        await browser.search("twist")
        await browser.press("escape")
        assert browser.items.rows == before
        assert browser.items.has_focus


async def test_down_goes_to_what_was_found(browse: Browse) -> None:
    async with browse() as browser:
        await browser.search("twist")
        await browser.press("down")
        assert browser.items.has_focus
        assert browser.screen.query_one(SearchLine).text == "twist"


async def test_escape_on_the_list_clears_the_search(browse: Browse) -> None:
    async with browse() as browser:
        await browser.search("twist")
        await browser.press("down", "escape")
        assert browser.screen.query_one(SearchLine).text == ""


async def test_pasted_control_characters_never_stand_on_the_line(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("slash")
        typed = browser.screen.query_one("SearchLine Input")
        typed.post_message(Paste("low\x1b[2J back"))
        await browser.pilot.pause()
        assert "\x1b" not in browser.screen.query_one(SearchLine).text


async def test_a_search_without_a_find_says_so(browse: Browse) -> None:
    async with browse() as browser:
        await browser.search("qzxv")
        assert [row.words for row in browser.items.rows if isinstance(row, Note)] == ["Nothing fits."]
        assert browser.items.lit is None


# Questions


async def test_questions_that_fit_the_words_stand_in_a_group_of_their_own(browse: Browse) -> None:
    async with browse() as browser:
        assert "Questions" not in browser.headings
        await browser.search("numb burning leg")
        assert browser.headings[0] == "Questions"
        assert "Ask before your next session" in browser.card


async def test_a_question_opens_on_its_own_page_with_its_heading_and_sources(browse: Browse) -> None:
    async with browse() as browser:
        browser.services.preferences = replace(browser.services.preferences, phone="0123 456")
        await browser.search("overdue")
        await browser.press("down", "enter")
        screen = browser.app.screen
        assert isinstance(screen, QuestionScreen)
        page = text_of(screen.query_one("#answer"))
        assert "Call now: your maternity unit" in page
        assert "0123 456" in page
        assert "Sources" in page
        await browser.press("escape")
        assert isinstance(browser.app.screen, CatalogueScreen)


async def test_the_anatomy_page_is_found_by_its_word(browse: Browse) -> None:
    async with browse() as browser:
        await browser.search("anatomy")
        assert Hit(Kind.QUESTION, "anatomy-sciatic-nerve") in browser.offered


async def test_what_readers_asked_opens_from_the_card(browse: Browse) -> None:
    async with browse() as browser:
        browser.light(exercise("side-stretch"))
        await browser.press("i")
        assert isinstance(browser.app.screen, AskScreen)
        await browser.press("a")
        assert isinstance(browser.app.screen, QuestionScreen)


# Filters


async def test_tab_goes_to_the_filters_and_back(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab")
        assert browser.screen.query_one(ChipBar).has_focus
        await browser.press("tab")
        assert browser.items.has_focus


async def test_a_letter_turns_a_filter_on_and_off(browse: Browse) -> None:
    async with browse() as browser:
        everything = browser.items.rows
        await browser.press("tab", "n")
        assert browser.chips_on == ["can't kneel"]
        assert exercise("camel-back") not in browser.offered
        await browser.press("n")
        assert browser.items.rows == everything


async def test_space_turns_the_lit_filter_on(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab", "right", "right", "right", "space")
        assert browser.chips_on == ["5 min"]


async def test_minutes_go_through_their_steps(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab")
        seen = []
        for _ in range(4):
            await browser.press("m")
            seen.append(browser.chips_on)
        assert seen == [["5 min"], ["10 min"], ["15 min"], []]


async def test_a_place_of_pain_is_told_once_and_taken_off_by_the_same_letter(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab", "p")
        assert isinstance(browser.app.screen, PlaceScreen)
        await browser.press("a")
        assert browser.chips_on == ["low back"]
        await browser.press("p")
        assert browser.chips_on == []


async def test_a_position_is_chosen_from_a_list(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab", "o")
        assert isinstance(browser.app.screen, TickScreen)
        await browser.press("e", "enter")
        assert browser.chips_on == ["on a chair"]
        assert exercise("seated-twist") in browser.offered
        assert exercise("camel-back") not in browser.offered


async def test_what_is_at_hand_is_asked_once_and_kept(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab", "t", "a", "enter")
        assert browser.chips_on == ["what I have"]
        kept, _ = load_preferences(browser.services.locations.config)
        assert kept.equipment == (Equipment.MAT,)
        await browser.press("t", "t")
        assert browser.chips_on == ["what I have"]
        assert isinstance(browser.app.screen, CatalogueScreen)


async def test_what_me_knows_is_on_from_the_start(browse: Browse, services: Services) -> None:
    services.preferences = replace(services.preferences, cannot_kneel=True, quiet=True)
    async with browse() as browser:
        assert browser.chips_on == ["quiet", "can't kneel"]


async def test_an_answer_changed_in_me_counts_on_coming_back(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("tab", "m", "tab")
        browser.services.preferences = replace(browser.services.preferences, cannot_lie=True)
        await browser.press("1", "2")
        assert browser.chips_on == ["5 min", "can't lie"]


# What can be done with what is lit


async def test_enter_starts_what_is_lit(browse: Browse) -> None:
    async with browse() as browser:
        browser.light(exercise("side-stretch"))
        await browser.press("enter")
        (message,) = browser.messages(RoutineChosen)
        assert isinstance(message, RoutineChosen)
        assert [item.exercise for item in message.routine.items] == ["side-stretch"]


async def test_an_exercise_that_is_not_offered_says_why_and_starts_the_other_one_by_a_key(browse: Browse) -> None:
    async with browse() as browser:
        browser.light(exercise("hip-rolls"))
        await browser.press("enter")
        assert isinstance(browser.app.screen, AskScreen)
        assert not browser.messages(RoutineChosen)
        assert "From 28 weeks" in text_of(browser.app.screen.query_one(".line"))
        await browser.press("i")
        (message,) = browser.messages(RoutineChosen)
        assert isinstance(message, RoutineChosen)
        assert message.routine.name == "Standing cat-cow"


async def test_at_20_weeks_the_back_is_a_choice_and_stays_in_its_group(browse: Browse) -> None:
    async with browse(due_on=AT_20_WEEKS) as browser:
        assert "Not offered now" not in browser.headings
        browser.light(exercise("hip-rolls"))
        await browser.pilot.pause()
        assert "it is your choice" in browser.card


async def test_in_a_small_window_enter_shows_the_card_first(browse: Browse) -> None:
    async with browse(NARROW) as browser:
        browser.light(exercise("side-stretch"))
        await browser.press("enter")
        assert not browser.messages(RoutineChosen)
        assert not browser.items.display
        await browser.press("enter")
        assert browser.messages(RoutineChosen)


async def test_escape_turns_the_card_back_to_the_list(browse: Browse) -> None:
    async with browse(NARROW) as browser:
        await browser.press("enter", "escape")
        assert browser.items.display
        assert browser.items.has_focus


async def test_a_favourite_is_kept_at_once_and_shown(browse: Browse) -> None:
    async with browse(WIDE) as browser:
        browser.light(exercise("side-stretch"))
        await browser.press("asterisk")
        kept, _ = load_preferences(browser.services.locations.config)
        assert kept.favourite_exercises == ("side-stretch",)
        assert "★  Side stretch" in text_of(browser.items)
        await browser.press("asterisk")
        kept, _ = load_preferences(browser.services.locations.config)
        assert kept.favourite_exercises == ()


async def test_a_favourite_that_cannot_be_kept_is_said(browse: Browse) -> None:
    async with browse() as browser:
        browser.services.locations.config.write_text("in the way", encoding="utf-8")
        await browser.press("asterisk")
        assert any("Not saved" in notice.title for notice in browser.app._notifications)
        assert browser.services.preferences.favourite_routines == ()


async def test_a_asks_for_a_place_of_the_exercise_in_a_routine(browse: Browse) -> None:
    async with browse() as browser:
        browser.light(exercise("side-stretch"))
        await browser.press("a")
        (message,) = browser.messages(AddToRoutine)
        assert isinstance(message, AddToRoutine)
        assert message.exercise_id == "side-stretch"


@pytest.mark.parametrize(("key", "wanted"), [("e", "bedtime-pair"), ("n", None)])
async def test_e_asks_to_change_the_routine_and_n_for_a_new_one(browse: Browse, key: str, wanted: str | None) -> None:
    async with browse() as browser:
        browser.light(routine("bedtime-pair"))
        await browser.press(key)
        (message,) = browser.messages(EditRoutine)
        assert isinstance(message, EditRoutine)
        assert message.routine_id == wanted


async def test_s_goes_to_the_sources(browse: Browse) -> None:
    async with browse() as browser:
        browser.light(exercise("hips-back"))
        await browser.press("s")
        side = browser.screen.query_one("#card-side")
        visible = browser.card.splitlines()[side.scroll_offset.y : side.scroll_offset.y + side.size.height]
        assert any(line.startswith("Sources") for line in visible)


async def test_her_own_file_counts_after_f5_and_a_bad_one_is_named(browse: Browse) -> None:
    async with browse() as browser:
        folder = browser.services.locations.own_catalogue
        folder.mkdir(parents=True)
        (folder / "mine.toml").write_text(OWN, encoding="utf-8")
        (folder / "bad.toml").write_text("[[exercise]]\nid = 3\n", encoding="utf-8")
        await browser.press("f5")
        await browser.app.workers.wait_for_complete()
        await browser.pilot.pause()
        assert isinstance(browser.app.screen, AskScreen)
        assert "bad.toml" in text_of(browser.app.screen.query_one(".line"))
        await browser.press("enter")
        assert exercise("lean") in browser.offered


OWN = """
[[exercise]]
id = "lean"
name = "Lean"
regions = ["low_back_c"]
position = "standing"
sides = "both"
steps = ["Lean on the table, and breathe."]

[[exercise.movement]]
kind = "hold"
line = "Lean, and breathe"
dose = { origin = "app_default", hold_seconds = 20 }
"""


# What can I do right now


async def test_what_now_goes_from_the_place_to_a_routine_in_three_keys(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("w", "a")
        screen = browser.app.screen
        assert isinstance(screen, RightNowScreen)
        offers = screen.query_one(OfferList).offers
        assert 1 <= len(offers) <= 3
        assert Region.LOW_BACK_C.label in offers[0].plain
        await browser.press("enter")
        (message,) = browser.messages(RoutineChosen)
        assert isinstance(message, RoutineChosen)
        assert offers[0].plain.startswith(message.routine.name)


async def test_what_she_cannot_do_narrows_it_at_once(browse: Browse) -> None:
    async with browse() as browser:
        await browser.press("w", "a", "n", "m")
        offers = [offer.plain for offer in browser.app.screen.query_one(OfferList).offers]
        assert offers
        assert all("no kneeling" in offer for offer in offers)


async def test_what_is_not_offered_never_comes_up_as_fitting(browse: Browse, services: Services) -> None:
    async with browse() as browser:
        await browser.press("w", "a")
        offers = [offer.plain for offer in browser.app.screen.query_one(OfferList).offers]
        assert not any(offer.startswith(("Sciatica set", "Roller trio")) for offer in offers)


# Keys


async def test_the_bar_names_the_keys_that_work_now(browse: Browse) -> None:
    async with browse(WIDE) as browser:
        shown = [hint.word for hint in browser.screen.query_one(KeyBar).hints]
        assert shown[:3] == ["start", "search", "filters"]
        assert "edit" in shown
        assert "add" not in shown
        browser.light(exercise("side-stretch"))
        await browser.pilot.pause()
        shown = [hint.word for hint in browser.screen.query_one(KeyBar).hints]
        assert "add" in shown
        assert "edit" not in shown


@pytest.mark.parametrize("size", [NARROW, USUAL, WIDE])
async def test_every_row_can_be_reached_and_its_card_drawn(browse: Browse, size: tuple[int, int]) -> None:
    async with browse(size) as browser:
        await browser.press("home")
        seen = []
        for _ in range(len(browser.offered) + len(browser.refused)):
            seen.append(browser.items.lit)
            await browser.press("down")
        assert seen == [*browser.offered, *browser.refused]
