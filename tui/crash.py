"""The record of a crash: what failed and where, never a value. Names, notes and scores stay out of it."""

import os
import traceback
from datetime import datetime
from pathlib import Path

FILE = "crash.log"


def record(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Append the trace of `error` to the crash log in `folder`, readable by the owner only.

    The error's own message is left out: it may quote what was typed. Returns the file, or None when it cannot be
    written.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{now.isoformat(timespec='seconds')} {type(error).__name__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    path = folder / FILE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path
