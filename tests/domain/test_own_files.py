"""Her own catalogue files: what loads, what is left out, and that one never takes another with it."""

import os
import time
from pathlib import Path

import pytest

from catalog.load import load_catalogue
from catalog.model import Catalogue, Equipment, Fault, Origin, Routine, Source
from catalog.toml_file import MAX_BYTES

BEND = """
[[exercise]]
id = "bend"
name = "Slow bend"
regions = ["low_back_c"]
position = "standing"
sides = "each"
steps = ["Bend a little."]
[[exercise.movement]]
kind = "hold"
line = "Bend to the {side}"
dose = { hold_seconds = 20 }
"""
EVENING = """
[[routine]]
id = "evening"
name = "Evening"
[[routine.item]]
exercise = "bend"
"""


def loaded(folder: Path, **texts: str) -> Catalogue:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return load_catalogue(folder)


def faults(found: Catalogue) -> list[str]:
    return [str(fault) for fault in found.faults]


def test_a_missing_folder_is_fine(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "none") == load_catalogue()


def test_an_empty_file_is_fine(tmp_path: Path) -> None:
    assert loaded(tmp_path, empty="") == load_catalogue()


def test_her_own_exercise_needs_only_what_it_takes_to_do_it(tmp_path: Path) -> None:
    found = loaded(tmp_path, mine=BEND)
    assert faults(found) == []
    bend = found.exercises["bend"]
    assert bend.sources == (Source("mine.toml", "your own"),)
    assert (bend.cautions, bend.similar, bend.alternates, bend.equipment, bend.setup, bend.periods) == ((),) * 6
    assert bend.summary == ""


def test_a_caution_without_a_source_names_the_file(tmp_path: Path) -> None:
    found = loaded(tmp_path, mine=BEND + '[[exercise.caution]]\ntext = "Not after lunch."\n')
    assert [(one.text, one.source) for one in found.exercises["bend"].cautions] == [("Not after lunch.", "mine.toml")]


def test_every_key_of_an_exercise_and_a_routine_may_be_given(tmp_path: Path) -> None:
    full = BEND.replace(
        'sides = "each"',
        'sides = "each"\nsummary = "For the side."\nequipment = ["chair"]\nsetup = ["Stand tall."]\n'
        'periods = ["postpartum"]\nalternates = ["side-stretch"]\nsimilar = ["side-stretch"]\nreading = "our_reading"',
    ).replace(
        "{ hold_seconds = 20 }",
        '{ origin = "app_default", hold_seconds = 20, hold_seconds_max = 40, longer_is_fine = true }',
    )
    full += '[[exercise.source]]\nname = "a leaflet"\nclaims = "the move"\n'
    full += (
        EVENING.replace("name =", "lead_in_seconds = 0\nrest_seconds = 120\nname =") + "sets = 4\nhold_seconds = 40\n"
    )
    found = loaded(tmp_path, mine=full)
    assert faults(found) == []
    bend, evening = found.exercises["bend"], found.routines["evening"]
    assert (bend.equipment, bend.reading) == ((Equipment.CHAIR,), Origin.OUR_READING)
    assert (bend.movements[0].dose.hold_seconds_max, bend.movements[0].dose.longer_is_fine) == (40, True)
    assert (evening.lead_in_seconds, evening.rest_seconds, evening.items[0].sets) == (0, 120, 4)


def test_pauses_left_out_are_those_of_any_routine(tmp_path: Path) -> None:
    evening = loaded(tmp_path, mine=BEND + EVENING).routines["evening"]
    assert evening == Routine("evening", "Evening", "", evening.items, (Source("mine.toml", "your own"),))


def test_a_routine_may_name_an_exercise_of_a_later_file(tmp_path: Path) -> None:
    found = loaded(tmp_path, a=EVENING, b=BEND)
    assert faults(found) == []
    assert "evening" in found.routines


def test_an_exercise_and_a_routine_may_share_an_id(tmp_path: Path) -> None:
    assert faults(loaded(tmp_path, mine=BEND + EVENING.replace('"evening"', '"bend"'))) == []


def test_files_are_read_by_name(tmp_path: Path) -> None:
    found = loaded(tmp_path, b=BEND, a=BEND.replace('"bend"', '"first"'))
    assert list(found.exercises)[-2:] == ["first", "bend"]


def test_hidden_files_and_other_kinds_are_not_read(tmp_path: Path) -> None:
    (tmp_path / ".#mine.toml").write_text("no", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no", encoding="utf-8")
    assert load_catalogue(tmp_path) == load_catalogue()


def test_windows_line_ends_load(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(BEND.replace("\n", "\r\n").encode())
    assert faults(load_catalogue(tmp_path)) == []


def test_a_bad_exercise_does_not_take_its_neighbours(tmp_path: Path) -> None:
    bad = BEND.replace('"bend"', '"bad"').replace('"standing"', '"lotus"')
    found = loaded(tmp_path, mine=BEND + bad + BEND.replace('"bend"', '"third"'))
    assert {"bend", "third"} <= set(found.exercises)
    assert [fault.item for fault in found.faults] == ["exercise bad"]


def test_a_bad_file_does_not_take_the_others(tmp_path: Path) -> None:
    found = loaded(tmp_path, a="[[exercise]", b=BEND)
    assert "bend" in found.exercises
    assert [fault.file for fault in found.faults] == ["a.toml"]


def test_a_bad_own_file_leaves_the_bundled_catalogue_whole(tmp_path: Path) -> None:
    found, ours = loaded(tmp_path, mine="= ="), load_catalogue()
    assert (found.exercises, found.routines) == (ours.exercises, ours.routines)


def test_an_id_that_stands_twice_names_both_places_and_keeps_the_first(tmp_path: Path) -> None:
    found = loaded(tmp_path, a=BEND, b=BEND.replace("Slow bend", "Another"))
    assert faults(found) == [
        'b.toml: exercise no. 1, id: "bend" is the id of a.toml, exercise no. 1; allowed: an id of its own'
    ]
    assert found.exercises["bend"].name == "Slow bend"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BEND.replace('"bend"', '"side-stretch"'), "exercise"),
        (EVENING.replace('"evening"', '"kneeling-series"'), "routine"),
    ],
)
def test_her_file_may_not_take_a_bundled_id(tmp_path: Path, text: str, kind: str) -> None:
    found, ours = loaded(tmp_path, mine=text), load_catalogue()
    assert f"is the id of a built-in {kind}; allowed: an id of its own" in found.faults[0].message
    assert (found.exercises, found.routines) == (ours.exercises, ours.routines)


def test_an_alternate_that_leads_nowhere_is_dropped_and_the_exercise_stays(tmp_path: Path) -> None:
    found = loaded(tmp_path, mine=BEND.replace("steps", 'alternates = ["gone", "side-stretch", "bend"]\nsteps'))
    assert found.exercises["bend"].alternates == ("side-stretch",)
    assert [(fault.item, fault.key) for fault in found.faults] == [("exercise bend", "alternates")] * 2


def test_a_routine_of_an_exercise_that_was_left_out_is_a_fault_too(tmp_path: Path) -> None:
    found = loaded(tmp_path, mine=BEND.replace('"standing"', '"lotus"') + EVENING)
    assert [fault.item for fault in found.faults] == ["exercise bend", "routine evening"]


def test_one_item_can_have_several_faults(tmp_path: Path) -> None:
    text = BEND.replace('"bend"', '"bend"\nhue = 1\nshade = 2')
    assert [fault.key for fault in loaded(tmp_path, mine=text).faults] == ["hue", "shade"]


def test_pipes_devices_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    started = time.perf_counter()
    found = load_catalogue(tmp_path)
    assert time.perf_counter() - started < 2
    refused = "is not a regular file; allowed: a text file"
    assert found.faults == (Fault("folder.toml", "", "", refused), Fault("pipe.toml", "", "", refused))


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hostname", "../outside.toml"])
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "outside.toml").write_text(BEND, encoding="utf-8")
    (own / "link.toml").symlink_to(target)
    assert faults(load_catalogue(own)) == ["link.toml: leads out of its folder; allowed: files inside it"]


def test_a_link_within_the_folder_and_a_folder_that_is_a_link_are_fine(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "mine.txt").write_text(BEND, encoding="utf-8")
    (real / "mine.toml").symlink_to("mine.txt")
    (tmp_path / "own").symlink_to(real)
    found = load_catalogue(tmp_path / "own")
    assert (faults(found), "bend" in found.exercises) == ([], True)


def test_links_that_lead_nowhere_or_round_in_a_loop_are_faults(tmp_path: Path) -> None:
    (tmp_path / "dangling.toml").symlink_to("gone.toml")
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    found = load_catalogue(tmp_path)
    assert [fault.file for fault in found.faults] == ["dangling.toml", "loop.toml"]
    assert all("cannot be read" in fault.message for fault in found.faults)


def test_a_file_in_place_of_the_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", encoding="utf-8")
    assert faults(load_catalogue(tmp_path / "own")) == [
        "own: cannot be read (Not a directory); allowed: a folder you may read"
    ]


def test_a_huge_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.toml").open("wb") as file:
        file.truncate(5 * 1024**3)
    assert faults(load_catalogue(tmp_path)) == ["huge.toml: is too large; allowed: up to 256 KiB"]


def test_a_file_of_exactly_the_limit_loads_and_one_byte_more_does_not(tmp_path: Path) -> None:
    (tmp_path / "full.toml").write_text("#" * MAX_BYTES, encoding="utf-8")
    (tmp_path / "over.toml").write_text("#" * (MAX_BYTES + 1), encoding="utf-8")
    assert [fault.file for fault in load_catalogue(tmp_path).faults] == ["over.toml"]


@pytest.mark.parametrize(
    "name", [b"new\nline.toml", b"bytes\xff.toml", b"-rf.toml", b"esc\x1b[31m.toml", b"x" * 250 + b".toml"]
)
def test_odd_file_names_are_shown_so_that_they_cannot_steer_the_terminal(tmp_path: Path, name: bytes) -> None:
    (tmp_path / os.fsdecode(name)).write_text("= =", encoding="utf-8")
    (fault,) = load_catalogue(tmp_path).faults
    assert fault.file.isprintable()
    assert len(fault.file) <= 80
