"""Getting a catalogue file from the disk as plain tables, or saying in plain words why not.

Owns the guards around a file somebody else may have written: what kind of file, how large, which letters, how deep.
Knows nothing of what the tables mean.
"""

import os
import re
import stat
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
"""Brackets within brackets, and dots in one key. Far more costs the TOML reader minutes or its stack."""

# Every alternative also ends where its closing mark is missing, so that no text is read twice.
_QUOTED_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"""(?:"{0,2})|\\?\Z)'
    r"|'''.*?(?:'''(?:'{0,2})|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*+\\?"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_BETWEEN_MARKS = re.compile(r"[^\n,=\[\]{}]+")
_BRACKET = re.compile(r"[\[\]{}]")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_SHOWN = 80
_TOO_DEEP = f"is nested too deeply; allowed: {MAX_DEPTH} levels"
_TOO_LARGE = f"is too large; allowed: up to {MAX_BYTES // 1024} KiB"


class CatalogueError(Exception):
    """The catalogue that comes with the program is damaged. The message names file, item and key."""


class UnreadableError(Exception):
    """A file that gives no tables; the message is the sentence for the person who wrote it."""


def bundled() -> Traversable:
    """The folder of the data files that come with the program."""
    return files("catalog") / "data"


def shown(text: str) -> str:
    """Somebody else's text for a message: on one line, unable to steer a terminal, and not long."""
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"


def read_text(file: Path, folder: Path) -> str:
    """The text of a regular file within `folder`. Raises UnreadableError for all that is not one.

    The kind of file is looked at before it is opened, as opening a pipe waits and opening a device may act; and
    again after, as it may have been exchanged meanwhile.
    """
    try:
        real = file.resolve(strict=True)
        if not real.is_relative_to(folder.resolve()):
            raise UnreadableError("leads out of its folder; allowed: files inside it")
        _refuse_unusual(real.stat())
        handle = os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as stream:
            _refuse_unusual(os.fstat(stream.fileno()))
            data = stream.read(MAX_BYTES + 1)
    except (OSError, RuntimeError) as error:
        # A loop of links is a RuntimeError in Python 3.11 and 3.12.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "a loop of links"
        raise UnreadableError(f"cannot be read ({reason}); allowed: a file you may read") from None
    if len(data) > MAX_BYTES:
        raise UnreadableError(_TOO_LARGE)
    return _decoded(data)


def _refuse_unusual(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("is not a regular file; allowed: a text file")
    if status.st_size > MAX_BYTES:
        raise UnreadableError(_TOO_LARGE)


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise UnreadableError("starts with a byte order mark (BOM); allowed: UTF-8 without one")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("is UTF-16, by its byte order mark (BOM); allowed: UTF-8 without one")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"line {line}: a byte that is not UTF-8; allowed: UTF-8") from None


def tables(text: str) -> dict[str, object]:
    """The tables of a TOML text. Raises UnreadableError with line and column where it is not TOML."""
    _refuse_deep(text)
    return bundled_tables(text)


def bundled_tables(text: str) -> dict[str, object]:
    """As `tables`, for a text that came with the program: nobody else's, so no depth is guarded against."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(_syntax(str(error), text)) from None
    except RecursionError:
        raise UnreadableError(_TOO_DEEP) from None
    except ValueError:
        # Python reads no whole number of more than 4300 digits.
        raise UnreadableError("holds a number that is too long; allowed: numbers up to 600") from None


def _syntax(message: str, text: str) -> str:
    place = _PLACE.search(message)
    if place is None:
        return f"is not TOML: {shown(message)}; allowed: TOML 1.0"
    what = shown(message[:1].lower() + message[1 : place.start()])
    lines = text.split("\n")
    line, column = place.groups() if place[1] else (len(lines), len(lines[-1]) + 1)
    return f"line {line}, column {column}: {what}; allowed: TOML 1.0"


def _refuse_deep(text: str) -> None:
    bare = _QUOTED_TEXT.sub("_", text)
    for piece in _BETWEEN_MARKS.finditer(bare):
        if piece[0].count(".") > MAX_DEPTH:
            raise UnreadableError(f"has a key with too many dots; allowed: up to {MAX_DEPTH}")
    depth = 0
    for bracket in _BRACKET.finditer(bare):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            raise UnreadableError(_TOO_DEEP)
