"""The words and numbers of the live screen, from one view of the session. Pure: no widget, no clock."""

from dataclasses import dataclass

from textual.content import Content

from tui.plain import plain
from tui.present import length
from tui.session.plan import Phase, PhaseKind, Plan
from tui.session.player import View
from tui.widgets.glyphs import FIGURE_SPACE

MUTED = "$text-muted"


@dataclass(frozen=True, slots=True)
class Shown:
    """The words and numbers on the live screen. What moves within a second is drawn apart."""

    head: Content
    time_left: Content
    card: Content
    side: str
    move: str
    of_moves: Content
    count: str
    unit: Content
    breath: str
    breath_word: Content
    line: Content
    coming: Content
    segment: int


def shown(view: View, plan: Plan, *, narrow: bool, problem: str = "") -> Shown:
    """Put one moment of a session into words; `narrow` leaves out the name of the routine.

    `problem` says why something is not saved yet.
    """
    phase = view.phase
    return Shown(
        head=_head(phase, plan, narrow=narrow),
        time_left=plain(_time_left(view), MUTED),
        card=_card(view, plan),
        side=phase.side.value.upper() if phase.side else _WORDS.get(phase.kind, ""),
        move=str(phase.move + 1) if plan.moves > 1 else "",
        of_moves=plain(f"/{plan.moves}" if plan.moves > 1 else "", MUTED),
        count=_count(view, plan),
        unit=_unit(view, plan),
        breath=_breath(view),
        breath_word=_breath_word(view),
        line=plain(
            "Start when you are settled. The clock waits." if phase.kind is PhaseKind.READ else view.line, "bold"
        ),
        coming=plain(f"Not saved yet; it is tried again. {problem}", "$text-error") if problem else _coming(view),
        segment=_segment(view, plan),
    )


_WORDS = {PhaseKind.REST: "REST", PhaseKind.TRANSITION: "MOVE", PhaseKind.LEAD_IN: "READY", PhaseKind.CLOSE: "CLOSE"}


def _time_left(view: View) -> str:
    return f"about {length(max(90, view.left_in_all))} left" if view.left_in_all > 60 else "under a minute left"


def wording(view: View, *, narrow: bool) -> tuple[object, ...]:
    """Everything the words depend on: while it stays the same, so do they."""
    minutes = round(view.left_in_all / 60)
    return view.index, view.count, view.length, view.breathing_in, view.paused, view.away, minutes, narrow


def _head(phase: Phase, plan: Plan, *, narrow: bool) -> Content:
    if narrow and plan.moves > 1:
        return Content.assemble((f"{phase.move + 1} of {plan.moves}", "bold"), "  ", plain(phase.name, MUTED))
    parts = [plain(plan.name, "bold")]
    if plan.moves > 1:
        parts.append(plain(f"move {phase.move + 1} of {plan.moves}", MUTED))
    if phase.name != plan.name:
        parts.append(plain(phase.name, MUTED))
    return Content("   ").join(parts)


def _upcoming_work(view: View, plan: Plan) -> Phase:
    """The work this phase is, or leads to."""
    later = plan.phases[view.index :]
    return next((p for p in later if p.kind.is_work), view.phase)


def _count(view: View, plan: Plan) -> str:
    if view.phase.kind is PhaseKind.READ:
        work = _upcoming_work(view, plan)
        return str(work.reps or round(work.seconds))
    most = view.reps or round(view.length)
    return str(view.count).rjust(len(str(most)), FIGURE_SPACE)


def _unit(view: View, plan: Plan) -> Content:
    phase = view.phase
    match phase.kind:
        case PhaseKind.READ:
            work = _upcoming_work(view, plan)
            each = "\neach side" if work.side else ""
            return plain(_lines("breaths" if work.reps else "seconds", each.strip()), MUTED)
        case PhaseKind.LEAD_IN:
            return plain("get ready", MUTED)
        case PhaseKind.CHANGE_SIDE:
            return Content.from_text("change\nside", markup=False).stylize(MUTED)
        case PhaseKind.REST:
            return plain("rest", MUTED)
        case PhaseKind.TRANSITION:
            return Content.from_text("change\nposition", markup=False).stylize(MUTED)
        case _ if view.reps:
            upto = f" to {phase.reps_max}" if phase.reps_max > view.reps else ""
            return Content.from_text(f"of {view.reps}{upto}", markup=False).stylize(MUTED)
        case _:
            upto = f" to {round(phase.seconds_max)}" if phase.seconds_max > view.length else ""
            return Content.from_text(f"seconds\nof {round(view.length)}{upto}", markup=False).stylize(MUTED)


def _lines(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _card(view: View, plan: Plan) -> Content:
    """What stands where the figure will be: how to get into position, the steps, and when to go easy."""
    reading = next((p for p in plan.phases if p.kind is PhaseKind.READ and p.move == view.phase.move), view.phase)
    lines = [plain(reading.name, "bold")]
    if view.phase.kind is PhaseKind.READ:
        # First, so that no window is too small for them.
        lines += [
            Content.assemble(("Go easy  ", "bold $text-warning"), plain(text, MUTED)) for text in reading.cautions
        ]
    if not view.phase.kind.is_work:
        lines += [plain(text, MUTED) for text in reading.setup]
    lines.append(Content(""))
    lines += [
        Content.assemble((f"{number}  ", "bold $accent"), plain(step)) for number, step in enumerate(reading.steps, 1)
    ]
    return Content("\n").join(lines)


def _breath(view: View) -> str:
    if not view.phase.kind.is_work or view.paused:
        return ""
    return "IN" if view.breathing_in else "OUT"


def _breath_word(view: View) -> Content:
    if view.paused:
        return plain("paused", "bold $text-warning")
    return plain(_breath(view).lower(), "bold $unache-info")


def breath_fraction(view: View) -> float:
    """The bar fills on the breath in and empties on the breath out."""
    if not view.phase.kind.is_work:
        return 0.0
    return view.breath if view.breathing_in else 1.0 - view.breath


def _coming(view: View) -> Content:
    if view.away:
        return plain(f"You were away {length(view.away)}. The clock waited. Space goes on.", "$text-warning")
    if view.paused:
        return plain("Paused. Space goes on from here.", MUTED)
    coming = view.coming
    if coming is None:
        return Content.assemble(("Next  ", MUTED), ("how it feels now", MUTED))
    return Content.assemble(("Next  ", "$unache-faint"), plain(_coming_words(view.phase, coming), MUTED))


def _coming_words(phase: Phase, coming: Phase) -> str:
    if coming.kind is PhaseKind.READ:
        return f"{coming.name}, when you are ready"
    if phase.kind is PhaseKind.READ or not phase.kind.is_work:
        side = f", {coming.side.value} side first" if coming.side and phase.kind is PhaseKind.READ else ""
        return f"{_amount(coming)}{side}"
    if coming.side and coming.side is not phase.side:
        return f"change side, then {coming.side.value}, {_amount(coming)}"
    return f"{coming.line}, {_amount(coming)}"


def _amount(phase: Phase) -> str:
    return f"{phase.reps} breaths" if phase.reps else f"hold {round(phase.seconds)} s"


def _segment(view: View, plan: Plan) -> int:
    """Which block of the progress bar this moment belongs to: the work being done, or the next one to come."""
    return sum(1 for p in plan.phases[: view.index] if p.kind.is_work)
