"""The command line, run as it is installed: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from catalog.load import load_catalogue
from tui import __version__

PROGRAM = Path(sys.executable).with_name("unache")
BUNDLED = load_catalogue()

LEAN = """\
[[exercise]]
id = "wall-lean"
name = "Wall lean"
regions = ["low_back_c", "upper_back"]
position = "standing"
sides = "both"
steps = ["Lean."]
[[exercise.movement]]
kind = "hold"
line = "Lean in, long back"
dose = { origin = "app_default", hold_seconds = 20 }
"""
BREAK = """\
[[routine]]
id = "kitchen-break"
name = "Kitchen break"
[[routine.item]]
exercise = "wall-lean"
sets = 2
"""


@pytest.fixture
def own(own_surroundings: Path) -> Path:
    """Her own catalogue folder."""
    folder = own_surroundings / "config" / "catalogue"
    folder.mkdir(parents=True)
    return folder


def run(*arguments: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The installed program, with its input and output redirected."""
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        env={**os.environ, **environ},
        timeout=30,
        check=False,
    )


def rows(*arguments: str) -> list[dict[str, str]]:
    done = run("catalog", "list", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    heading, *lines = [line.split("\t") for line in done.stdout.splitlines()]
    return [dict(zip(heading, line, strict=True)) for line in lines]


def test_without_a_terminal_the_program_says_so_and_opens_nothing(own_surroundings: Path) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "unache: this needs a terminal; input or output is redirected.\n"
    assert not (own_surroundings / "data").exists()


@pytest.mark.parametrize("arguments", [["--version"], ["--data-dir", "elsewhere", "--version"]])
def test_the_version_is_told(arguments: list[str]) -> None:
    assert run(*arguments).stdout == f"unache, version {__version__}\n"


_LOADED = """
import sys
sys.argv[1:] = {arguments!r}
from tui.cli import main
try:
    main()
except SystemExit:
    pass
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """The libraries the program has loaded by its end. Without the hook by which coverage starts, which loads sqlite3."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    code = _LOADED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environ, check=True)
    return set(done.stderr.split())


def test_the_version_loads_neither_screens_nor_pain_log_nor_catalogue() -> None:
    loaded = loaded_by("--version")
    assert "click" in loaded
    assert loaded.isdisjoint({"textual", "rich", "sqlite_utils", "sqlite3", "msgspec", "tomli_w", "catalog"})


@pytest.mark.parametrize("arguments", [["list"], ["show", "hip-rolls"], ["check"]])
def test_the_commands_of_the_catalogue_load_neither_screens_nor_pain_log(arguments: list[str]) -> None:
    loaded = loaded_by("catalog", *arguments)
    assert "msgspec" in loaded
    assert loaded.isdisjoint({"textual", "rich", "sqlite_utils", "sqlite3"})


@pytest.mark.parametrize("command", [[], ["catalog"], ["catalog", "list"], ["catalog", "show"], ["catalog", "check"]])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_shows_examples_one_to_a_line(command: list[str], flag: str) -> None:
    done = run(*command, flag)
    assert (done.returncode, done.stderr) == (0, "")
    _, _, examples = done.stdout.partition("Examples:\n")
    assert all(line.startswith("    unache") for line in examples.splitlines())
    assert examples


@pytest.mark.parametrize(
    "arguments",
    [["catalgo"], ["--colour"], ["catalog", "shw"], ["catalog", "show"], ["catalog", "check", "no-such-file.toml"]],
)
def test_a_wrong_call_ends_with_2_and_says_why(arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr


def test_the_catalogue_can_be_listed_without_leaving_a_trace(own_surroundings: Path) -> None:
    assert run("catalog", "list").returncode == 0
    assert [path.name for path in own_surroundings.iterdir()] == ["home"]
    assert list((own_surroundings / "home").iterdir()) == []


def test_the_list_has_a_line_for_everything_with_nine_fields() -> None:
    found = rows()
    assert list(found[0]) == [
        *("id", "kind", "name", "regions", "positions", "equipment", "minutes", "stages", "sources"),
    ]
    assert {(row["kind"], row["id"]) for row in found} == {
        *(("routine", one) for one in BUNDLED.routines),
        *(("exercise", one) for one in BUNDLED.exercises),
    }


def test_an_exercise_of_the_list_says_what_its_file_says() -> None:
    (row,) = [row for row in rows("--exercises") if row["id"] == "hip-rolls"]
    exercise = BUNDLED.exercises["hip-rolls"]
    assert (row["name"], row["positions"]) == ("Hip rolls", "back")
    assert set(row["regions"].split(",")) == set(exercise.regions)
    assert row["stages"] == "first_trimester,second_trimester,postpartum"
    assert row["sources"].startswith("000_967a965831fe2ca3.txt")
    assert int(row["minutes"]) > 0


def test_a_routine_is_meant_for_the_stages_all_its_exercises_are_meant_for(own: Path) -> None:
    (own / "mine.toml").write_text(
        LEAN + BREAK + '[[routine.item]]\nexercise = "hip-rolls"\n[[routine.item]]\nexercise = "pelvic-rocking"\n',
        encoding="utf-8",
    )
    (row,) = [row for row in rows("--routines") if row["id"] == "kitchen-break"]
    assert row["stages"] == "first_trimester,second_trimester"
    assert row["positions"] == "standing,back,all_fours"


@pytest.mark.parametrize(("flag", "kind"), [("--routines", "routine"), ("--exercises", "exercise")])
def test_the_list_can_be_of_one_kind(flag: str, kind: str) -> None:
    assert {row["kind"] for row in rows(flag)} == {kind}
    assert rows("--routines", "--exercises") == rows()


def test_the_list_as_json_has_the_same_fields_with_lists_in_them() -> None:
    found = json.loads(run("catalog", "list", "--json").stdout)
    assert [list(one) for one in found] == [list(row) for row in rows()]
    (lean,) = [one for one in found if one["id"] == "side-stretch"]
    assert lean["positions"] == ["all_fours"]
    assert isinstance(lean["minutes"], int)


def test_what_is_her_own_is_listed_and_shown(own: Path) -> None:
    (own / "mine.toml").write_text(LEAN + BREAK, encoding="utf-8")
    assert {"wall-lean", "kitchen-break"} <= {row["id"] for row in rows()}
    done = run("catalog", "show", "kitchen-break")
    assert "1. Wall lean (wall-lean): 2 sets" in done.stdout


def test_her_files_with_faults_are_mentioned_beside_the_list_and_stop_nothing(own: Path) -> None:
    (own / "mine.toml").write_text(LEAN, encoding="utf-8")
    (own / "slip.toml").write_text("= =", encoding="utf-8")
    done = run("catalog", "list")
    assert (done.returncode, "wall-lean" in done.stdout) == (0, True)
    assert done.stderr == "unache: 1 fault in your own files; unache catalog check names what was left out.\n"


def test_an_exercise_is_shown_in_full_within_eighty_columns() -> None:
    done = run("catalog", "show", "pelvic-rocking")
    exercise = BUNDLED.exercises["pelvic-rocking"]
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    said = [*exercise.steps, *exercise.setup, exercise.summary, *(source.claims for source in exercise.sources)]
    assert [line for line in said if line not in text] == []
    assert "1–4 sittings a day" in text
    assert max(map(len, done.stdout.splitlines())) < 80


def test_everything_in_the_catalogue_can_be_shown() -> None:
    for kind, ids in (("--exercise", BUNDLED.exercises), ("--routine", BUNDLED.routines)):
        for one in list(ids)[::4]:
            assert run("catalog", "show", kind, one).returncode == 0


def test_what_is_shown_as_json_has_every_field() -> None:
    found = json.loads(run("catalog", "show", "hip-rolls", "--json").stdout)
    assert (found["id"], found["kind"], found["position"]) == ("hip-rolls", "exercise", "back")
    assert found["movements"][0]["dose"]["pulses"] == 3
    assert found["stages"] == found["periods"]


def test_an_id_two_things_share_shows_the_exercise_and_names_the_way_to_the_routine() -> None:
    done = run("catalog", "show", "low-back-release", "--json")
    assert json.loads(done.stdout)["kind"] == "exercise"
    assert "--routine" in done.stderr
    assert json.loads(run("catalog", "show", "low-back-release", "--routine", "--json").stdout)["kind"] == "routine"


def test_an_unknown_id_names_the_nearest_and_ends_with_1() -> None:
    done = run("catalog", "show", "Hip-rols")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('unache: there is no "Hip-rols" here. The nearest: hip-rolls')


def test_an_id_like_none_names_the_list() -> None:
    done = run("catalog", "show", "\x1b[31mzzzzz")
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert "unache catalog list names what there is" in done.stderr


def test_a_check_without_faults_counts_in_one_line(own: Path) -> None:
    (own / "mine.toml").write_text(LEAN + BREAK, encoding="utf-8")
    done = run("catalog", "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{own}: 1 exercise and 1 routine of your own, no faults.\n"


def test_a_check_without_files_of_her_own_has_no_faults() -> None:
    done = run("catalog", "check")
    assert (done.returncode, "0 exercises and 0 routines" in done.stdout) == (0, True)


def test_a_check_names_each_fault_on_a_line_and_ends_with_1(own: Path) -> None:
    (own / "a.toml").write_text(LEAN.replace("standing", "lotus"), encoding="utf-8")
    (own / "b.toml").write_text("= =", encoding="utf-8")
    done = run("catalog", "check")
    assert done.returncode == 1
    first, second = done.stdout.splitlines()
    assert first.startswith('a.toml: exercise wall-lean, position: "lotus" does not fit; allowed: all_fours')
    assert second.startswith("b.toml: line 1, column 1: ")


def test_a_folder_elsewhere_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(LEAN, encoding="utf-8")
    assert run("catalog", "check", tmp_path).stdout == (
        f"{tmp_path}: 1 exercise and 0 routines of your own, no faults.\n"
    )


def test_a_file_elsewhere_is_checked_on_its_own(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(LEAN + BREAK, encoding="utf-8")
    (tmp_path / "older.toml").write_text(LEAN, encoding="utf-8")
    done = run("catalog", "check", tmp_path / "mine.toml")
    assert (done.returncode, "1 exercise and 1 routine" in done.stdout) == (0, True)


def test_a_file_among_her_own_is_checked_with_its_neighbours(own: Path) -> None:
    (own / "a.toml").write_text(LEAN, encoding="utf-8")
    (own / "b.toml").write_text(BREAK, encoding="utf-8")
    (own / "c.toml").write_text(LEAN, encoding="utf-8")
    assert run("catalog", "check", own / "b.toml").returncode == 0
    assert run("catalog", "check", own / "c.toml").stdout == (
        'c.toml: exercise no. 1, id: "wall-lean" is the id of a.toml, exercise no. 1; allowed: an id of its own\n'
    )


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("notes.txt", LEAN, "is not read at the start; allowed: a name that ends in .toml, without a dot in front"),
        (".mine.toml", LEAN, "is not read at the start; allowed: a name that ends in .toml, without a dot in front"),
        ("huge.toml", "#" * 300_000, "is too large; allowed: up to 256 KiB"),
    ],
)
def test_a_file_that_would_not_be_read_is_a_fault(tmp_path: Path, name: str, content: str, fault: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("catalog", "check", tmp_path / name)
    assert (done.returncode, done.stdout) == (1, f"{name}: {fault}\n")


def test_a_pipe_is_a_fault_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    done = run("catalog", "check", tmp_path / "pipe.toml")
    assert (done.returncode, done.stdout) == (1, "pipe.toml: is not a regular file; allowed: a text file\n")


@pytest.mark.parametrize("name", ["esc\x1b[31m.toml", "new\nline.toml", "turn\u202eed.toml"])
def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path, name: str) -> None:
    for content in ("= =", LEAN):
        (tmp_path / name).write_text(content, encoding="utf-8")
        for place in (tmp_path / name, tmp_path):
            printed = run("catalog", "check", place).stdout
            assert printed.removesuffix("\n").isprintable()


def test_a_terminal_that_lacks_a_sign_gets_another_for_it() -> None:
    done = run("catalog", "show", "kneeling-series", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "10?15 times" in done.stdout


def test_a_reader_that_leaves_early_sees_no_error() -> None:
    done = subprocess.run(
        ["bash", "-c", '"$0" catalog list --json | head -n 1', PROGRAM], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[\n", "")


def test_in_a_terminal_the_list_is_a_table_no_wider_than_it() -> None:
    child = pexpect.spawn(str(PROGRAM), ["catalog", "list"], env=dict(os.environ), dimensions=(24, 60), timeout=20)
    text = child.read().decode("utf-8")
    lines = text.replace("\r\n", "\n").splitlines()
    assert child.wait() == 0
    assert lines[0].split()[:4] == ["id", "kind", "minutes", "name"]
    assert max(map(len, lines)) <= 60
    assert "\x1b" not in text
