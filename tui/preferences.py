"""What she prefers: where it hurts, what is at hand, what she does not do, and how the program looks.

Owns `preferences.toml` in the configuration folder and the limits of its keys. What has a date and belongs to an
episode (stage, screening) is in the pain log. Knows neither terminal nor clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import tomli_w
from msgspec import Meta

from catalog.misfit import Misfit, misfits
from catalog.model import Equipment, Fault
from catalog.region import Region
from catalog.rules import text_misfits
from catalog.schema import FileTable, Id
from catalog.toml_file import MAX_BYTES, UnreadableError, read_text, shown, tables
from tui.atomic import NotWritten, replace_file
from tui.visible import cleaned

FILE = "preferences.toml"
MOST_REGIONS = 3
NOTE_LENGTH = 2000
"""Of the note on conditions, in characters."""
PHONE_LENGTH = 40
MOST_FAVOURITES = 500
"""Of each kind."""

_HEAD = "# Kept by unache. What you change here counts at the next start; your comments are not kept.\n\n"


@dataclass(frozen=True, slots=True)
class Planned:
    """A routine that waits on Today."""

    routine: str
    """Its id."""
    on: date


@dataclass(frozen=True, slots=True)
class Preferences:
    """Her preferences; as it is made, nothing has been asked yet. The fields are the keys of the file."""

    regions: tuple[Region, ...] = ()
    """Her own places of pain, up to three."""
    equipment: tuple[Equipment, ...] | None = None
    """What is at hand; None while she has not been asked, empty where there is nothing."""
    cannot_kneel: bool = False
    cannot_lie: bool = False
    quiet: bool = False
    """Whether only what can be done beside someone asleep comes up."""
    conditions_note: str = ""
    """Her own words on a condition, up to 2000 characters, on several lines where she likes."""
    phone: str = ""
    """The number of her maternity team, up to 40 characters."""
    favourite_exercises: tuple[str, ...] = ()
    favourite_routines: tuple[str, ...] = ()
    """Ids. Apart, as an exercise and a routine may share one."""
    theme: str | None = None
    planned: Planned | None = None


class _PlannedTable(FileTable, frozen=True):
    routine: Id
    # A date is told apart from a moment by hand.
    on: object = None


class _PreferencesTable(FileTable, frozen=True):
    regions: Annotated[tuple[Region, ...], Meta(max_length=MOST_REGIONS)] = ()
    equipment: tuple[Equipment, ...] = ()
    cannot_kneel: bool = False
    cannot_lie: bool = False
    quiet: bool = False
    conditions_note: Annotated[str, Meta(max_length=NOTE_LENGTH)] = ""
    phone: Annotated[str, Meta(max_length=PHONE_LENGTH)] = ""
    favourite_exercises: Annotated[tuple[Id, ...], Meta(max_length=MOST_FAVOURITES)] = ()
    favourite_routines: Annotated[tuple[Id, ...], Meta(max_length=MOST_FAVOURITES)] = ()
    theme: Id = ""
    planned: _PlannedTable = _PlannedTable("")


def load_preferences(folder: Path) -> tuple[Preferences, tuple[Fault, ...]]:
    """Her preferences, and what in their file does not count. A missing file is fine."""
    try:
        return _preferences_of(_read(folder / FILE))
    except UnreadableError as error:
        return Preferences(), (Fault(FILE, "", "", str(error)),)


def save_preferences(folder: Path, preferences: Preferences) -> Preferences:
    """Write what has changed, and return it as it is kept: texts without marks that cannot be shown, nothing twice.

    Keys of no preference stay in the file, and so does an entry with a fault until it is answered anew. Raises
    NotWritten, and then leaves the file as it was: a file that cannot be read is hers to mend.
    """
    path = folder / FILE
    try:
        found = _read(path)
    except UnreadableError as error:
        raise NotWritten(f"{path} was not written: it {error}. Mend it or move it away, and answer again.") from None
    phone = " ".join(cleaned(preferences.phone).split())
    wanted = replace(preferences, conditions_note=cleaned(preferences.conditions_note), phone=phone)
    changed = _changed(found, wanted)
    kept, faults = _preferences_of(changed)
    for fault in faults:
        key = fault.key.partition(".")[0].partition(" ")[0]
        if changed.get(key) is not found.get(key):
            raise NotWritten(f"{path} was not written: {fault.key} {fault.message}.")
    if changed != found:
        replace_file(path, _text(path, changed))
    return kept


def _read(path: Path) -> dict[str, object]:
    """The tables of the file, none where there is no file. Raises UnreadableError."""
    try:
        # She may keep the file elsewhere and link to it.
        real = path.resolve()
        if not real.exists() and not path.is_symlink():
            return {}
    except (OSError, RuntimeError):
        real = path
    return tables(read_text(real, real.parent))


def _text(path: Path, content: dict[str, object]) -> str:
    try:
        text = _HEAD + tomli_w.dumps(content)
    except ValueError:
        # Python writes no whole number of more than 4300 digits, which a file can hold in hexadecimal.
        raise NotWritten(f"{path} was not written: it holds a number that is too long. Take that out first.") from None
    if len(text.encode()) > MAX_BYTES:
        raise NotWritten(f"{path} was not written: it would be larger than {MAX_BYTES // 1024} KiB.")
    return text


def _preferences_of(content: dict[str, object]) -> tuple[Preferences, tuple[Fault, ...]]:
    """Every key on its own, so that a bad one takes no other with it."""
    known = [field.name for field in fields(Preferences)]
    good: dict[str, object] = {}
    faults: list[Fault] = []
    for key, value in content.items():
        if key not in known:
            message = f"unknown key; allowed: {', '.join(known)}"
            faults.append(Fault(FILE, "", shown(key), message))
            continue
        found = list(_misfits(key, value))
        faults += (Fault(FILE, "", misfit.key, misfit.message) for misfit in found)
        if not found:
            good[key] = value
    table = msgspec.convert(good, _PreferencesTable)
    return _from_table(table, good), tuple(faults)


def _from_table(table: _PreferencesTable, good: dict[str, object]) -> Preferences:
    day = table.planned.on
    return Preferences(
        regions=tuple(dict.fromkeys(table.regions)),
        equipment=tuple(dict.fromkeys(table.equipment)) if "equipment" in good else None,
        cannot_kneel=table.cannot_kneel,
        cannot_lie=table.cannot_lie,
        quiet=table.quiet,
        conditions_note=table.conditions_note,
        phone=table.phone,
        favourite_exercises=tuple(dict.fromkeys(table.favourite_exercises)),
        favourite_routines=tuple(dict.fromkeys(table.favourite_routines)),
        theme=table.theme or None,
        planned=Planned(table.planned.routine, day) if isinstance(day, date) else None,
    )


def _misfits(key: str, value: object) -> Iterator[Misfit]:
    alone = {key: value}
    try:
        table = msgspec.convert(alone, _PreferencesTable)
    except msgspec.ValidationError as error:
        yield from misfits(alone, _PreferencesTable, error)
        return
    note = {"conditions_note": table.conditions_note.replace("\n", " ")} if key == "conditions_note" else {}
    yield from text_misfits(alone | note)
    day = table.planned.on
    if key == "planned" and (not isinstance(day, date) or isinstance(day, datetime)):
        opening = "is missing" if day is None else "does not fit"
        yield Misfit("planned.on", f"{opening}; allowed: a date such as 2027-05-03, without quotes")


def _changed(content: dict[str, object], wanted: Preferences) -> dict[str, object]:
    """The content with what differs from `wanted` put in its place. What says the same already stays as it is."""
    before, _ = _preferences_of(content)
    changed = dict(content)
    for field in fields(Preferences):
        value = getattr(wanted, field.name)
        if value == getattr(before, field.name):
            continue
        if value == field.default:
            changed.pop(field.name, None)
        else:
            changed[field.name] = _as_toml(value)
    return changed


def _as_toml(value: object) -> object:
    match value:
        case Planned():
            return {"routine": value.routine, "on": value.on}
        case tuple():
            return [str(one) for one in value]
        case _:
            return value
