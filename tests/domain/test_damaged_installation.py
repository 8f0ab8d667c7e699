"""Bundled data that is damaged stops the start with one error that names the place: it is never half a catalogue."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import catalog
from catalog.load import CatalogueError, load_catalogue
from catalog.safety import load_safety

DATA = Path(catalog.__file__).parent / "data"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the bundled data that can be damaged, in its place."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    monkeypatch.setattr("catalog.load.bundled", lambda: copy)
    monkeypatch.setattr("catalog.safety.bundled", lambda: copy)
    return copy


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_whole_copy_loads(data: Path) -> None:
    (data / "exercises" / "side-stretch.toml~").write_text("left by an editor", encoding="utf-8")
    assert load_catalogue().faults == ()
    assert load_safety().signs


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda data: (data / "routines.toml").unlink(), r"^routines\.toml: "),
        (lambda data: shutil.rmtree(data / "exercises"), r"^exercises: No such file"),
        (lambda data: (data / "routines.toml").write_bytes(b"\xff"), r"^routines\.toml: .*decode"),
        (lambda data: (data / "routines.toml").write_text("= ="), r"^routines\.toml: line 1, column 1"),
        (
            lambda data: replaced(data / "exercises" / "side-stretch.toml", '"hold"', '"held"'),
            r"^side-stretch\.toml: exercise side-stretch, movement 1\.kind: ",
        ),
        (
            lambda data: (data / "exercises" / "side-stretch.toml").unlink(),
            r"kneeling-lunge\.toml: exercise kneeling-lunge, alternates: .*routine kneeling-series, item 3\.exercise: ",
        ),
        (
            lambda data: shutil.copy(data / "exercises" / "side-stretch.toml", data / "exercises" / "twin.toml"),
            r"^twin\.toml: exercise no\. 1, id: .* side-stretch\.toml, exercise no\. 1;",
        ),
    ],
    ids=["file gone", "folder gone", "bytes", "syntax", "value", "exercise gone", "id twice"],
)
def test_a_damaged_catalogue_is_one_error(data: Path, damage: Callable[[Path], object], message: str) -> None:
    damage(data)
    with pytest.raises(CatalogueError, match=message):
        load_catalogue()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"call_now"', '"call_later"', "call_later"),
        ("[[sign]]", "[[signal]]", "signal"),
        ('"Severe anaemia"', "7", "Expected `str`"),
    ],
)
def test_damaged_safety_rules_are_one_error(data: Path, old: str, new: str, message: str) -> None:
    replaced(data / "safety.toml", old, new)
    with pytest.raises(CatalogueError, match=rf"^safety\.toml: .*{message}"):
        load_safety()
