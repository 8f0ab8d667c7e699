"""What is handed to strangers: the wheel, its version, and the lock that `make run` installs from."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import tui

ROOT = Path(__file__).parents[1]
PACKAGES = ("catalog", "tui")
KINDS = frozenset({".py", ".toml", ".tcss", ".typed"})
"""Code, data, stylesheets and the mark of a typed package."""


def _run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, cwd=cwd, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as it stands, caches and all."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> frozenset[str]:
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel installed, and the libraries of this one within its sight."""
    home = tmp_path_factory.mktemp("environment") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    python = home / "bin" / "python"
    _run(
        *(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", python),
        *("install", "--no-deps", "--no-index", wheel),
        cwd=home.parent,
    )
    [packages] = home.glob("lib/python*/site-packages")
    # A path named here is searched, but its own .pth files, the editable checkout among them, are not read.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + os.linesep, "utf-8")
    return python.parent


def _package_files() -> Iterator[str]:
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(ROOT).as_posix()


def test_the_wheel_holds_two_packages_and_its_own_description(contents: frozenset[str]) -> None:
    top = {name.partition("/")[0] for name in contents}

    assert top == {*PACKAGES, f"unache-{tui.__version__}.dist-info"}


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(contents: frozenset[str]) -> None:
    code_and_data = {name for name in contents if ".dist-info/" not in name}

    assert code_and_data == set(_package_files())
    assert {name for name in code_and_data if Path(name).suffix not in KINDS} == set()


def test_the_wheel_says_that_its_packages_are_typed(contents: frozenset[str]) -> None:
    assert {f"{package}/py.typed" for package in PACKAGES} <= contents


def test_the_installed_program_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert tui.__version__ in _run(installed / "unache", "--version", cwd=tmp_path)


def test_the_installed_program_is_the_installed_copy(installed: Path, tmp_path: Path) -> None:
    places = _run(
        installed / "python", "-c", "import catalog, tui; print(catalog.__file__, tui.__file__)", cwd=tmp_path
    )

    assert all(Path(place).is_relative_to(installed.parent) for place in places.split())


def test_the_version_is_the_newest_one_of_the_changelog() -> None:
    entries = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    released = [entry for entry in entries if entry != "Unreleased"]

    assert entries[0] in {"Unreleased", tui.__version__}
    assert released[:1] in ([], [tui.__version__])


def _project() -> str:
    return (ROOT / "pyproject.toml").read_text("utf-8")


def _locked() -> dict[str, list[str]]:
    """The lines of each requirement of the lock, by its name."""
    requirements: dict[str, list[str]] = {}
    for line in (ROOT / ".ci/requirements.lock").read_text("utf-8").splitlines():
        if not line.startswith((" ", "#")):
            name, _, _ = line.partition("==")
            requirements[name] = []
        requirements[name].append(line)
    return requirements


def test_the_lock_pins_every_requirement_by_hash() -> None:
    unpinned = {
        name
        for name, lines in _locked().items()
        if "==" not in lines[0] or not any(line.strip().startswith("--hash=sha256:") for line in lines)
    }

    assert unpinned == set()


def test_the_lock_names_no_address() -> None:
    assert "http" not in (ROOT / ".ci/requirements.lock").read_text("utf-8")


def test_the_lock_holds_every_library_the_project_asks_for() -> None:
    project = tomllib.loads(_project())
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    assert {re.split(r"[\[<>=]", requirement)[0] for requirement in asked} <= set(_locked())


def _is_named(line: str) -> bool:
    return line.strip().startswith('"')


def test_every_library_the_program_needs_has_its_reason_above_it() -> None:
    lines = _project().partition("\ndependencies = [\n")[2].partition("\n]")[0].splitlines()
    unexplained = [
        line for above, line in pairwise(["", *lines]) if _is_named(line) and not above.strip().startswith("#")
    ]

    assert lines
    assert unexplained == []
