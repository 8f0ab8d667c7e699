"""Her own routines on disk: written, changed in their place and taken away, in the form the catalogue reads.

Owns where a routine of hers stands, and that nothing else in its file changes. Reading is the catalogue's.
"""

import os
import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path

import msgspec
import tomli_w

from catalog.misfit import misfits
from catalog.model import Routine
from catalog.rules import text_misfits
from catalog.schema import OWN_CLAIM, RoutineTable
from catalog.toml_file import MAX_BYTES, UnreadableError, read_text, tables
from tui.atomic import NotWritten, remove_file, replace_file

_ID_LENGTH = 64
_HEADER = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ROUTINE = re.compile(r"[ \t]*\[\[[ \t]*routine[ \t]*\]\]")
_WITHIN_ROUTINE = re.compile(r"[ \t]*\[\[?[ \t]*routine[ \t]*\.")
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(#.*)?\r?$")


def write_routine(folder: Path, routine: Routine, *, file: str | None = None) -> Path:
    """Write a routine of hers where it stands, else into a file of its own; returns the path.

    `folder` is her catalogue folder, `file` a name in it to use instead. In a file that is there, only this routine
    changes; one that holds it in no form that can be changed alone is left as it is. A routine without a source comes
    back with its file as the source. Raises NotWritten.
    """
    _refuse_misfits(routine)
    path = folder / _plain_name(folder, file) if file else _holder(folder, routine.id) or _new_file(folder, routine.id)
    block = _block(routine)
    if not os.path.lexists(path):
        replace_file(path, block)
        return path
    text = _text(path, folder)
    replace_file(path, _fitting(path, _with_block(path, text, routine.id, block)))
    return path


def delete_routine(folder: Path, routine_id: str) -> Path:
    """Take a routine of hers away, and its file when nothing else is in it; returns the path. Raises NotWritten."""
    path = _holder(folder, routine_id)
    if path is None:
        raise NotWritten(f"No file in {folder} holds the routine {routine_id}.")
    left = _with_block(path, _text(path, folder), routine_id, "")
    if left.strip() or path.is_symlink():
        replace_file(path, left)
    else:
        remove_file(path)
    return path


def own_id(name: str, taken: Container[str]) -> str:
    """A free id made from a name: "My evening" gives "my-evening", or "my-evening-2" where that is taken."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_ID_LENGTH].strip("-") or "routine"
    number, found = 1, stem
    while found in taken:
        number += 1
        ending = f"-{number}"
        found = stem[: _ID_LENGTH - len(ending)].rstrip("-") + ending
    return found


def _plain_name(folder: Path, file: str) -> str:
    if Path(file).name != file or not file.endswith(".toml") or file.startswith("."):
        raise NotWritten(f"{folder / file} was not written: the name of a file ends in .toml and names no folder.")
    return file


def _holder(folder: Path, routine_id: str) -> Path | None:
    """The file whose routine of this id loads; one with a fault is hers to mend, and stays as it is."""
    try:
        names = sorted(folder.glob("[!.]*.toml"))
    except OSError:
        return None
    for path in names:
        try:
            text = read_text(path, folder)
            # Most files are settled without being taken apart.
            if routine_id in text and any(_loads(raw, routine_id) for raw in _routines(tables(text))):
                return path
        except UnreadableError:
            continue
    return None


def _new_file(folder: Path, routine_id: str) -> Path:
    path, number = folder / f"{routine_id}.toml", 1
    while os.path.lexists(path):
        number += 1
        path = folder / f"{routine_id}-{number}.toml"
    return path


def _text(path: Path, folder: Path) -> str:
    try:
        return read_text(path, folder)
    except UnreadableError as error:
        raise NotWritten(f"{path} was not written: it {error}.") from None


def _loads(raw: object, routine_id: str) -> bool:
    if not isinstance(raw, dict) or raw.get("id") != routine_id:
        return False
    try:
        msgspec.convert(raw, RoutineTable)
    except msgspec.ValidationError:
        return False
    return not any(text_misfits(raw))


def _routines(content: dict[str, object]) -> list[object]:
    listed = content.get("routine")
    return listed if isinstance(listed, list) else []


def _with_block(path: Path, text: str, routine_id: str, block: str) -> str:
    """The text with the block in the place of the routine, or at its end where the routine is not in it.

    What comes of it is read again and compared: whatever else the file says, it still says. Raises NotWritten.
    """
    wanted: dict[str, object] = _tables(path, text)
    routines = list(_routines(wanted))
    number = next((n for n, raw in enumerate(routines) if _loads(raw, routine_id)), len(routines))
    ends = "\r\n" if "\r\n" in text else "\n"
    block = block.replace("\n", ends)
    places = list(_places(text))
    if number < len(routines):
        if number >= len(places):
            raise _unchangeable(path, routine_id)
        start, end = places[number]
        # What is taken out leaves no gap.
        after = text[end:] if block else text[end:].removeprefix(ends).removeprefix(ends)
        changed = text[:start] + block.removesuffix(ends) + after
    else:
        gap = "" if not text.strip() else ends if text.endswith("\n") else ends * 2
        changed = text + gap + block
    wanted["routine"] = [*routines[:number], *_routines(tables(block)), *routines[number + 1 :]]
    if not wanted["routine"]:
        del wanted["routine"]
    if _tables(path, changed) != wanted:
        raise _unchangeable(path, routine_id)
    return changed


def _tables(path: Path, text: str) -> dict[str, object]:
    try:
        return tables(text)
    except UnreadableError as error:
        raise NotWritten(f"{path} was not written: it {error}. Mend it first.") from None


def _unchangeable(path: Path, routine_id: str) -> NotWritten:
    return NotWritten(
        f"{path} was not written: it holds the routine {routine_id} in a form that cannot be changed alone. "
        "Change it there, or save yours under another name."
    )


def _places(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each `[[routine]]` goes, its items included, and the comments after it left out.

    A line within a long text may look like one; what is made of it is compared with what it should say.
    """
    headers = [found.start() for found in _HEADER.finditer(text)]
    for number, start in enumerate(headers):
        if _ROUTINE.match(text, start):
            following = (at for at in headers[number + 1 :] if not _WITHIN_ROUTINE.match(text, at))
            yield start, _last_word(text, start, next(following, len(text)))


def _last_word(text: str, start: int, end: int) -> int:
    """The end of the last line before `end` that says something, without its line break."""
    lines = text[start:end].split("\n")
    while lines and _BLANK_OR_COMMENT.match(lines[-1]):
        lines.pop()
    return start + len("\n".join(lines).removesuffix("\r"))


def _table(routine: Routine) -> dict[str, object]:
    table: dict[str, object] = {"id": routine.id, "name": routine.name}
    if routine.summary:
        table["summary"] = routine.summary
    return table | {
        "lead_in_seconds": routine.lead_in_seconds,
        "change_seconds": routine.change_seconds,
        "rest_seconds": routine.rest_seconds,
        "transition_seconds": routine.transition_seconds,
        "item": [
            _given(exercise=i.exercise, sets=i.sets, hold_seconds=i.hold_seconds, reps=i.reps) for i in routine.items
        ],
        # A file is named as the source on reading, and may have another name by then.
        "source": [{"name": s.name, "claims": s.claims} for s in routine.sources if s.claims != OWN_CLAIM],
    }


def _given(**pairs: str | int | None) -> dict[str, object]:
    return {key: value for key, value in pairs.items() if value is not None and (key, value) != ("sets", 1)}


def _block(routine: Routine) -> str:
    """The routine as a person would write it: a table for each item."""
    table = _table(routine)
    listed = {key: value for key, value in table.items() if isinstance(value, list)}
    parts = ["[[routine]]\n" + tomli_w.dumps({key: table[key] for key in table if key not in listed})]
    for key, inner in listed.items():
        parts += [f"[[routine.{key}]]\n" + tomli_w.dumps(one) for one in inner]
    return "\n".join(parts)


def _refuse_misfits(routine: Routine) -> None:
    """What would be left out on reading is not written."""
    raw = _table(routine)
    found = list(text_misfits(raw))
    try:
        msgspec.convert(raw, RoutineTable)
    except msgspec.ValidationError as error:
        found += misfits(raw, RoutineTable, error)
    if found:
        raise NotWritten(f"The routine was not written: {found[0].key} {found[0].message}.")


def _fitting(path: Path, text: str) -> str:
    if len(text.encode("utf-8")) > MAX_BYTES:
        raise NotWritten(f"{path} was not written: it would be larger than {MAX_BYTES // 1024} KiB.")
    return text
