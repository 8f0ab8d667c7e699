"""The catalogue, from its files: those that come with the program, then her own.

Owns what files have to do with each other: order, ids, references, and that a bad file or item takes no other with it.
Reads nothing but the data folder of this package and the one folder it is given.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from catalog.misfit import Misfit, misfits
from catalog.model import Catalogue, Exercise, Fault, MovementKind, Routine
from catalog.rules import exercise_misfits, text_misfits
from catalog.schema import ID_PATTERN, ExerciseTable, RoutineTable, exercise_of, routine_of
from catalog.toml_file import CatalogueError, UnreadableError, bundled, bundled_tables, read_text, shown, tables

__all__ = ["CatalogueError", "load_catalogue"]

_Table = TypeVar("_Table", ExerciseTable, RoutineTable)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands."""

    file: str
    kind: str
    number: int
    ours: bool

    def __str__(self) -> str:
        return f"{self.file}, {self.kind} no. {self.number}"


@dataclass(slots=True)
class _Gathering:
    """What has been read so far."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    routines: dict[str, Routine] = field(default_factory=dict)
    places: dict[tuple[str, str], _Place] = field(default_factory=dict)
    """Where each id was found first, by kind and id."""
    faults: list[Fault] = field(default_factory=list)

    def fault(self, at: _Place, name: str, misfit: Misfit) -> None:
        item = f"{at.kind} {name}" if name else f"{at.kind} no. {at.number}"
        self.faults.append(Fault(at.file, item, misfit.key, misfit.message))


def load_catalogue(own: Path | None = None, progress: Callable[[int, int], None] | None = None) -> Catalogue:
    """Read the bundled catalogue, then every `*.toml` directly in the folder `own`, by name; hidden files are skipped.

    `progress` is told how many of her files of how many have been read.

    What is wrong in her own files is left out and listed as faults. Raises CatalogueError when the bundled data is
    damaged, which means a broken installation.
    """
    gathered = _Gathering()
    for file in _bundled_files():
        _read_ours(gathered, file)
    _settle(gathered)
    if gathered.faults:
        raise CatalogueError("; ".join(map(str, gathered.faults)))
    if own is not None:
        files = _own_files(gathered, own)
        for number, path in enumerate(files):
            if progress is not None:
                progress(number, len(files))
            _read_own(gathered, path, own)
        _settle(gathered)
    return Catalogue(gathered.exercises, gathered.routines, tuple(gathered.faults))


def _bundled_files() -> list[Traversable]:
    folder = bundled()
    try:
        exercises = [file for file in (folder / "exercises").iterdir() if file.name.endswith(".toml")]
    except OSError as error:
        raise CatalogueError(f"exercises: {error.strerror}") from None
    return [*sorted(exercises, key=lambda file: file.name), folder / "routines.toml"]


def _read_ours(gathered: _Gathering, file: Traversable) -> None:
    try:
        _take(gathered, file.name, bundled_tables(file.read_text(encoding="utf-8")), ours=True)
    except (OSError, UnicodeDecodeError, UnreadableError) as error:
        raise CatalogueError(f"{file.name}: {error}") from None


def _own_files(gathered: _Gathering, own: Path) -> list[Path]:
    try:
        return sorted(file for file in own.iterdir() if file.suffix == ".toml" and not file.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); allowed: a folder you may read"
        gathered.faults.append(Fault(shown(own.name), "", "", reason))
        return []


def _read_own(gathered: _Gathering, file: Path, own: Path) -> None:
    name = shown(file.name)
    try:
        _take(gathered, name, tables(read_text(file, own)), ours=False)
    except UnreadableError as error:
        gathered.faults.append(Fault(name, "", "", str(error)))


def _take(gathered: _Gathering, file: str, content: dict[str, object], *, ours: bool) -> None:
    """Add the items of one file, each on its own."""
    for kind in content:
        if kind not in ("exercise", "routine"):
            gathered.faults.append(Fault(file, "", shown(kind), "unknown key; allowed: exercise, routine"))
    for kind in ("exercise", "routine"):
        listed = content.get(kind, [])
        if not isinstance(listed, list):
            message = f"is not a list of tables; allowed: [[{kind}]]"
            gathered.faults.append(Fault(file, "", kind, message))
            continue
        for number, raw in enumerate(listed, start=1):
            at = _Place(file, kind, number, ours)
            if not isinstance(raw, dict):
                gathered.fault(at, "", Misfit("", f"is not a table; allowed: [[{kind}]]"))
            elif kind == "exercise":
                _take_exercise(gathered, at, raw)
            else:
                _take_routine(gathered, at, raw)


def _take_exercise(gathered: _Gathering, at: _Place, raw: dict[str, object]) -> None:
    found = list(text_misfits(raw))
    table = _shaped(raw, ExerciseTable, found)
    if table is not None:
        found += exercise_misfits(table)
    if _admitted(gathered, at, raw, found) and table is not None:
        gathered.exercises[table.id] = exercise_of(table, at.file)


def _take_routine(gathered: _Gathering, at: _Place, raw: dict[str, object]) -> None:
    found = list(text_misfits(raw))
    table = _shaped(raw, RoutineTable, found)
    if _admitted(gathered, at, raw, found) and table is not None:
        gathered.routines[table.id] = routine_of(table, at.file)


def _shaped(raw: dict[str, object], shape: type[_Table], found: list[Misfit]) -> _Table | None:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        found += misfits(raw, shape, error)
        return None


def _admitted(gathered: _Gathering, at: _Place, raw: dict[str, object], found: list[Misfit]) -> bool:
    """Note what is wrong with an item, or take its id. Whether it may come in."""
    name = raw.get("id")
    name = name if isinstance(name, str) else ""
    if found:
        fits = re.fullmatch(ID_PATTERN, name) is not None
        for misfit in found:
            gathered.fault(at, name if fits else "", misfit)
        return False
    first = gathered.places.setdefault((at.kind, name), at)
    if first is at:
        return True
    taken = f"a built-in {at.kind}" if first.ours and not at.ours else str(first)
    gathered.fault(at, "", Misfit("id", f'"{name}" is the id of {taken}; allowed: an id of its own'))
    return False


def _settle(gathered: _Gathering) -> None:
    """Follow the references between items, now that all are there. One that leads nowhere is left out."""
    for exercise in list(gathered.exercises.values()):
        at = gathered.places["exercise", exercise.id]
        wrong = set[str]()
        for key, named in (("alternates", exercise.alternates), ("similar", exercise.similar)):
            for one in named:
                if message := _astray(gathered, exercise.id, one):
                    wrong.add(one)
                    gathered.fault(at, exercise.id, Misfit(key, message))
        if wrong:
            gathered.exercises[exercise.id] = replace(
                exercise,
                alternates=tuple(one for one in exercise.alternates if one not in wrong),
                similar=tuple(one for one in exercise.similar if one not in wrong),
            )
    for routine in list(gathered.routines.values()):
        found = list(_item_misfits(gathered, routine))
        for misfit in found:
            gathered.fault(gathered.places["routine", routine.id], routine.id, misfit)
        if found:
            del gathered.routines[routine.id]


def _astray(gathered: _Gathering, from_id: str, to_id: str) -> str:
    """What is wrong with a reference to an exercise; empty when nothing is."""
    if to_id == from_id:
        return "names the exercise itself; allowed: the id of another"
    if to_id not in gathered.exercises:
        return f'"{to_id}" is no exercise here; allowed: an id of the catalogue or of your own files'
    return ""


def _item_misfits(gathered: _Gathering, routine: Routine) -> Iterator[Misfit]:
    for number, item in enumerate(routine.items, start=1):
        exercise = gathered.exercises.get(item.exercise)
        if exercise is None:
            yield Misfit(f"item {number}.exercise", _astray(gathered, "", item.exercise))
            continue
        kinds = {movement.kind for movement in exercise.movements}
        if item.hold_seconds is not None and MovementKind.HOLD not in kinds:
            yield Misfit(f"item {number}.hold_seconds", f'"{item.exercise}" has no hold; allowed: exercises with one')
        if item.reps is not None and MovementKind.REPS not in kinds:
            yield Misfit(f"item {number}.reps", f'"{item.exercise}" counts nothing; allowed: exercises that do')
