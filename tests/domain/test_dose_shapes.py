"""Every shape of dose can be written as TOML and comes back as it was: the fifteen of the list, and whatever else adds up."""

import tempfile
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.load import load_catalogue
from catalog.model import (
    Catalogue,
    Dose,
    Equipment,
    Exercise,
    Figure,
    FitCheck,
    Movement,
    MovementKind,
    Origin,
    RoutineItem,
    Rule,
    SideRule,
    Substitute,
    When,
)

THEIRS, OURS = Origin.SOURCE, Origin.APP_DEFAULT


ONCE = RoutineItem("shape")


@dataclass(frozen=True, slots=True)
class Shape:
    """An exercise in the few words that make its shape in time, as they would be written by hand."""

    movements: tuple[Movement, ...]
    sides: SideRule = SideRule.BOTH
    checks: tuple[FitCheck, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    item: RoutineItem = ONCE


def held(dose: Dose) -> tuple[Movement, ...]:
    return (Movement(MovementKind.HOLD, "Stay", dose),)


def counted(dose: Dose, breath_in: str = "", breath_out: str = "") -> tuple[Movement, ...]:
    return (Movement(MovementKind.REPS, "Go", dose, breath_in, breath_out),)


TEN_TO_FIFTEEN = counted(Dose(THEIRS, reps=10, reps_max=15))
SHAPES = {
    "D1 a hold for each side": Shape(held(Dose(THEIRS, hold_seconds=30)), SideRule.EACH),
    "D2 a range, longer is fine": Shape(
        held(Dose(THEIRS, hold_seconds=30, hold_seconds_max=40, longer_is_fine=True)), SideRule.EACH
    ),
    "D3 a range of repetitions": Shape(TEN_TO_FIFTEEN),
    "D4 a range of repetitions for each side": Shape(TEN_TO_FIFTEEN, SideRule.EACH),
    "D5 a short hold, at least so often, twice a day": Shape(
        counted(Dose(OURS, reps=5, at_least=True, rep_hold_seconds=4, sittings=2, of_source=(Figure.SITTINGS,)))
    ),
    "D6 a ramp": Shape(counted(Dose(OURS, reps=5, step_reps=5, up_to_reps=25, sittings=2))),
    "D7 so many a day in one to four sittings": Shape(
        counted(Dose(OURS, reps=10, step_reps=10, per_day=200, sittings=1, sittings_max=4))
    ),
    "D8 pulses within": Shape(counted(Dose(OURS, reps=4, pulses=3, source_says="a few"))),
    "D9 no number in the source": Shape(held(Dose(OURS, hold_seconds=60))),
    "D10 paced by the breath": Shape(counted(Dose(THEIRS, reps=10), "Arch", "Round")),
    "D11 exploring, then a close": Shape(
        (
            Movement(MovementKind.EXPLORE, "Roam", Dose(OURS, hold_seconds=60)),
            Movement(MovementKind.CLOSE, "To the centre", Dose(OURS, hold_seconds=20)),
        ),
        SideRule.EXPLORE,
    ),
    "D12 a way in and a way out": Shape(
        held(Dose(OURS, hold_seconds=20)), before=("Down by the side",), after=("Roll to your side", "Push up")
    ),
    "D13 a check of the fit": Shape(
        held(Dose(OURS, hold_seconds=20)), checks=(FitCheck("Is it low enough?", "Take a lower one."),)
    ),
    "D14 a series she asked for": Shape(
        held(Dose(THEIRS, hold_seconds=30)), SideRule.EACH, item=RoutineItem("shape", sets=4, hold_seconds=40)
    ),
    "D15 the words for when": Shape(held(Dose(THEIRS, hold_seconds=30, when=(When.BEDTIME, When.MORNING, When.DAILY)))),
}


def value(of: object) -> str:
    match of:
        case bool():
            return str(of).lower()
        case int():
            return str(of)
        case StrEnum() | str():
            return f'"{of}"'
        case tuple():
            return f"[{', '.join(value(one) for one in of)}]"
        case _:
            raise TypeError(of)


def given_pairs(of: Dose | RoutineItem) -> list[str]:
    pairs = [(field.name, getattr(of, field.name)) for field in fields(of)]
    return [f"{name} = {value(one)}" for name, one in pairs if one not in (None, False, (), "")]


def toml(shape: Shape) -> str:
    lines = [
        *("[[exercise]]", 'id = "shape"', 'name = "Shape"', 'regions = ["low_back_c"]', 'position = "standing"'),
        *(f'sides = "{shape.sides}"', 'steps = ["Go."]'),
        *(f"before = {value(shape.before)}", f"after = {value(shape.after)}"),
    ]
    for check in shape.checks:
        lines += ["[[exercise.check]]", f"ask = {value(check.ask)}", f"otherwise = {value(check.otherwise)}"]
    for one in shape.movements:
        lines += ["[[exercise.movement]]", f"kind = {value(one.kind)}", f"line = {value(one.line)}"]
        lines += [f"breath_in = {value(one.breath_in)}", f"breath_out = {value(one.breath_out)}"]
        lines += [f"dose = {{ {', '.join(given_pairs(one.dose))} }}"]
    lines += ["[[routine]]", 'id = "shapes"', 'name = "Shapes"', "[[routine.item]]", *given_pairs(shape.item)]
    return "\n".join(lines)


def loaded(text: str) -> Catalogue:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mine.toml").write_text(text, encoding="utf-8")
        found = load_catalogue(Path(folder))
    assert found.faults == ()
    return found


def read_back(catalogue: Catalogue) -> Shape:
    found: Exercise = catalogue.exercises["shape"]
    (item,) = catalogue.routines["shapes"].items
    return Shape(found.movements, found.sides, found.checks, found.before, found.after, item)


@pytest.mark.parametrize("name", SHAPES)
def test_each_shape_of_the_list_comes_back_the_same(name: str) -> None:
    assert read_back(loaded(toml(SHAPES[name]))) == SHAPES[name]


def upper_end(draw: st.DrawFn, least: int | None, most: int) -> int | None:
    return None if least is None else draw(st.none() | st.integers(least, most))


@st.composite
def doses(draw: st.DrawFn, kind: MovementKind) -> Dose:
    count = kind is MovementKind.REPS
    reps = draw(st.integers(1, 300)) if count else None
    reps_max = upper_end(draw, reps, 300)
    up_to, per_day = upper_end(draw, reps, 300), upper_end(draw, reps, 300)
    hold = None if count else draw(st.integers(1, 600))
    sittings = draw(st.none() | st.integers(1, 10))
    few = st.none() | st.integers(1, 20)
    return Dose(
        draw(st.sampled_from(Origin)),
        hold,
        upper_end(draw, hold, 600),
        reps,
        reps_max,
        draw(st.booleans()),
        count and reps_max is None and draw(st.booleans()),
        draw(few) if count else None,
        draw(few) if count else None,
        draw(few) if up_to or per_day else None,
        up_to,
        per_day,
        sittings,
        upper_end(draw, sittings, 10),
        tuple(draw(st.lists(st.sampled_from(When), unique=True))),
        source_says=draw(st.text("abc é’", max_size=40)).strip(),
    )


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    kinds = draw(st.lists(st.sampled_from(MovementKind), min_size=1, max_size=3))
    movements = tuple(Movement(kind, "Go", draw(doses(kind))) for kind in kinds)
    return Shape(movements, draw(st.sampled_from(SideRule)), item=RoutineItem("shape", draw(st.integers(1, 20))))


@settings(max_examples=60, deadline=None)
@given(shapes())
def test_whatever_adds_up_comes_back_the_same(shape: Shape) -> None:
    assert read_back(loaded(toml(shape))) == shape


def test_all_that_stands_beside_the_dose_comes_back_too() -> None:
    keys = 'steps = ["Go."]\nequipment = ["mat"]\noptional = ["pillow"]\nrules = ["pelvic_girdle"]\nquiet = true\n'
    keys += 'tags = ["calf"]\npasses_through = ["side", "kneeling"]'
    tables = '[[exercise.substitute]]\nequipment = "pillow"\ninstead = ["a blanket"]\n[[routine]]'
    text = toml(SHAPES["D1 a hold for each side"]).replace('steps = ["Go."]', keys).replace("[[routine]]", tables)
    found = loaded(text).exercises["shape"]
    assert (found.equipment, found.optional) == ((Equipment.MAT,), (Equipment.PILLOW,))
    assert found.substitutes == (Substitute(Equipment.PILLOW, ("a blanket",)),)
    assert (found.rules, found.tags, found.quiet) == ((Rule.PELVIC_GIRDLE,), ("calf",), True)
    assert [position.value for position in found.passes_through] == ["side", "kneeling"]
