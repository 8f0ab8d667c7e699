"""Her preferences: what is read, what is refused and named, and that writing them loses nothing."""

import os
import resource
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.model import Equipment
from catalog.region import Region
from catalog.toml_file import MAX_BYTES
from tui.atomic import NotWritten
from tui.preferences import (
    FILE,
    MOST_FAVOURITES,
    MOST_REGIONS,
    NOTE_LENGTH,
    PHONE_LENGTH,
    Planned,
    Preferences,
    load_preferences,
    save_preferences,
)
from tui.visible import cleaned

ALL = Preferences(
    regions=(Region.LOW_BACK_C, Region.NECK),
    equipment=(Equipment.MAT,),
    cannot_kneel=True,
    cannot_lie=True,
    quiet=True,
    conditions_note="Scoliosis.\nAsked the midwife.",
    phone="+44 20 7946 0000",
    favourite_exercises=("low-back-release",),
    favourite_routines=("low-back-release", "kneeling-series"),
    theme="night",
    planned=Planned("bedtime-pair", date(2027, 5, 3)),
)

NOBODY = 65534


def written(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path) -> list[str]:
    return [str(fault) for fault in load_preferences(folder)[1]]


def test_a_missing_file_means_that_nothing_has_been_asked(tmp_path: Path) -> None:
    assert load_preferences(tmp_path / "none") == (Preferences(), ())


def test_every_preference_comes_back(tmp_path: Path) -> None:
    unset = [field.name for field in fields(ALL) if getattr(ALL, field.name) == field.default]
    assert unset == []
    assert save_preferences(tmp_path, ALL) == ALL
    assert load_preferences(tmp_path) == (ALL, ())


def test_nothing_at_hand_is_another_answer_than_not_asked(tmp_path: Path) -> None:
    save_preferences(tmp_path, Preferences(equipment=()))
    assert load_preferences(tmp_path)[0].equipment == ()


def test_an_answer_taken_back_is_gone_from_the_file(tmp_path: Path) -> None:
    save_preferences(tmp_path, ALL)
    save_preferences(tmp_path, replace(ALL, phone="", planned=None, equipment=None))
    text = (tmp_path / FILE).read_text("utf-8")
    assert [key for key in ("phone", "planned", "equipment") if key in text] == []


_NUMBER = st.text(max_size=PHONE_LENGTH).map(lambda text: " ".join(cleaned(text).split()))
_IDS = st.lists(st.from_regex("[a-z0-9][a-z0-9-]{0,63}", fullmatch=True), unique=True, max_size=5).map(tuple)


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        Preferences,
        st.lists(st.sampled_from(Region), unique=True, max_size=MOST_REGIONS).map(tuple),
        st.none() | st.lists(st.sampled_from(Equipment), unique=True).map(tuple),
        *[st.booleans()] * 3,
        st.text(max_size=300).map(cleaned),
        _NUMBER,
        _IDS,
        _IDS,
        st.none() | st.just("catppuccin-mocha"),
        st.none() | st.builds(Planned, st.just("bedtime-pair"), st.dates()),
    )
)
def test_whatever_she_prefers_comes_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, preferences: Preferences
) -> None:
    folder = tmp_path_factory.mktemp("config")
    assert save_preferences(folder, preferences) == preferences
    assert load_preferences(folder) == (preferences, ())


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (
            'equipment = ["sofa"]',
            'equipment 1: "sofa" does not fit; allowed: mat, chair, firm_chair, soft_roller, pillow, raised_base',
        ),
        ('quiet = "yes"', 'quiet: "yes" does not fit; allowed: true or false'),
        (f'phone = "{"1" * 41}"', "allowed: text of 0 to 40 characters"),
        (f'conditions_note = "{"a" * 2001}"', "allowed: text of 0 to 2000 characters"),
        ('regions = ["neck", "mid_back", "upper_back", "low_back_c"]', "allowed: a list of 0 to 3, each "),
        ('favourite_routines = ["My own"]', "allowed: small letters, digits and hyphens, up to 64, no hyphen first"),
        ("theme = 3", "theme: 3 does not fit"),
        ('phone = "1\\u001b[31m"', "phone: holds the control character U+001B; allowed: plain text"),
        ('planned = "tomorrow"', "allowed: a table with routine, on"),
        ("planned = { on = 2027-05-03 }", "planned.routine: is missing"),
        ('planned = { routine = "a" }', "planned.on: is missing; allowed: a date such as 2027-05-03, without quotes"),
        ('planned = { routine = "a", on = "3 May" }', "planned.on: does not fit; allowed: a date"),
        ('planned = { routine = "a", on = 2027-05-03T10:00:00 }', "planned.on: does not fit; allowed: a date"),
        ("colour = 1", "colour: unknown key; allowed: regions, equipment"),
    ],
)
def test_a_bad_key_is_named_with_what_is_allowed_and_the_others_count(tmp_path: Path, line: str, fault: str) -> None:
    written(tmp_path, f"cannot_kneel = true\n{line}\n")
    found, _ = load_preferences(tmp_path)
    assert found == Preferences(cannot_kneel=True)
    (only,) = told(tmp_path)
    assert only.startswith(f"{FILE}: ")
    assert fault in only


def test_a_note_may_have_several_lines(tmp_path: Path) -> None:
    written(tmp_path, 'conditions_note = """\nOne.\nTwo."""\n')
    assert load_preferences(tmp_path) == (Preferences(conditions_note="One.\nTwo."), ())


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"quiet = ", "line 1, column 9"),
        (b"\xef\xbb\xbfquiet = true", "BOM"),
        (b"phone = '\xff'", "line 1: a byte that is not UTF-8"),
        (b"#" * (MAX_BYTES + 1), "is too large; allowed: up to 256 KiB"),
        (b"x = " + b"[" * 50_000, "is nested too deeply"),
    ],
)
def test_a_file_that_is_no_toml_stops_nothing_and_is_never_overwritten(
    tmp_path: Path, content: bytes, fault: str
) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert load_preferences(tmp_path)[0] == Preferences()
    assert fault in told(tmp_path)[0]
    with pytest.raises(NotWritten, match=r"preferences\.toml was not written: it .* Mend it or move it away"):
        save_preferences(tmp_path, ALL)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_pipe_or_a_folder_in_its_place_is_a_fault_at_once(tmp_path: Path) -> None:
    for name, make in (("a", os.mkfifo), ("b", os.mkdir)):
        (tmp_path / name).mkdir()
        make(tmp_path / name / FILE)
        assert told(tmp_path / name) == [f"{FILE}: is not a regular file; allowed: a text file"]


def test_keys_of_no_preference_survive_a_save(tmp_path: Path) -> None:
    written(tmp_path, 'later = 1979-05-27\n[keys]\npause = ["p"]\n')
    save_preferences(tmp_path, ALL)
    text = (tmp_path / FILE).read_text("utf-8")
    assert "later = 1979-05-27" in text
    assert '[keys]\npause = [\n    "p",\n]' in text
    assert load_preferences(tmp_path)[0] == ALL


def test_a_key_with_a_fault_stays_until_it_is_answered_anew(tmp_path: Path) -> None:
    written(tmp_path, 'equipment = ["sofa"]\n')
    save_preferences(tmp_path, Preferences(quiet=True))
    assert '"sofa"' in (tmp_path / FILE).read_text("utf-8")
    save_preferences(tmp_path, Preferences(quiet=True, equipment=(Equipment.MAT,)))
    assert told(tmp_path) == []


def test_a_save_that_changes_nothing_leaves_the_file_and_her_comments_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "# mine\nquiet    = true\n")
    before = path.stat()
    save_preferences(tmp_path, load_preferences(tmp_path)[0])
    assert (path.read_text("utf-8"), path.stat().st_ino) == ("# mine\nquiet    = true\n", before.st_ino)


def test_marks_around_a_pasted_number_are_left_out(tmp_path: Path) -> None:
    pasted = Preferences(phone=" \u202d+44 20 7946 0000\u202c\n")
    assert save_preferences(tmp_path, pasted).phone == "+44 20 7946 0000"
    assert load_preferences(tmp_path)[0].phone == "+44 20 7946 0000"


@pytest.mark.parametrize(
    "preferences",
    [
        Preferences(phone="1" * (PHONE_LENGTH + 1)),
        Preferences(conditions_note="a" * (NOTE_LENGTH + 1)),
        Preferences(regions=tuple(Region)[: MOST_REGIONS + 1]),
        Preferences(favourite_routines=tuple(f"r{number}" for number in range(MOST_FAVOURITES + 1))),
    ],
    ids=["phone", "note", "regions", "favourites"],
)
def test_what_would_not_be_read_again_is_not_written(tmp_path: Path, preferences: Preferences) -> None:
    save_preferences(tmp_path, ALL)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(NotWritten, match="; allowed: "):
        save_preferences(tmp_path, preferences)
    assert (tmp_path / FILE).read_bytes() == before


def test_file_and_folders_are_made_for_the_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        save_preferences(tmp_path / "new" / "unache", ALL)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"new": 0o700, "unache": 0o700, FILE: 0o600}


def test_a_file_others_could_read_is_hers_alone_after_a_save(tmp_path: Path) -> None:
    written(tmp_path, "quiet = true\n").chmod(0o644)
    save_preferences(tmp_path, ALL)
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_through_a_link_the_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    real, config = tmp_path / "dotfiles", tmp_path / "config"
    real.mkdir()
    config.mkdir()
    (real / "mine.toml").write_text("quiet = true\n", encoding="utf-8")
    (config / FILE).symlink_to("../dotfiles/mine.toml")
    assert load_preferences(config) == (Preferences(quiet=True), ())
    save_preferences(config, ALL)
    assert (config / FILE).is_symlink()
    assert not (real / "mine.toml").is_symlink()
    assert load_preferences(config) == (ALL, ())
    assert [path.name for path in real.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize("target", ["gone.toml", FILE])
def test_a_link_to_nothing_or_to_itself_is_a_fault_and_stays(tmp_path: Path, target: str) -> None:
    (tmp_path / FILE).symlink_to(target)
    assert "cannot be read" in told(tmp_path)[0]
    with pytest.raises(NotWritten):
        save_preferences(tmp_path, ALL)
    assert str((tmp_path / FILE).readlink()) == target


def test_a_folder_that_cannot_be_made_is_said_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    with pytest.raises(NotWritten, match=r"config/preferences\.toml was not written .*UNACHE_CONFIG_DIR"):
        save_preferences(tmp_path / "config", ALL)


def test_a_disk_that_is_full_halfway_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    save_preferences(tmp_path, ALL)
    before = (tmp_path / FILE).read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(NotWritten, match="Give yourself room"):
            save_preferences(tmp_path, replace(ALL, quiet=False))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {FILE: before}


@pytest.fixture
def folder_of_anybody() -> Iterator[Path]:
    """A folder of an ordinary person's own, and the test is that person: root may write everywhere."""
    folder, was = Path(tempfile.mkdtemp()), os.geteuid()
    if was == 0:
        os.chown(folder, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield folder
    finally:
        if was == 0:
            os.setresuid(0, 0, 0)
        shutil.rmtree(folder)


def test_a_write_protected_file_stays_so(folder_of_anybody: Path) -> None:
    written(folder_of_anybody, "quiet = true\n").chmod(0o400)
    with pytest.raises(NotWritten, match="it is write-protected"):
        save_preferences(folder_of_anybody, ALL)
    assert (folder_of_anybody / FILE).read_text("utf-8") == "quiet = true\n"


def test_a_device_that_takes_nothing_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).symlink_to("/dev/full")
    with pytest.raises(NotWritten):
        save_preferences(tmp_path, ALL)
    assert Path("/dev/full").is_char_device()
