"""The folder of a pain log and who may read it: modes, and the lock that lets one window write.

Owns what is done to files before a database is opened. Does not rely on the process's umask.
"""

import fcntl
import os
import stat
from pathlib import Path

from tui.painlog.model import LogRefused

LOG_NAME = "unache.db"
LOCK_NAME = "unache.lock"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_folder(folder: Path) -> None:
    """Create the folder and those above it, for the owner alone.

    Raises OSError where it is not there and cannot be made, LogRefused where what is there cannot be told or used.
    """
    try:
        mode = folder.stat().st_mode
    except FileNotFoundError:
        if folder.is_symlink():
            raise LogRefused(f"{folder} is a link to nothing; it was left as it is. Mend or remove the link.") from None
        make_folder(folder.parent)
        # Another window may be making it at this moment.
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
    except OSError as error:
        raise LogRefused(f"{folder} cannot be read ({error.strerror}); it was left as it is.") from None
    else:
        if not stat.S_ISDIR(mode):
            raise LogRefused(f"{folder} is not a folder; it was left as it is. Choose another with --data-dir.")


def is_writable(folder: Path) -> bool:
    """Whether files can be made in it: SQLite keeps its journal beside the log."""
    return os.access(folder, os.W_OK | os.X_OK)


def create_private(path: Path) -> None:
    """Create an empty file for the owner alone, whatever the umask. Raises OSError where it exists."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)


def tighten(path: Path) -> tuple[str, ...]:
    """Take a file or folder away from everyone but its owner, and say so; nothing to say where it was private."""
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & _OTHERS:
        return ()
    if mode & stat.S_ISVTX:
        # A folder meant for everyone, such as /tmp, stays theirs.
        return (f"{path} is a folder for everyone on this machine. The log in it can be read by you alone.",)
    try:
        path.chmod(mode & ~_OTHERS)
    except OSError:
        return (f"Others on this machine can open {path}; only its owner can change that.",)
    return (f"Others on this machine could open {path}; now only you can.",)


def take_lock(folder: Path) -> int | None:
    """Take the lock of the folder for as long as the returned descriptor is open; None where another window has it.

    The system lets go of it however the process ends. Raises OSError where there can be no lock.
    """
    path = folder / LOCK_NAME
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        tighten(path)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def sync_folder(folder: Path) -> None:
    """Make sure that names just given in the folder outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
