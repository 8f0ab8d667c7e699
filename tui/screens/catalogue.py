"""The catalogue: a search over everything in a list, and the card of what is lit."""

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.widgets import Static

from catalog.entry import Hit, Kind
from catalog.model import Routine
from catalog.region import Region
from catalog.safety import Verdict
from catalog.search import Filters, Sort
from tui.messages import AddToRoutine, EditRoutine, RoutineChosen
from tui.painlog.model import LogProblem
from tui.plain import visible
from tui.screens.ask import Answer, AskScreen
from tui.screens.base import RoomScreen
from tui.screens.card import asked_about
from tui.screens.catalogue_entries import Entries
from tui.screens.catalogue_rows import LEGEND, grouped, item_of
from tui.screens.filter_chips import Filter, chips, preferred, turn
from tui.screens.place import PlaceScreen
from tui.screens.question import QuestionScreen
from tui.screens.right_now import RightNowScreen
from tui.services import Services
from tui.session.plan import single
from tui.widgets.chip_bar import ChipBar
from tui.widgets.item_list import Heading, ItemList, Note
from tui.widgets.key_bar import KeyBar
from tui.widgets.search_line import SearchLine
from tui.widgets.top_bar import Mode, TopBar

_MOST_FAULTS = 8
_SORTED = {Sort.MATCH: "fit", Sort.NAME: "by name", Sort.MINUTES: "by length"}


class CatalogueScreen(RoomScreen):
    """List left, card right; where there is no room for both, enter turns the card over."""

    MODE = Mode.CATALOGUE
    CSS_PATH = "catalogue.tcss"
    AUTO_FOCUS = "ItemList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "start", id="catalogue.choose",
                tooltip="Start what is lit"),
        Binding("enter", "open", "open", id="catalogue.open", tooltip="Show the card, or the whole answer"),
        Binding("escape", "back", "back", key_display="esc", id="catalogue.back",
                tooltip="Back to the list; from the list, clear the search"),
        Binding("slash", "search", "search", key_display="/", id="catalogue.search", tooltip="Search by a word"),
        Binding("f", "filters", "filters", key_display="tab", id="catalogue.filters",
                tooltip="To the filters, and back to the list"),
        Binding("tab,shift+tab", "filters", "", show=False, id="catalogue.filters_too",
                tooltip="To the filters, and back to the list"),
        Binding("w", "right_now", "what now", id="catalogue.right_now", tooltip="What can I do right now?"),
        Binding("asterisk", "favourite", "favourite", key_display="*", id="catalogue.favourite",
                tooltip="Mark what is lit as a favourite, or no longer"),
        Binding("a", "add", "add", id="catalogue.add", tooltip="Add the exercise to a routine of your own"),
        Binding("e", "edit", "edit", id="catalogue.edit", tooltip="Change the routine, or a copy of it"),
        Binding("r", "routines", "routines", id="catalogue.routines", tooltip="Routines only, or everything"),
        Binding("o", "sort", "order", id="catalogue.sort", tooltip="Another order: closest, by name, shortest"),
        Binding("s", "sources", "sources", id="catalogue.sources", tooltip="To the sources on the card"),
        Binding("i", "asked", "asked", id="catalogue.asked", tooltip="What readers asked about it"),
        Binding("right,space", "scroll_card(4)", "read on", key_display="→", id="catalogue.scroll",
                tooltip="Scroll the card"),
        Binding("left", "scroll_card(-4)", "", show=False, id="catalogue.scroll_back", tooltip="Scroll the card back"),
        Binding("n", "new", "new routine", id="catalogue.new", tooltip="Make a routine of your own"),
        Binding("f5", "reload", "reload", key_display="F5", id="catalogue.reload", tooltip="Read your own files again"),
        Binding("up,k", "light(-1)", "", show=False, id="catalogue.up", tooltip="Another exercise or routine"),
        Binding("down,j", "light(1)", "", show=False, id="catalogue.down", tooltip="Another exercise or routine"),
        Binding("pageup", "page(-1)", "", show=False, id="catalogue.page_up", tooltip="A page up"),
        Binding("pagedown", "page(1)", "", show=False, id="catalogue.page_down", tooltip="A page down"),
        Binding("home", "end('first')", "", show=False, id="catalogue.first", tooltip="To the top"),
        Binding("end", "end('last')", "", show=False, id="catalogue.last", tooltip="To the end"),
    ]  # fmt: skip

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._filters = self._preferred = preferred(services)
        self._sort = Sort.MATCH
        self._entries = Entries(services)
        self._text = ""
        self._sources_at = 0

    def compose(self) -> ComposeResult:
        yield TopBar(self.MODE)
        with Container(id="finding"):
            yield SearchLine()
            yield ChipBar()
        with Horizontal(id="halves"):
            yield ItemList(self._entries.words, id="list")
            with VerticalScroll(id="card-side", can_focus=False):
                yield Static(id="card")
        yield KeyBar()

    def show(self) -> None:
        if not self.query(ItemList):
            # Her own files may be read before the first row stands.
            return
        services = self._services
        wish = preferred(services)
        if wish != self._preferred:
            # Me has other answers now; what was narrowed here besides stays.
            kept = self._filters
            self._filters = replace(
                wish, kinds=kept.kinds, regions=kept.regions, positions=kept.positions, most_minutes=kept.most_minutes
            )
            self._preferred = wish
        self._entries.renew()
        self._find(keep=True)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        hit = self.query_one(ItemList).lit
        match action:
            case "choose":
                return hit is not None and not self._opens(hit)
            case "open":
                return hit is not None and self._opens(hit)
            case "search":
                return not self.query_one(SearchLine).has_focus_within
            case "back":
                return self.has_class("-card") or bool(self._text) or not self.query_one(ItemList).has_focus
            case "favourite":
                return hit is not None and hit.kind is not Kind.QUESTION
            case "add" | "asked":
                return hit is not None and hit.kind is Kind.EXERCISE
            case "edit":
                return hit is not None and hit.kind is Kind.ROUTINE
            case _:
                return True

    # Finding

    def action_search(self) -> None:
        self._close_card()
        self.query_one(SearchLine).go()

    def action_filters(self) -> None:
        self._close_card()
        bar = self.query_one(ChipBar)
        self.query_one(ItemList).focus() if bar.has_focus else bar.focus()

    def action_routines(self) -> None:
        only = frozenset({Kind.ROUTINE})
        self._take(replace(self._filters, kinds=frozenset(Kind) if self._filters.kinds == only else only))

    def action_sort(self) -> None:
        order = list(Sort)
        self._sort = order[(order.index(self._sort) + 1) % len(order)]
        self._find(keep=True)

    def action_right_now(self) -> None:
        self.app.push_screen(PlaceScreen(), self._place_told)

    @on(SearchLine.Changed)
    def _typed(self, message: SearchLine.Changed) -> None:
        self._text = message.text
        self._find(keep=False)

    @on(SearchLine.Left)
    def _search_left(self) -> None:
        self.query_one(ItemList).focus()

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _focus_moved(self) -> None:
        # The filters take a line of their own while they are chosen from.
        self.set_class(self.query_one(ChipBar).has_focus, "-filtering")

    @on(ChipBar.Turned)
    def _turned(self, message: ChipBar.Turned) -> None:
        turn(self, self._services, self._filters, Filter(message.letter), self._take)

    def _take(self, filters: Filters) -> None:
        self._filters = filters
        self._find(keep=True)

    def _find(self, *, keep: bool) -> None:
        """Search anew; what was lit stays so where it can, if `keep`."""
        items, library = self.query_one(ItemList), self._services.library
        hits = library.index.search(self._text, self._filters, self._sort)
        typed = bool(self._text.strip())
        rows, number = grouped(hits, self._entries.offers, by_position=not typed and self._sort is Sort.MATCH)
        questions = sum(hit.kind is Kind.QUESTION for hit in hits)
        tail = (Heading(), Note(LEGEND)) if len(hits) > questions else () if questions else (Note("Nothing fits."),)
        items.show((*rows, *tail), items.lit if keep else None)
        words = f"{number} {_SORTED[self._sort]}" if number or not questions else f"{questions} answers"
        self._entries.by_length = self._sort is Sort.MINUTES
        self.query_one(SearchLine).fit = "reading your files" if library.reading_own else words
        self.query_one(ChipBar).chips = chips(self._filters)

    def _place_told(self, place: Region | None) -> None:
        if place is not None:
            self.app.push_screen(RightNowScreen(self._services, place, self._entries.offers.may), self._now_told)

    def _now_told(self, hit: Hit | None) -> None:
        if hit is not None:
            self._start(hit)

    # The list and the card

    def action_light(self, rows: int) -> None:
        if self.has_class("-card"):
            self.action_scroll_card(rows * 2)
            return
        items = self.query_one(ItemList)
        items.focus()
        items.step(rows)

    def action_page(self, pages: int) -> None:
        self.query_one(ItemList).page(pages)

    def action_end(self, which: str) -> None:
        self.query_one(ItemList).to_end(last=which == "last")

    def action_scroll_card(self, lines: int) -> None:
        self.query_one("#card-side").scroll_relative(y=lines, animate=False)

    def action_sources(self) -> None:
        if self._card_is_hidden:
            self._open_card()
        self.call_after_refresh(
            lambda: self.query_one("#card-side").scroll_to(y=self._sources_at, animate=False, force=True)
        )

    def action_back(self) -> None:
        if self.has_class("-card"):
            self._close_card()
        elif self.query_one(ItemList).has_focus:
            self.query_one(SearchLine).clear()
        self.query_one(ItemList).focus()

    @on(ItemList.Lit)
    def _lit(self) -> None:
        self._show_card()
        self.refresh_bindings()

    @on(ItemList.Clicked)
    def _clicked(self, message: ItemList.Clicked) -> None:
        self.action_open() if self._opens(message.hit) else self.action_choose()

    @property
    def _card_is_hidden(self) -> bool:
        return (self.has_class("-narrow") or self.has_class("-small")) and not self.has_class("-card")

    def _opens(self, hit: Hit) -> bool:
        """Whether enter shows more of it first."""
        return hit.kind is Kind.QUESTION or self._card_is_hidden

    def _open_card(self) -> None:
        self.add_class("-card")
        self.refresh_bindings()
        self.call_after_refresh(self._show_card)

    def _close_card(self) -> None:
        self.remove_class("-card")
        self.refresh_bindings()

    def _show_card(self) -> None:
        hit = self.query_one(ItemList).lit
        width = self.query_one("#card").size.width or self.size.width - 2
        try:
            card = None if hit is None else self._entries.card(hit, width)
        except LogProblem:
            # Says that the log is held, and looks again in a moment.
            self.look()
            return
        self.query_one("#card", Static).update("" if card is None else card.text)
        self._sources_at = 0 if card is None else card.sources_at
        self.query_one("#card-side").scroll_home(animate=False)

    # What can be done with what is lit

    def action_open(self) -> None:
        hit = self.query_one(ItemList).lit
        if hit is not None and hit.kind is Kind.QUESTION:
            self._open_question(hit.id)
        else:
            self._open_card()

    def action_choose(self) -> None:
        hit = self.query_one(ItemList).lit
        if hit is not None:
            self._start(hit)

    def action_favourite(self) -> None:
        hit = self.query_one(ItemList).lit
        if hit is None or hit.kind is Kind.QUESTION:
            return
        self.keep(lambda: self._entries.turn_favourite(hit))
        self.query_one(ItemList).refresh()
        self._show_card()

    def action_add(self) -> None:
        hit = self.query_one(ItemList).lit
        if hit is not None:
            self.app.post_message(AddToRoutine(hit.id))

    def action_edit(self) -> None:
        hit = self.query_one(ItemList).lit
        if hit is not None:
            self.app.post_message(EditRoutine(hit.id))

    def action_new(self) -> None:
        self.app.post_message(EditRoutine(None))

    def action_asked(self) -> None:
        hit, library = self.query_one(ItemList).lit, self._services.library
        if hit is None or hit.kind is not Kind.EXERCISE:
            return
        asked = asked_about(library.catalogue.exercises[hit.id], library.questions)
        answers: list[Answer[str | None]] = [
            Answer(letter, question.question, question.id) for letter, question in zip("abcdefgh", asked, strict=False)
        ]
        answers.append(Answer("esc", "back", None))
        self.app.push_screen(AskScreen("Readers asked", (), answers, otherwise=None), self._open_question)

    @work(exclusive=True, group="reload")
    async def action_reload(self) -> None:
        library = self._services.library
        self.query_one(SearchLine).fit = "reading your files"
        library.take(await asyncio.to_thread(library.read))
        self.look()
        faults = [str(fault) for fault in library.catalogue.faults]
        if not faults:
            counts = f"{len(library.catalogue.exercises)} exercises, {len(library.catalogue.routines)} routines"
            self.notify(f"Read again: {counts} in all.", markup=False)
            return
        lines = faults[:_MOST_FAULTS]
        if len(faults) > _MOST_FAULTS:
            lines.append(f"{len(faults) - _MOST_FAULTS} more: `unache catalog check` lists them.")
        back = (Answer("enter", "back", None),)
        self.app.push_screen(AskScreen("Left out of your own files", lines, back, otherwise=None))

    def _open_question(self, question: str | None) -> None:
        if question is not None:
            found = self._services.library.questions[question]
            self.app.push_screen(QuestionScreen(found, self._services.preferences.phone))

    def _start(self, hit: Hit) -> None:
        """Hand on what she wants to do; an exercise that is not offered says why, and what there is instead."""
        item, services = item_of(hit, self._services.catalogue), self._services
        offer = self._entries.offers[hit]
        gate = self.keep(services.gate)
        if gate is None:
            return
        closed = gate.verdict is Verdict.NOT_OFFERED
        if isinstance(item, Routine) or closed or offer.verdict is not Verdict.NOT_OFFERED:
            self.app.post_message(RoutineChosen(item if isinstance(item, Routine) else single(item)))
            return
        instead = next((one for one in offer.instead if self._entries.offers.may(Hit(Kind.EXERCISE, one))), None)
        answers: list[Answer[str | None]] = [Answer("esc", "back", None)]
        if instead is not None:
            name = services.catalogue.exercises[instead].name
            answers.insert(0, Answer("i", f"{name} instead", instead))
        title = f"Not offered now: {visible(item.name)}"
        self.app.push_screen(AskScreen(title, (offer.reason,), answers, otherwise=None), self._start_instead)

    def _start_instead(self, exercise: str | None) -> None:
        if exercise is not None:
            self.app.post_message(RoutineChosen(single(self._services.catalogue.exercises[exercise])))
