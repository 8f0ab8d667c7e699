"""The routine builder: the items in order at the left, what to know of the whole at the right, and every step undone.

Owns when a routine is hers, when it is written, and what is asked before something is lost. What an edit does is the
draft's; how it reads is in `builder_words`.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from catalog.load import load_catalogue
from catalog.model import Exercise, Routine
from catalog.offer import Offer
from tui.messages import RoutineChosen
from tui.own_catalogue import delete_routine, own_id, write_routine
from tui.plain import plain
from tui.present import clock
from tui.screens.ask import Answer, AskScreen
from tui.screens.base import UnacheScreen
from tui.screens.builder_ask import LineScreen, PickScreen
from tui.screens.builder_words import clock_words, item_row, length_words, panel
from tui.services import Services
from tui.session.draft import LONGEST_REST, NAME_LENGTH, Draft, begun, name_fault, rest_fault
from tui.session.plan import Plan, plan_routine
from tui.widgets.big_text import BigText
from tui.widgets.draft_list import DraftList
from tui.widgets.key_bar import KeyBar
from tui.widgets.split_line import SplitLine

_AMOUNT = Binding.Group("amount")
_SETS = Binding.Group("sets")
_MOVE = Binding.Group("move")


class _Leaving(Enum):
    """What becomes of changes that are not saved."""

    SAVE = auto()
    THROW_AWAY = auto()
    GO_ON = auto()


class BuilderScreen(UnacheScreen[Routine | None]):
    """Makes a new routine, changes one of hers, or makes a bundled one hers; answers with what was saved last."""

    CSS_PATH = "builder.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "save", "save", id="builder.save", tooltip="Save the routine in your own files"),
        Binding("a", "add", "add", id="builder.add", tooltip="Add an exercise after the lit one"),
        Binding("left_square_bracket,minus", "amount(-1)", "amount", key_display="[", group=_AMOUNT,
                id="builder.less", tooltip="Hold 5 s shorter, or one repetition fewer"),
        Binding("right_square_bracket,plus,equals_sign", "amount(1)", "amount", key_display="]", group=_AMOUNT,
                id="builder.more", tooltip="Hold 5 s longer, or one repetition more"),
        Binding("comma", "sets(-1)", "sets", key_display=",", group=_SETS, id="builder.fewer_sets", tooltip="A set fewer"),
        Binding("full_stop", "sets(1)", "sets", key_display=".", group=_SETS, id="builder.more_sets",
                tooltip="A set more"),
        Binding("K,shift+up", "move(-1)", "move", key_display="K", group=_MOVE, id="builder.earlier",
                tooltip="Move the lit one up"),
        Binding("J,shift+down", "move(1)", "move", key_display="J", group=_MOVE, id="builder.later",
                tooltip="Move the lit one down"),
        Binding("x,delete", "remove", "remove", id="builder.remove", tooltip="Take the lit one out"),
        Binding("u", "undo", "undo", id="builder.undo", tooltip="Take the last change back"),
        Binding("escape,q", "leave", "back", id="builder.leave", tooltip="Leave; asks when something is not saved"),
        Binding("p", "start", "start", id="builder.start", tooltip="Save, and do it now"),
        Binding("n", "name", "name", id="builder.name", tooltip="Give it another name"),
        Binding("t", "rest", "rest", id="builder.rest", tooltip="The rest between sets, in seconds"),
        Binding("right,pagedown", "scroll(4)", "read on", key_display="→", id="builder.scroll",
                tooltip="Read on at the right"),
        Binding("d", "duplicate", "twice", id="builder.duplicate", tooltip="Put the lit one there once more"),
        Binding("ctrl+r", "redo", "redo", id="builder.redo", tooltip="Do again what was taken back"),
        Binding("ctrl+d", "delete", "delete", show=False, id="builder.delete", tooltip="Delete this routine"),
        Binding("up,k", "light(-1)", "", show=False, id="builder.up", tooltip="Light another one"),
        Binding("down,j", "light(1)", "", show=False, id="builder.down", tooltip="Light another one"),
        Binding("left,pageup", "scroll(-4)", "", show=False, id="builder.scroll_back", tooltip="Read back"),
    ]  # fmt: skip

    def __init__(self, services: Services, routine: Routine | None, add: str | None = None) -> None:
        super().__init__()
        self._services = services
        hers = routine is not None and routine.id not in load_catalogue().routines
        self._id = routine.id if routine is not None and hers else None
        """None until it has a place in her files."""
        first = Draft(routine if routine is not None and hers else begun(routine))
        self._kept = first.routine
        """What need not be asked about: as it was opened, or as it was saved last."""
        self._saved: Routine | None = None
        if add is not None:
            first = first.light(len(first.routine.items) - 1).add(add)
        self._draft = first

    @property
    def draft(self) -> Draft:
        """The routine as it stands, with what can be taken back."""
        return self._draft

    @property
    def changed(self) -> bool:
        """Whether something is not saved."""
        return self._draft.routine != self._kept

    def compose(self) -> ComposeResult:
        yield SplitLine(id="head")
        with Horizontal(id="halves"):
            yield DraftList(id="items")
            with Vertical(id="side"):
                yield BigText(id="total")
                with VerticalScroll(id="about", can_focus=False):
                    yield Static(id="panel")
        yield KeyBar()

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        # The panel is wrapped to its width, which is known after the layout.
        self.call_after_refresh(self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        draft = self._draft
        if action in ("remove", "duplicate", "amount", "sets", "start", "light"):
            return draft.item is not None
        if action == "move":
            return len(draft.routine.items) > 1
        if action == "delete":
            return self._id is not None
        return {"undo": bool(draft.past), "redo": bool(draft.future)}.get(action, True)

    def request_quit(self) -> None:
        self._leave(self.app.exit)

    def action_leave(self) -> None:
        self._leave(self._close)

    def action_light(self, by: int) -> None:
        self._put(self._draft.light(self._draft.lit + by))

    def action_move(self, by: int) -> None:
        self._put(self._draft.move(by))

    def action_remove(self) -> None:
        self._put(self._draft.remove())

    def action_duplicate(self) -> None:
        self._put(self._draft.duplicate())

    def action_sets(self, by: int) -> None:
        self._put(self._draft.change_sets(by))

    def action_amount(self, steps: int) -> None:
        exercise = self._exercise()
        if exercise is not None:
            self._put(self._draft.change_amount(steps, exercise))

    def action_undo(self) -> None:
        self._put(self._draft.undo())

    def action_redo(self) -> None:
        self._put(self._draft.redo())

    def action_scroll(self, lines: int) -> None:
        self.query_one("#about").scroll_relative(y=lines, animate=False)

    def action_save(self) -> None:
        self._save()

    def action_start(self) -> None:
        routine = self._saved or self._hers() if not self.changed else None
        routine = routine or self._save()
        if routine is not None:
            self.app.post_message(RoutineChosen(routine))
            self.dismiss(routine)

    @work(exclusive=True, group="asking")
    async def action_add(self) -> None:
        if self._draft.full:
            self.notify("A routine has room for 40. Take one out first.", markup=False)
            return
        exercise = await self.app.push_screen_wait(PickScreen(self._services))
        if exercise is not None:
            self._put(self._draft.add(exercise))

    @work(exclusive=True, group="asking")
    async def action_name(self) -> None:
        hint = f"Up to {NAME_LENGTH} characters."
        name = await self.app.push_screen_wait(LineScreen("Its name", self._draft.routine.name, name_fault, hint=hint))
        if name is not None:
            self._put(self._draft.rename(name))

    @work(exclusive=True, group="asking")
    async def action_rest(self) -> None:
        rest = str(self._draft.routine.rest_seconds)
        hint = f"From 0 to {LONGEST_REST} seconds."
        seconds = await self.app.push_screen_wait(LineScreen("The rest between sets", rest, rest_fault, hint=hint))
        if seconds is not None:
            self._put(self._draft.rest(int(seconds)))

    @work(exclusive=True, group="asking")
    async def action_delete(self) -> None:
        answers = [Answer("d", "delete it", value=True, grave=True), Answer("enter", "keep it", value=False)]
        lines = ("It goes from your files. What you did with it stays in the history.",)
        title = f"Delete {self._draft.routine.name}?"
        if self._id is None or not await self.app.push_screen_wait(AskScreen(title, lines, answers, otherwise=False)):
            return
        routine_id, folder = self._id, self._services.locations.own_catalogue
        if self.keep(lambda: delete_routine(folder, routine_id)) is not None:
            self._services.library.reload()
            self.dismiss(None)

    @work(exclusive=True, group="asking")
    async def _leave(self, away: Callable[[], object]) -> None:
        """Go, by way of a question where something would be lost."""
        if self.changed:
            answers = [
                *([Answer("s", "save it", _Leaving.SAVE)] if self._draft.routine.items else []),
                Answer("t", "throw the changes away", _Leaving.THROW_AWAY, grave=True),
                Answer("g", "go on", _Leaving.GO_ON),
            ]
            ask = AskScreen("Not saved yet", (self._draft.routine.name,), answers, otherwise=_Leaving.GO_ON)
            answer = await self.app.push_screen_wait(ask)
            if answer is _Leaving.GO_ON or (answer is _Leaving.SAVE and self._save() is None):
                return
        away()

    def _close(self) -> None:
        self.dismiss(self._saved)

    def _hers(self) -> Routine | None:
        """The routine as the catalogue has it, once it is in her files."""
        return self._services.catalogue.routines.get(self._id) if self._id else None

    def _save(self) -> Routine | None:
        """Write it to her files and read them again; None where that did not work, which has been said by then."""
        services, draft = self._services, self._draft
        if not draft.routine.items:
            self.notify("Nothing to save yet. a adds an exercise.", markup=False)
            return None
        if services.library.reading_own:
            # An id is free only when all of hers are known.
            services.library.reload()
        routine_id = self._id or own_id(draft.routine.name, services.catalogue.routines)
        routine = replace(draft.routine, id=routine_id)
        if self.keep(lambda: write_routine(services.locations.own_catalogue, routine)) is None:
            return None
        services.library.reload()
        self._id, self._kept = routine_id, draft.routine
        self._saved = self._hers() or routine
        self.query_one(KeyBar).note = f"saved {clock(services.clock.now())}"
        self._put(draft)
        return self._saved

    @on(DraftList.Clicked)
    def _clicked(self, message: DraftList.Clicked) -> None:
        self._put(self._draft.light(message.index))

    def _put(self, draft: Draft) -> None:
        self._draft = draft
        self._show()
        self.refresh_bindings()

    def _exercise(self) -> Exercise | None:
        """The exercise of the lit item; None where there is none, or where it has left her files."""
        item = self._draft.item
        return self._services.catalogue.exercises.get(item.exercise) if item else None

    def _whole(self) -> bool:
        """Whether there is something to plan, and every exercise is there."""
        items, exercises = self._draft.routine.items, self._services.catalogue.exercises
        return bool(items) and all(item.exercise in exercises for item in items)

    def _show(self) -> None:
        if not self.is_mounted:
            return
        routine, lit, catalogue = self._draft.routine, self._draft.lit, self._services.catalogue
        plan = plan_routine(routine, catalogue) if self._whole() else None
        self._show_head(plan)
        items = self.query_one(DraftList)
        offers = {item.exercise: self._offer(item.exercise) for item in routine.items}
        items.rows = tuple(item_row(item, catalogue.exercises, offers[item.exercise]) for item in routine.items)
        items.lit = lit
        offer = self._services.offer(routine) if plan else None
        about = self.query_one("#panel", Static)
        about.update(panel(routine, lit, catalogue, offer, about.size.width or 40))

    def _show_head(self, plan: Plan | None) -> None:
        head = self.query_one("#head", SplitLine)
        state = "not saved" if self.changed else "saved" if self._saved else "yours" if self._id else "new"
        head.left = Content.assemble(plain(self._draft.routine.name, "bold"), "   ", (state, "$text-muted"))
        large = self.has_class("-wide") and self.has_class("-tall")
        head.right = plain(length_words(plan, to_the_second=not large), "$text-muted")
        self.set_class(not self._draft.routine.items, "-empty")
        self.query_one("#total", BigText).text = clock_words(plan) if plan else ""

    def _offer(self, exercise_id: str) -> Offer | None:
        exercise = self._services.catalogue.exercises.get(exercise_id)
        return self._services.offer(exercise) if exercise else None
