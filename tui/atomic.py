"""Writing a file of hers so that it is the old one or the new one, whole, whatever happens in between.

Owns the modes of what is made: files and folders for the owner alone. Knows nothing of what is written.
"""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


class NotWritten(Exception):  # noqa: N818 (it is told to a person, as what happened)
    """The file was left as it was. The message is a sentence that names it, and the way out."""


def replace_file(path: Path, text: str) -> None:
    """Put `text` in the place of the file, making its folder where there is none. Raises NotWritten.

    Where the path is a link, the link stays and the file it leads to is replaced.
    """
    try:
        _make_folder(path.parent)
        _replace(path.resolve(), text.encode("utf-8"))
    except (OSError, RuntimeError) as error:
        raise refused(path, error) from None


def remove_file(path: Path) -> None:
    """Take the file away. Raises NotWritten."""
    try:
        path.unlink()
        _sync(path.parent)
    except OSError as error:
        raise refused(path, error) from None


def refused(path: Path, error: OSError | RuntimeError) -> NotWritten:
    """The sentence for a file the system did not let be written."""
    # A loop of links is a RuntimeError in Python 3.11 and 3.12.
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "a loop of links"
    return NotWritten(
        f"{path} was not written ({reason}). It is as it was. Give yourself room and the right to write there, "
        "or name another folder in UNACHE_CONFIG_DIR."
    )


def _make_folder(folder: Path) -> None:
    """Make the folder and those above it; the mode that `mkdir` takes is for the last of them only."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)


def _replace(target: Path, data: bytes) -> None:
    _refuse_protected(target)
    # The name ends so that nothing takes it for a file of hers; the mode is 0600 from the start.
    handle, name = tempfile.mkstemp(prefix=".unache-", suffix=".partial", dir=target.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    _sync(target.parent)


def _refuse_protected(target: Path) -> None:
    """Raise OSError for what is no file, or is write-protected: replacing would take no notice of either."""
    if not os.path.lexists(target):
        return
    if not target.is_file():
        raise OSError(0, "it is not a regular file")
    if not os.access(target, os.W_OK):
        raise OSError(0, "it is write-protected")


def _sync(folder: Path) -> None:
    """Make the new name outlast a power cut. The file is in place; some file systems promise no more than that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
