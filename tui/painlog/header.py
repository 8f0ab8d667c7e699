"""What a file at the log's place is, told from its first bytes alone: nothing is written, not even by SQLite."""

import stat
from enum import Enum, auto
from pathlib import Path

from tui.painlog.migrations import APPLICATION_ID
from tui.painlog.model import LogRefused

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_PAGE_SIZES = frozenset(2**power for power in range(9, 17))
_AWAY = "Restore a copy from its backups folder, or move the file away."


class Found(Enum):
    """What is at the log's place."""

    NOTHING = auto()
    EMPTY = auto()
    """A file of no bytes, or one that was never filled: a start that was cut short."""
    OLDER = auto()
    CURRENT = auto()


def examine(path: Path, version: int) -> Found:
    """Tell what is there, for a program that writes `version`. Raises LogRefused for anything that is not its own."""
    header, size = _first_bytes(path)
    if header is None:
        return Found.NOTHING
    if not size:
        return Found.EMPTY
    if not header.startswith(_MAGIC):
        raise LogRefused(f"{path} is not a pain log; it was left as it is. {_AWAY}")
    if _damaged(header, size, path):
        raise LogRefused(f"{path} is damaged; it was left as it is. {_AWAY}")
    # Both are 32-bit numbers at fixed places of the header, the most significant byte first.
    theirs, owner = _number(header, 60), _number(header, 68)
    if owner != APPLICATION_ID:
        raise LogRefused(f"{path} belongs to another program; it was left as it is. Move the file away.")
    if theirs > version:
        raise LogRefused(
            f"{path} was made by a newer unache; it was left as it is. Update unache, or move the file away."
        )
    return Found.CURRENT if theirs == version else Found.OLDER


def _first_bytes(path: Path) -> tuple[bytes | None, int]:
    """The header and the size of the file; no header where there is no file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "not a file"
            raise LogRefused(f"{path} is {what}; it was left as it is. Move it away, and a log can be kept there.")
        with path.open("rb") as file:
            return file.read(_LENGTH), status.st_size
    except FileNotFoundError:
        if path.is_symlink():
            raise LogRefused(f"{path} is a link to nothing; it was left as it is. Mend or remove the link.") from None
        return None, 0
    except OSError as error:
        raise LogRefused(f"{path} cannot be read ({error.strerror}); it was left as it is.") from None


def _damaged(header: bytes, size: int, path: Path) -> bool:
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    if len(header) < _LENGTH or page_size not in _PAGE_SIZES:
        return True
    # The count of pages is valid when the two change counters agree. Beside a journal a write was cut short,
    # and SQLite mends the file when it opens it.
    counted = header[24:28] == header[92:96] and not _has_journal(path)
    return counted and size < _number(header, 28) * page_size


def _has_journal(path: Path) -> bool:
    real = path.resolve()
    journal = real.with_name(f"{real.name}-journal")
    return journal.exists() and journal.stat().st_size > 0


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")
