"""Her own routines on disk: what is written loads the same, and nothing else in her files changes."""

import stat
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.load import load_catalogue
from catalog.model import MovementKind, Routine, RoutineItem, Source
from catalog.schema import OWN_CLAIM
from tui.atomic import NotWritten
from tui.own_catalogue import delete_routine, own_id, write_routine

BUNDLED = load_catalogue()

EVENING = Routine(
    "my-evening",
    "My evening",
    "Before bed.",
    (RoutineItem("side-stretch", 2, hold_seconds=20), RoutineItem("pelvic-tilt-all-fours", reps=8)),
    (Source("my-evening.toml", OWN_CLAIM),),
)

MIXED = """\
# Things I like.

[[exercise]]
id = "lean"   # against the wall
name = "Lean"
regions = ["low_back_c"]
position = "standing"
sides = "both"
steps = ["Lean."]
[[exercise.movement]]
kind = "hold"
line = "Lean"
dose = { hold_seconds = 5 }

# This one is for work.
[[routine]]
id = "break"
name = "Break"
[[routine.item]]
exercise = "lean"

# And this for later.
[[routine]]
id = "my-evening"
name = "Old evening"
summary = '''[[routine]] is no header here'''
  [[routine.item]]
  exercise = "lean"   # will go
# The last word.
"""


def loaded(folder: Path) -> dict[str, Routine]:
    found = load_catalogue(folder)
    assert found.faults == ()
    return {key: routine for key, routine in found.routines.items() if key not in BUNDLED.routines}


def _words(most: int, least: int = 0) -> st.SearchStrategy[str]:
    shown = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))
    texts = st.text(shown, min_size=least, max_size=most)
    return texts.filter(lambda text: bool(text.strip()) or not text)


@st.composite
def items(draw: st.DrawFn) -> RoutineItem:
    exercise = draw(st.sampled_from(list(BUNDLED.exercises.values())))
    kinds = {movement.kind for movement in exercise.movements}
    hold = draw(st.none() | st.integers(1, 600)) if MovementKind.HOLD in kinds else None
    reps = draw(st.none() | st.integers(1, 300)) if MovementKind.REPS in kinds else None
    return RoutineItem(exercise.id, draw(st.integers(1, 20)), hold, reps)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    known = draw(st.from_regex("own-[a-z0-9-]{0,60}", fullmatch=True))
    sources = draw(st.lists(st.builds(Source, _words(60, 1), _words(160, 1)), max_size=3))
    return Routine(
        known,
        draw(_words(40, 1)),
        draw(_words(160)),
        tuple(draw(st.lists(items(), min_size=1, max_size=6))),
        tuple(sources) or (Source(f"{known}.toml", OWN_CLAIM),),
        *(draw(st.integers(0, 120)) for _ in range(4)),
    )


@settings(max_examples=30, deadline=None)
@given(routines(), routines())
def test_whatever_she_builds_loads_the_same_and_so_does_what_takes_its_place(
    tmp_path_factory: pytest.TempPathFactory, first: Routine, second: Routine
) -> None:
    folder = tmp_path_factory.mktemp("catalogue")
    write_routine(folder, first)
    assert loaded(folder) == {first.id: first}
    again = replace(second, id=first.id, sources=first.sources)
    write_routine(folder, again)
    assert loaded(folder) == {first.id: again}


def test_a_routine_has_a_file_of_its_own_that_a_person_can_read(tmp_path: Path) -> None:
    path = write_routine(tmp_path / "catalogue", EVENING)
    assert path == tmp_path / "catalogue" / "my-evening.toml"
    text = path.read_text("utf-8")
    assert text.startswith('[[routine]]\nid = "my-evening"\nname = "My evening"\nsummary = "Before bed."\n')
    assert '\n\n[[routine.item]]\nexercise = "side-stretch"\nsets = 2\nhold_seconds = 20\n' in text
    assert OWN_CLAIM not in text


def test_file_and_folder_are_for_the_owner_alone(tmp_path: Path) -> None:
    path = write_routine(tmp_path / "catalogue", EVENING)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_a_copy_of_a_bundled_routine_keeps_its_sources(tmp_path: Path) -> None:
    copy = replace(BUNDLED.routines["kneeling-series"], id="mine", name="Mine")
    write_routine(tmp_path, copy)
    assert loaded(tmp_path)["mine"] == copy


def test_in_a_file_of_many_things_only_the_routine_itself_changes(tmp_path: Path) -> None:
    (tmp_path / "mixed.toml").write_text(MIXED, encoding="utf-8")
    path = write_routine(tmp_path, EVENING)
    assert path.name == "mixed.toml"
    text = path.read_text("utf-8")
    before = MIXED.partition('[[routine]]\nid = "my-evening"')[0]
    assert text.startswith(before)
    assert text.endswith("reps = 8\n# The last word.\n")
    assert loaded(tmp_path)["my-evening"] == replace(EVENING, sources=(Source("mixed.toml", OWN_CLAIM),))
    assert [path.name for path in tmp_path.iterdir()] == ["mixed.toml"]


def test_windows_line_ends_stay(tmp_path: Path) -> None:
    (tmp_path / "mixed.toml").write_bytes(MIXED.replace("\n", "\r\n").encode())
    write_routine(tmp_path, EVENING)
    data = (tmp_path / "mixed.toml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "my-evening" in loaded(tmp_path)


def test_a_routine_within_brackets_is_left_as_it_is(tmp_path: Path) -> None:
    text = 'routine = [{ id = "my-evening", name = "Old", item = [{ exercise = "side-stretch" }] }]\n'
    (tmp_path / "short.toml").write_text(text, encoding="utf-8")
    with pytest.raises(NotWritten, match=r"short\.toml was not written: .* Change it there"):
        write_routine(tmp_path, EVENING)
    with pytest.raises(NotWritten):
        delete_routine(tmp_path, "my-evening")
    assert (tmp_path / "short.toml").read_text("utf-8") == text


def test_a_routine_whose_parts_lie_apart_is_left_as_it_is(tmp_path: Path) -> None:
    apart = MIXED.replace("# The last word.", '[[exercise]]\n[[routine.item]]\nexercise = "side-stretch"')
    (tmp_path / "apart.toml").write_text(apart, encoding="utf-8")
    with pytest.raises(NotWritten):
        write_routine(tmp_path, EVENING)
    assert (tmp_path / "apart.toml").read_text("utf-8") == apart


@pytest.mark.parametrize("text", ["[[routine]\n", '[[routine]]\nid = "my-evening"\nnmae = "Slip"\n', "x" * 300_000])
def test_a_file_with_a_fault_is_hers_to_mend_and_the_routine_goes_beside_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "my-evening.toml").write_text(text, encoding="utf-8")
    assert write_routine(tmp_path, EVENING).name == "my-evening-2.toml"
    assert (tmp_path / "my-evening.toml").read_text("utf-8") == text
    assert load_catalogue(tmp_path).routines["my-evening"].name == "My evening"


def test_a_file_can_be_named_and_gets_the_routine_at_its_end(tmp_path: Path) -> None:
    text = MIXED.partition("# And this")[0].rstrip("\n")
    (tmp_path / "mixed.toml").write_text(text, encoding="utf-8")
    write_routine(tmp_path, EVENING, file="mixed.toml")
    assert (tmp_path / "mixed.toml").read_text("utf-8").startswith(text + "\n\n[[routine]]\n")
    assert set(loaded(tmp_path)) == {"break", "my-evening"}


@pytest.mark.parametrize("name", ["../out.toml", "/etc/out.toml", ".hidden.toml", "notes.txt"])
def test_a_name_that_leads_elsewhere_or_is_not_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotWritten, match="was not written"):
        write_routine(tmp_path, EVENING, file=name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "routine",
    [
        replace(EVENING, id="../evening"),
        replace(EVENING, name=""),
        replace(EVENING, name="\x1b[31m"),
        replace(EVENING, items=()),
        replace(EVENING, items=(RoutineItem("side-stretch", sets=21),)),
        replace(EVENING, rest_seconds=121),
    ],
    ids=["id", "name", "escape", "items", "sets", "rest"],
)
def test_what_would_not_load_is_not_written(tmp_path: Path, routine: Routine) -> None:
    with pytest.raises(NotWritten, match="; allowed: "):
        write_routine(tmp_path / "own", routine)
    assert list(tmp_path.iterdir()) == []


def test_a_link_out_of_the_folder_is_neither_read_nor_written(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "out.toml").write_text(MIXED, encoding="utf-8")
    (own / "my-evening.toml").symlink_to("../out.toml")
    assert write_routine(own, EVENING).name == "my-evening-2.toml"
    assert (tmp_path / "out.toml").read_text("utf-8") == MIXED


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", encoding="utf-8")
    with pytest.raises(NotWritten, match=r"own/my-evening\.toml was not written"):
        write_routine(tmp_path / "own", EVENING)
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_deleting_takes_away_a_file_that_held_nothing_else(tmp_path: Path) -> None:
    path = write_routine(tmp_path, EVENING)
    assert delete_routine(tmp_path, "my-evening") == path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_deleting_leaves_everything_else_in_the_file(tmp_path: Path, ends: str) -> None:
    (tmp_path / "mixed.toml").write_bytes(MIXED.replace("\n", ends).encode())
    delete_routine(tmp_path, "break")
    gone = '[[routine]]\nid = "break"\nname = "Break"\n[[routine.item]]\nexercise = "lean"\n\n'
    assert (tmp_path / "mixed.toml").read_bytes() == MIXED.replace(gone, "").replace("\n", ends).encode()
    assert set(loaded(tmp_path)) == {"my-evening"}


def test_deleting_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="holds the routine gone"):
        delete_routine(tmp_path, "gone")


def test_nothing_is_left_beside_what_is_written(tmp_path: Path) -> None:
    write_routine(tmp_path, EVENING)
    write_routine(tmp_path, replace(EVENING, name="Another"))
    assert [path.name for path in tmp_path.iterdir()] == ["my-evening.toml"]


@pytest.mark.parametrize(
    ("name", "taken", "found"),
    [
        ("My evening", (), "my-evening"),
        ("My evening", ("my-evening",), "my-evening-2"),
        ("My evening", ("my-evening", "my-evening-2"), "my-evening-3"),
        ("  Été à deux!  ", (), "ete-a-deux"),
        ("夜", (), "routine"),
        ("夜", ("routine",), "routine-2"),
        ("a" * 90, (), "a" * 64),
        ("a" * 90, ("a" * 64,), "a" * 62 + "-2"),
    ],
)
def test_an_id_is_made_from_the_name(name: str, taken: tuple[str, ...], found: str) -> None:
    assert own_id(name, taken) == found


@given(st.text(max_size=80), st.sets(st.sampled_from(["routine", "a", "a-2"])))
def test_an_id_is_free_and_fits_whatever_the_name(name: str, taken: set[str]) -> None:
    found = own_id(unicodedata.normalize("NFC", name), taken)
    assert found not in taken
    assert 1 <= len(found) <= 64
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in found)
    assert found == found.strip("-").lower()
