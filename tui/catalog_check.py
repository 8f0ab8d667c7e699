"""What is wrong in catalogue files of hers, before the program reads them or after. Prints nothing."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from catalog.load import load_catalogue
from catalog.model import Fault
from catalog.toml_file import UnreadableError, read_text, shown, tables


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults found, and how many items there are; these count only where there is no fault."""

    faults: tuple[Fault, ...]
    exercises: int = 0
    routines: int = 0


def check_folder(folder: Path) -> Checked:
    """Check the files of a folder as they are read at the start; one that is missing has no faults."""
    bundled, found = load_catalogue(), load_catalogue(folder)
    exercises = len(found.exercises) - len(bundled.exercises)
    return Checked(found.faults, exercises, len(found.routines) - len(bundled.routines))


def check_file(file: Path, own: Path) -> Checked:
    """Check one file: among its neighbours where it lies in her own folder, else beside the bundled catalogue alone."""
    name = shown(file.name)
    if file.suffix != ".toml" or file.name.startswith("."):
        message = "is not read at the start; allowed: a name that ends in .toml, without a dot in front"
        return Checked((Fault(name, "", "", message),))
    try:
        real = file.resolve()
        text = read_text(real, real.parent)
        content = tables(text)
    except UnreadableError as error:
        return Checked((Fault(name, "", "", str(error)),))
    except (OSError, RuntimeError):
        return Checked((Fault(name, "", "", "cannot be read; allowed: a file you may read"),))
    if file.parent.resolve() == own.resolve():
        faults = tuple(fault for fault in load_catalogue(own).faults if fault.file == name)
    else:
        faults = _alone(file.name, text)
    return Checked(faults, _length(content.get("exercise")), _length(content.get("routine")))


def _alone(name: str, text: str) -> tuple[Fault, ...]:
    with tempfile.TemporaryDirectory(prefix="unache-") as folder:
        (Path(folder) / name).write_bytes(text.encode("utf-8"))
        return load_catalogue(Path(folder)).faults


def _length(listed: object) -> int:
    return len(listed) if isinstance(listed, list) else 0
