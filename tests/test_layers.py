"""What each part of the program may know, seen from what a fresh interpreter has loaded, and how large parts may grow."""

import ast
import importlib.util
import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

TERMINAL = frozenset({"textual", "rich"})
SQL = frozenset({"sqlite3", "_sqlite3", "sqlite_utils"})

_LOADED_AFTER = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def _surroundings() -> dict[str, str]:
    """The environment without the hook by which coverage, and with it sqlite3, starts in every interpreter."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


def _loaded_after(*modules: str) -> frozenset[str]:
    """The top-level names a fresh interpreter has loaded once it has imported `modules`."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED_AFTER, *modules],
        capture_output=True,
        text=True,
        env=_surroundings(),
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout)
    return frozenset(name.partition(".")[0] for name in names)


def _modules_of(package: str) -> tuple[str, ...]:
    """The module or package and every module below it."""
    spec = importlib.util.find_spec(package)
    assert spec is not None, f"{package} is gone"
    folders = spec.submodule_search_locations or ()
    return package, *(found.name for found in pkgutil.walk_packages(folders, f"{package}."))


@pytest.mark.parametrize(
    ("packages", "unknown"),
    [
        (("catalog", "tui.session", "tui.clock", "tui.locations"), TERMINAL | SQL),
        (("tui.painlog",), TERMINAL),
    ],
    ids=["neither terminal nor SQL", "no terminal"],
)
def test_headless_modules_load_nothing_they_must_not_know(packages: tuple[str, ...], unknown: frozenset[str]) -> None:
    modules = [module for package in packages for module in _modules_of(package)]

    if _loaded_after(*modules) & unknown:
        offenders = {module: sorted(_loaded_after(module) & unknown) for module in modules}
        pytest.fail(str({module: known for module, known in offenders.items() if known}))


def test_asking_for_the_version_loads_neither_the_terminal_toolkit_nor_the_pain_log() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tui", "--version"],
        capture_output=True,
        text=True,
        env=_surroundings(),
        cwd=ROOT,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "click" in loaded
    assert not loaded & (TERMINAL | {"sqlite_utils"})


def _sources() -> list[Path]:
    return sorted(path for package in ("catalog", "tui") for path in (ROOT / package).rglob("*.py"))


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in _sources()}

    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    lengths = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_the_app_stays_a_short_declaration() -> None:
    assert len((ROOT / "tui/app.py").read_text("utf-8").splitlines()) <= 200
