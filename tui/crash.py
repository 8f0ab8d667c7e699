"""The record of a crash: what failed and where, never a value. Names, notes and scores stay out of it."""

import os
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

FILE = "crash.log"


def record(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Append the trace of `error`, and of what led to it, to the crash log in `folder`, readable by the owner only.

    The errors' own messages are left out: they may quote what was typed. Returns the file, or None when it cannot be
    written.
    """
    first, *causes = _with_causes(error)
    lines = [f"{now.isoformat(timespec='seconds')} {type(first).__name__}", *_frames(first)]
    for cause in causes:
        lines += [f"  from {type(cause).__name__}", *_frames(cause)]
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    """The error, then each one it came from, once; the nearest first.

    A failed worker of the toolkit carries the error that failed it as `error`, not as its cause.
    """
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [getattr(found, "error", None), found.__cause__, found.__context__]
