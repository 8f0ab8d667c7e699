"""Broken catalogue files, one fault each: the file, the item, the key, and a sentence that ends with what is allowed."""

from pathlib import Path
from typing import NamedTuple

import pytest

from catalog.load import load_catalogue

EXERCISE = """
[[exercise]]
id = "bend"
name = "Slow bend"
regions = ["low_back_c"]
position = "standing"
sides = "each"
steps = ["Bend a little.", "Come back."]
[[exercise.movement]]
kind = "hold"
line = "Bend to the {side}"
dose = { hold_seconds = 20 }
[[exercise.movement]]
kind = "reps"
line = "Sway"
dose = { reps = 5 }
"""
ROUTINE = """
[[routine]]
id = "evening"
name = "Evening"
[[routine.item]]
exercise = "side-stretch"
[[routine.item]]
exercise = "pelvic-tilt-all-fours"
"""
BEND, EVENING = "exercise bend", "routine evening"
FIRST, REPS, HOLD = "exercise no. 1", "a whole number from 1 to 300", "a whole number from 1 to 600"
EXERCISE_KEYS = (
    "id, name, regions, position, sides, steps, movement, summary, equipment, setup, periods, alternates, similar, "
    "reading, caution, source, passes_through, optional, substitute, check, before, after, rules, tags, quiet"
)
DOSE_KEYS = (
    "origin, hold_seconds, hold_seconds_max, reps, reps_max, longer_is_fine, at_least, rep_hold_seconds, pulses, "
    "step_reps, up_to_reps, per_day, sittings, sittings_max, when, of_source, source_says"
)


class Broken(NamedTuple):
    """A file, and the one fault it is to give."""

    text: str | bytes
    item: str
    key: str
    message: str


def exercise(old: str, new: str) -> str:
    assert old in EXERCISE
    return EXERCISE.replace(old, new, 1)


def routine(old: str, new: str) -> str:
    assert old in ROUTINE
    return ROUTINE.replace(old, new, 1)


ID_ALLOWED = "allowed: small letters, digits and hyphens, up to 64, no hyphen first"

WHOLE_FILES = {
    "syntax": Broken("\n\nname = ", "", "", "line 3, column 8: invalid value; allowed: TOML 1.0"),
    "text left open": Broken('a = "b\n', "", "", "line 1, column 7: illegal character '\\n'; allowed: TOML 1.0"),
    "key twice": Broken("a = 1\na = 2\n", "", "", "line 2, column 6: cannot overwrite a value; allowed: TOML 1.0"),
    "raw control character": Broken(
        'a = "\x1b"', "", "", "line 1, column 6: illegal character '\\x1b'; allowed: TOML 1.0"
    ),
    "byte order mark": Broken(
        b"\xef\xbb\xbf", "", "", "starts with a byte order mark (BOM); allowed: UTF-8 without one"
    ),
    "UTF-16": Broken(
        "a = 1".encode("utf-16"), "", "", "is UTF-16, by its byte order mark (BOM); allowed: UTF-8 without one"
    ),
    "Latin-1": Broken(b"a = 1\nb = '\xe9'", "", "", "line 2: a byte that is not UTF-8; allowed: UTF-8"),
    "too long a number": Broken(
        "a = " + "9" * 5000, "", "", "holds a number that is too long; allowed: numbers up to 600"
    ),
    "too large": Broken("#" * (256 * 1024 + 1), "", "", "is too large; allowed: up to 256 KiB"),
    "too many dots": Broken(".".join("a" * 22) + " = 1", "", "", "has a key with too many dots; allowed: up to 20"),
    "too deep": Broken("a = " + "[" * 21, "", "", "is nested too deeply; allowed: 20 levels"),
    "unknown at the top": Broken('title = "Mine"', "", "title", "unknown key; allowed: exercise, routine"),
    "include": Broken('include = "../../etc/passwd"', "", "include", "unknown key; allowed: exercise, routine"),
    "single table": Broken("[exercise]", "", "exercise", "is not a list of tables; allowed: [[exercise]]"),
    "numbers for tables": Broken("routine = [1]", "routine no. 1", "", "is not a table; allowed: [[routine]]"),
}
SINGLE_KEYS = {
    "missing name": Broken(
        exercise('name = "Slow bend"', ""), BEND, "name", "is missing; allowed: text of 1 to 40 characters"
    ),
    "missing id": Broken(exercise('id = "bend"', ""), FIRST, "id", f"is missing; {ID_ALLOWED}"),
    "id with a space": Broken(exercise('"bend"', '"my bend"'), FIRST, "id", f'"my bend" does not fit; {ID_ALLOWED}'),
    "id in capitals": Broken(exercise('"bend"', '"Bend"'), FIRST, "id", f'"Bend" does not fit; {ID_ALLOWED}'),
    "id with an accent": Broken(exercise('"bend"', '"bénd"'), FIRST, "id", f'"bénd" does not fit; {ID_ALLOWED}'),
    "id ending in a line end": Broken(
        exercise('"bend"', '"bend\\n"'), FIRST, "id", "holds the control character U+000A; allowed: plain text"
    ),
    "empty id": Broken(exercise('"bend"', '""'), FIRST, "id", f"empty text does not fit; {ID_ALLOWED}"),
    "number for an id": Broken(exercise('"bend"', "7"), FIRST, "id", f"7 does not fit; {ID_ALLOWED}"),
    "long name": Broken(
        exercise("Slow bend", "n" * 41), BEND, "name", f'"{"n" * 41}" does not fit; allowed: text of 1 to 40 characters'
    ),
    "unknown position": Broken(
        exercise('"standing"', '"lotus"'),
        BEND,
        "position",
        '"lotus" does not fit; allowed: all_fours, kneeling, side, back, chair, floor_sitting, standing',
    ),
    "unknown side rule": Broken(
        exercise('"each"', '"left"'), BEND, "sides", '"left" does not fit; allowed: both, each, explore'
    ),
    "unknown kind": Broken(
        exercise('"hold"', '"pulse"'),
        BEND,
        "movement 1.kind",
        '"pulse" does not fit; allowed: hold, reps, explore, close',
    ),
    "unknown origin": Broken(
        exercise("{ reps", '{ origin = "me", reps'),
        BEND,
        "movement 2.dose.origin",
        '"me" does not fit; allowed: source, app_default, our_reading',
    ),
    "unknown period": Broken(
        exercise("steps", 'periods = ["week_9"]\nsteps'),
        BEND,
        "periods 1",
        '"week_9" does not fit; allowed: first_trimester, second_trimester, third_trimester, postpartum',
    ),
    "unknown equipment": Broken(
        exercise("steps", 'equipment = ["mat", "swing"]\nsteps'),
        BEND,
        "equipment 2",
        '"swing" does not fit; allowed: mat, chair, firm_chair, soft_roller, pillow, raised_base',
    ),
    "no region": Broken(
        exercise('["low_back_c"]', "[]"),
        BEND,
        "regions",
        "a list of 0 does not fit; allowed: a list of 1 or more of low_back_l, ",
    ),
    "no movement": Broken(
        EXERCISE.split("[[exercise.movement]]", maxsplit=1)[0],
        BEND,
        "movement",
        "is missing; allowed: a list of 1 to 12, each a table with kind, line, dose",
    ),
    "text for steps": Broken(
        exercise('["Bend a little.", "Come back."]', '"Bend."'),
        BEND,
        "steps",
        '"Bend." does not fit; allowed: a list of 1 to 12, each text of 1 to 60 characters',
    ),
    "long step": Broken(
        exercise("Come back.", "s" * 61),
        BEND,
        "steps 2",
        f'"{"s" * 61}" does not fit; allowed: text of 1 to 60 characters',
    ),
    "no seconds": Broken(
        exercise("= 20", "= 0"), BEND, "movement 1.dose.hold_seconds", f"0 does not fit; allowed: {HOLD}"
    ),
    "too many seconds": Broken(
        exercise("= 20", "= 601"), BEND, "movement 1.dose.hold_seconds", f"601 does not fit; allowed: {HOLD}"
    ),
    "minus seconds": Broken(
        exercise("= 20", "= -5"), BEND, "movement 1.dose.hold_seconds", f"-5 does not fit; allowed: {HOLD}"
    ),
    "decimal seconds": Broken(
        exercise("= 20", "= 20.5"),
        BEND,
        "movement 1.dose.hold_seconds",
        f"the decimal number 20.5 does not fit; allowed: {HOLD}",
    ),
    "not a number": Broken(
        exercise("= 20", "= nan"),
        BEND,
        "movement 1.dose.hold_seconds",
        f"the decimal number nan does not fit; allowed: {HOLD}",
    ),
    "endless": Broken(
        exercise("= 20", "= inf"),
        BEND,
        "movement 1.dose.hold_seconds",
        f"the decimal number inf does not fit; allowed: {HOLD}",
    ),
    "text for seconds": Broken(
        exercise("= 20", '= "20"'), BEND, "movement 1.dose.hold_seconds", f'"20" does not fit; allowed: {HOLD}'
    ),
    "too many reps": Broken(
        exercise("= 5", "= 301"), BEND, "movement 2.dose.reps", f"301 does not fit; allowed: {REPS}"
    ),
    "true for reps": Broken(
        exercise("= 5", "= true"), BEND, "movement 2.dose.reps", f"true does not fit; allowed: {REPS}"
    ),
    "hexadecimal giant": Broken(
        exercise("= 5", "= 0x" + "f" * 9000),
        BEND,
        "movement 2.dose.reps",
        f"a number of very many digits does not fit; allowed: {REPS}",
    ),
    "one for a flag": Broken(
        exercise("{ reps", "{ longer_is_fine = 1, reps"),
        BEND,
        "movement 2.dose.longer_is_fine",
        "1 does not fit; allowed: true or false",
    ),
    "date for a name": Broken(
        exercise('"Slow bend"', "2026-05-03"),
        BEND,
        "name",
        "a date or time does not fit; allowed: text of 1 to 40 characters",
    ),
    "unknown key": Broken(
        exercise("steps", "colour = 1\nsteps"), BEND, "colour", f"unknown key; allowed: {EXERCISE_KEYS}"
    ),
    "unknown key of a dose": Broken(
        exercise("{ reps", "{ rep = 3, reps"), BEND, "movement 2.dose.rep", f"unknown key; allowed: {DOSE_KEYS}"
    ),
    "unknown key of a movement": Broken(
        exercise('kind = "reps"', 'kind = "reps"\nside = 1'),
        BEND,
        "movement 2.side",
        "unknown key; allowed: kind, line, dose, breath_in, breath_out",
    ),
    "long pause": Broken(
        routine("name", "rest_seconds = 121\nname"),
        EVENING,
        "rest_seconds",
        "121 does not fit; allowed: a whole number from 0 to 120",
    ),
    "no sets": Broken(
        ROUTINE + "sets = 0", EVENING, "item 2.sets", "0 does not fit; allowed: a whole number from 1 to 20"
    ),
    "no items": Broken(
        ROUTINE.split("[[routine.item]]", maxsplit=1)[0],
        EVENING,
        "item",
        "is missing; allowed: a list of 1 to 40, each a table with exercise, sets",
    ),
}
TOGETHER = {
    "escape in a name": Broken(
        exercise("Slow bend", "Slow\\u001b[2Jbend"),
        BEND,
        "name",
        "holds the control character U+001B; allowed: plain text",
    ),
    "C1 in a step": Broken(
        exercise("Come back.", "Come\\u009bback."),
        BEND,
        "steps 2",
        "holds the control character U+009B; allowed: plain text",
    ),
    "turned writing": Broken(
        exercise("Sway", "\u202eSway"),
        BEND,
        "movement 2.line",
        "holds the control character U+202E; allowed: plain text",
    ),
    "line end in a name": Broken(
        exercise("Slow bend", "Slow\\nbend"), BEND, "name", "holds the control character U+000A; allowed: plain text"
    ),
    "only spaces": Broken(exercise("Slow bend", "   "), BEND, "name", "holds only spaces; allowed: words"),
    "hold without seconds": Broken(
        exercise("{ hold_seconds = 20 }", "{ reps = 2 }"),
        BEND,
        "movement 1.dose.hold_seconds",
        f'is missing for kind = "hold"; allowed: {HOLD}',
    ),
    "close without seconds": Broken(
        exercise('kind = "reps"', 'kind = "close"'),
        BEND,
        "movement 2.dose.hold_seconds",
        f'is missing for kind = "close"; allowed: {HOLD}',
    ),
    "reps without a count": Broken(
        exercise("{ reps = 5 }", "{ hold_seconds = 5 }"),
        BEND,
        "movement 2.dose.reps",
        f'is missing for kind = "reps"; allowed: {REPS}',
    ),
    "range upside down": Broken(
        exercise("= 5", "= 5, reps_max = 4"), BEND, "movement 2.dose.reps_max", "4 is below reps, 5; allowed: 5 or more"
    ),
    "upper end alone": Broken(
        exercise("= 5", "= 5, hold_seconds_max = 9"),
        BEND,
        "movement 2.dose.hold_seconds_max",
        "stands without hold_seconds; allowed: both, or hold_seconds alone",
    ),
    "long line": Broken(
        exercise("Bend to the {side}", "Bend very slowly over to the {side} and on"),
        BEND,
        "movement 1.line",
        "is 41 characters once the sides are filled in; allowed: up to 40",
    ),
    "other braces": Broken(
        exercise("Sway", "Sway {slowly}"),
        BEND,
        "movement 2.line",
        "has braces around something else; allowed: {side}, {other}, {Side}, {Other}",
    ),
    "a side where there is none": Broken(
        exercise('"each"', '"both"'),
        BEND,
        "movement 1.line",
        'names a side where sides = "both"; allowed: with sides = "each"',
    ),
    "region twice": Broken(
        exercise('["low_back_c"]', '["low_back_c", "low_back_c"]'),
        BEND,
        "regions",
        '"low_back_c" stands there twice; allowed: once each',
    ),
    "unknown exercise": Broken(
        routine("side-stretch", "sidestretch"),
        EVENING,
        "item 1.exercise",
        '"sidestretch" is no exercise here; allowed: an id of the catalogue or of your own files',
    ),
    "reps for a hold": Broken(
        routine('"side-stretch"', '"side-stretch"\nreps = 4'),
        EVENING,
        "item 1.reps",
        '"side-stretch" counts nothing; allowed: exercises that do',
    ),
    "seconds for a count": Broken(
        ROUTINE + "hold_seconds = 4",
        EVENING,
        "item 2.hold_seconds",
        '"pelvic-tilt-all-fours" has no hold; allowed: exercises with one',
    ),
    "its own alternate": Broken(
        exercise("steps", 'alternates = ["bend"]\nsteps'),
        BEND,
        "alternates",
        "names the exercise itself; allowed: the id of another",
    ),
}
BROKEN = WHOLE_FILES | SINGLE_KEYS | TOGETHER


@pytest.mark.parametrize("broken", BROKEN.values(), ids=list(BROKEN))
def test_a_broken_file_says_where_and_what_is_allowed(tmp_path: Path, broken: Broken) -> None:
    data = broken.text if isinstance(broken.text, bytes) else broken.text.encode()
    (tmp_path / "mine.toml").write_bytes(data)
    (fault,) = load_catalogue(tmp_path).faults
    assert (fault.file, fault.item, fault.key) == ("mine.toml", broken.item, broken.key)
    assert fault.message.startswith(broken.message)
    assert "; allowed: " in fault.message


def test_the_files_that_are_broken_here_load_when_they_are_not(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(EXERCISE + ROUTINE, encoding="utf-8")
    assert load_catalogue(tmp_path).faults == ()
