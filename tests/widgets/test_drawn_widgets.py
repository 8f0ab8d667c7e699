"""All drawn widgets on one screen, with invented values, in every theme and size."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Region
from textual.widget import Widget

from tui.themes import THEMES, pain_ramp
from tui.widgets.big_text import BigText
from tui.widgets.breath_bar import BreathBar
from tui.widgets.glyphs import plain_lines
from tui.widgets.key_bar import KeyBar
from tui.widgets.pain_scale import PainScale, RatingRow, RatingRows, ScoreChosen
from tui.widgets.pain_strip import PainStrip
from tui.widgets.progress import RoutineProgress, Segment
from tui.widgets.top_bar import Mode, TabChosen, TopBar

SERIES = (
    Segment("pelvic tilt", 75, 0),
    Segment("reach and turn", 60, 1),
    Segment("reach and turn", 65, 1),
    Segment("side stretch", 35, 2),
    Segment("side stretch", 35, 2),
    Segment("back and seat", 40, 3),
    Segment("back and seat", 40, 3),
    Segment("kneeling lunge", 40, 4),
    Segment("kneeling lunge", 35, 4),
    Segment("side-lying turn", 40, 5),
    Segment("side-lying turn", 35, 5),
)
PLACES = (
    RatingRow("Low back", 5, 6),
    RatingRow("Left buttock", 4, None),
    RatingRow("Left thigh, back", None, 2),
    RatingRow("Right hip, side", None, 1),
)
FORTNIGHT = (6, 7, 7, 7, 7, None, 7, None, None, 7, 7, 6, 0, 10)
LARGER_SMALLER = Binding.Group("10 s")


class Gallery(App[None]):
    """One of each."""

    CSS = """
    Screen { padding: 0 1; background: $background; overflow: hidden; }
    Screen.-wide { padding: 1 3; }
    .row { height: auto; margin-top: 1; }
    #side { color: $unache-accent; height: 5; width: 50; }
    #step { color: $unache-muted; height: 4; }
    #count { color: $foreground; height: 11; width: 50; }
    #inout { color: $unache-info; height: 4; margin-right: 2; }
    BreathBar { width: 1fr; }
    RoutineProgress, RatingRows, PainScale { margin-top: 1; }
    PainStrip { margin-left: 3; }
    .hidden { display: none; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 (the toolkit declares it so)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "pause"),
        Binding("n", "next", "next"),
        Binding("b", "back", "back"),
        Binding("plus", "longer", "more", group=LARGER_SMALLER, key_display="+"),
        Binding("minus", "shorter", "less", group=LARGER_SMALLER, key_display="−"),
        Binding("o", "hurts", "it hurts here"),
        Binding("m", "mute", "mute"),
        Binding("x", "hidden_now", "not now"),
        Binding("exclamation_mark", "stop_now", "stop now", key_display="!"),
    ]

    def __init__(self, theme: str = "dusk", *, session: bool = True) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.session = session
        self.acted: list[str] = []

    def compose(self) -> ComposeResult:
        yield TopBar()
        if self.session:
            yield from self._session()
        else:
            yield PainScale()
            yield RatingRows()
            with Horizontal(classes="row"):
                yield BigText("5", 5)
                yield PainStrip(FORTNIGHT, 5)
                yield PainStrip(FORTNIGHT)
        yield KeyBar()

    def _session(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield BigText("LEFT", id="side")
            yield BigText("5/6", id="step")
        with Horizontal(classes="row"):
            yield BigText("18", id="count")
        with Horizontal(classes="row"):
            yield BigText("OUT", id="inout")
            yield BreathBar("out", 0.37)
        yield RoutineProgress()

    def on_mount(self) -> None:
        bar = self.query_one(TopBar)
        bar.stage, bar.date, bar.time = "31 w 4 d", "Thu 19 Nov", "21:14"
        for progress in self.query(RoutineProgress):
            progress.segments, progress.current, progress.fraction = SERIES, 7, 0.45
        for rows in self.query(RatingRows):
            rows.rows, rows.focused_row = PLACES, 2
        for scale in self.query(PainScale):
            scale.hint = ("one key", "0 to 9", "x for ten")

    def on_score_chosen(self, message: ScoreChosen) -> None:
        self.acted.append(f"row {message.row} score {message.score}")

    def on_tab_chosen(self, message: TabChosen) -> None:
        self.acted.append(message.mode.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "hidden_now"

    def action_pause(self) -> None:
        self.acted.append("pause")

    def action_shorter(self) -> None:
        self.acted.append("shorter")

    def action_stop_now(self) -> None:
        self.acted.append("stop")


def text_of(widget: Widget) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


SIZES = [(120, 40), (80, 24), (60, 20), (30, 10)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
@pytest.mark.parametrize("session", [True, False])
async def test_every_widget_is_drawn_at_every_size_in_every_theme(
    theme: str, size: tuple[int, int], *, session: bool
) -> None:
    app = Gallery(theme, session=session)
    async with app.run_test(size=size):
        for widget in app.screen.query(
            "BigText, BreathBar, RoutineProgress, PainScale, RatingRows, PainStrip, KeyBar, TopBar"
        ):
            lines = text_of(widget)
            assert all(len(line) == widget.size.width for line in lines), widget
        assert app.export_screenshot()


@pytest.mark.parametrize("session", [True, False])
async def test_without_colours_everything_is_still_there(monkeypatch: pytest.MonkeyPatch, *, session: bool) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Gallery(session=session)
    async with app.run_test(size=(80, 24)):
        app.export_screenshot()
        if session:
            assert [line.rstrip() for line in text_of(app.query_one("#count"))] == [
                line.rstrip() for line in plain_lines("18", 11)
            ]
            assert "░" in text_of(app.query_one(BreathBar))[0]
            assert "▁" in text_of(app.query_one(RoutineProgress))[0]
        else:
            assert "▂5▂▂" in text_of(app.query_one(RatingRows))[0]


async def test_a_count_reads_as_blocks_from_a_capture() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)):
        count = app.query_one("#count", BigText)
        count.text = "LEFT"
        assert [line.rstrip() for line in text_of(app.query_one("#side"))] == [
            line.rstrip() for line in plain_lines("LEFT", 5)
        ]


async def test_a_height_from_the_stylesheet_sets_the_size_of_the_letters() -> None:
    app = Gallery()
    async with app.run_test(size=(80, 24)) as pilot:
        count = app.query_one("#count", BigText)
        count.styles.height, count.styles.width = 8, "auto"
        await pilot.pause()
        assert (count.size.width, count.size.height) == (len(plain_lines("18", 8)[0]), 8)


async def test_a_text_too_wide_for_its_place_is_drawn_smaller_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        count = app.query_one("#count", BigText)
        count.text = "1200"
        await pilot.pause()
        shown = [line.rstrip() for line in text_of(count) if line.strip()]
        assert shown == [line.rstrip() for line in plain_lines("1200", 6)]


async def test_large_text_in_ascii_is_drawn_with_hash_signs() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        count = app.query_one("#count", BigText)
        count.ascii = True
        await pilot.pause()
        assert set("".join(text_of(count))) == {"#", " "}


class CountingBar(BreathBar):
    """Counts how often it asks to be drawn again."""

    asked = 0

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "CountingBar":
        self.asked += 1
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class CountingProgress(RoutineProgress):
    """Counts how often it asks to be drawn again."""

    asked = 0

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "CountingProgress":
        self.asked += 1
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class CountingText(BigText):
    """Counts how often it asks to be drawn again, and how often to be laid out again."""

    asked = 0
    laid_out = 0

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "CountingText":
        self.asked += 1
        self.laid_out += layout
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self


class Counted(App[None]):
    """The widgets of a running session, which are set many times a second."""

    def __init__(self) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = "dusk"

    def compose(self) -> ComposeResult:
        yield CountingBar()
        yield CountingProgress()
        yield CountingText("18", 5)


async def test_setting_the_same_value_again_draws_nothing() -> None:
    app = Counted()
    async with app.run_test(size=(80, 24)) as pilot:
        bar, progress, text = app.query_one(CountingBar), app.query_one(CountingProgress), app.query_one(CountingText)
        bar.fraction, progress.segments, progress.fraction = 0.5, SERIES, 0.5
        await pilot.pause()
        bar.asked = progress.asked = text.asked = 0
        bar.fraction, progress.segments, progress.fraction, text.text = 0.5, SERIES, 0.5, "18"
        await pilot.pause()
        assert (bar.asked, progress.asked, text.asked) == (0, 0, 0)


async def test_a_change_too_small_to_be_seen_draws_nothing() -> None:
    app = Counted()
    async with app.run_test(size=(80, 24)) as pilot:
        bar, progress = app.query_one(CountingBar), app.query_one(CountingProgress)
        bar.fraction, progress.segments, progress.fraction = 0.5, SERIES, 0.5
        await pilot.pause()
        bar.asked = progress.asked = 0
        bar.fraction, progress.fraction = 0.5001, 0.5001
        await pilot.pause()
        assert (bar.asked, progress.asked) == (0, 0)


async def test_a_running_count_moves_nothing_else_on_the_screen() -> None:
    app = Counted()
    async with app.run_test(size=(80, 24)) as pilot:
        text = app.query_one(CountingText)
        text.laid_out = 0
        text.text = "17"
        await pilot.pause()
        assert text.laid_out == 0
        text.text = "9"
        await pilot.pause()
        assert text.laid_out > 0


HOSTILE = ["a[/b]", "[red]", "[@click=app.quit]go[/]", "two\nlines", "\x1b[31mred", "背中の痛み", "x" * 300]


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_no_text_is_markup_or_leaves_its_line(hostile: str) -> None:
    app = Gallery(session=False)
    async with app.run_test(size=(120, 40)) as pilot:
        app.query_one(RatingRows).rows = (RatingRow(hostile, 3, 4),)
        app.query_one(TopBar).place = hostile
        app.query_one(TopBar).stage = hostile
        app.query_one(KeyBar).note = hostile
        app.query_one(PainScale).hint = (hostile,)
        await app.mount(progress := RoutineProgress())
        progress.segments = (Segment(hostile, 30, 0), Segment("next", 30, 1))
        await pilot.pause()
        for widget in (*app.query(RatingRows), *app.query(TopBar), *app.query(PainScale), progress):
            assert all("\x1b" not in line and "\n" not in line for line in text_of(widget))
            assert {widget.render_line(y).cell_length for y in range(widget.size.height)} == {widget.size.width}


async def test_brackets_in_a_name_stay_brackets() -> None:
    app = Gallery(session=False)
    async with app.run_test(size=(120, 40)) as pilot:
        app.query_one(RatingRows).rows = (RatingRow("a[/b] [red]", None),)
        await pilot.pause()
        assert "a[/b] [red]" in text_of(app.query_one(RatingRows))[0]


async def test_a_missing_day_is_a_dot_and_no_pain_is_a_line() -> None:
    app = Gallery(session=False)
    async with app.run_test(size=(120, 40)):
        large, small = app.query(PainStrip)
        foot = text_of(large)[-1]
        assert (foot[2 * 5], foot[2 * 12], foot[2 * 13]) == ("·", "▁", "█")
        assert text_of(small)[0][::2] == "▅▆▆▆▆·▆··▆▆▅▁█"


async def test_the_chosen_score_is_a_filled_cell_and_last_time_a_ring() -> None:
    app = Gallery(session=False)
    async with app.run_test(size=(80, 24)):
        rows = app.query_one(RatingRows)
        line = rows.render_line(0)
        grounds = {segment.style.bgcolor.name for segment in line if segment.style and segment.style.bgcolor}
        assert pain_ramp("dusk")[5] in grounds
        assert "5" in line.text
        assert line.text.count("○") == 1
        assert text_of(rows)[2].startswith("▌ Left thigh, back")


async def test_a_click_on_the_scale_gives_row_and_score() -> None:
    app = Gallery(session=False)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click(RatingRows, offset=(21 + 8 * 7 + 2, 2))
        assert app.acted == ["row 1 score 7"]


async def test_a_click_on_a_tab_names_the_room() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.click(TopBar, offset=(14, 0))
        assert app.acted == [Mode.CATALOGUE.value]


async def test_the_key_bar_shows_only_keys_that_work_and_groups_as_one() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        shown = text_of(app.query_one(KeyBar))[0]
        keys = "space pause   n next   b back   + − 10 s   o it hurts here   m mute"
        assert shown.removesuffix("! stop now").rstrip() == keys
        assert shown.endswith("! stop now")


async def test_a_click_on_a_key_presses_it() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        # The pilot takes only points within the padding for points on the screen.
        app.screen.styles.padding = 0
        await pilot.pause()
        bar = app.query_one(KeyBar)
        shown = text_of(bar)[0]
        for word in ("pause", "−", "stop now"):
            await pilot.click(KeyBar, offset=(shown.index(word), 0))
            await pilot.pause()
        assert app.acted == ["pause", "shorter", "stop"]


async def test_a_note_stands_at_the_right_only_without_a_stop_key() -> None:
    app = Gallery()
    async with app.run_test(size=(120, 40)) as pilot:
        bar = app.query_one(KeyBar)
        bar.note = "saved 21:12"
        await pilot.pause()
        assert "saved" not in text_of(bar)[0]
        bar.hints = tuple(hint for hint in bar.hints if not hint.stop)
        await pilot.pause()
        assert text_of(bar)[0].endswith("saved 21:12")
