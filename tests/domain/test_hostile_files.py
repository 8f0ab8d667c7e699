"""Files made to do harm, and any text or table at all: the reader settles them quickly and says why it refuses."""

import resource
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.load import load_catalogue
from catalog.misfit import misfits
from catalog.rules import exercise_misfits, text_misfits
from catalog.schema import ExerciseTable, RoutineTable
from catalog.toml_file import UnreadableError, shown, tables


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 50_000) + " = 1",
        "[" + ".".join("a" * 50_000) + "]",
        '"a"' + '."a"' * 40_000 + " = 1",
        "x = " + "[" * 100_000,
        "x = " + "{a=" * 60_000,
        'x = ["""a"""", ' + "[" * 100_000,
        "x = ['''a'''', " + "[" * 100_000,
        'x = "' + '\\"' * 100_000,
        'x = """' + '\\"""' * 60_000,
        "'" * 200_001,
        '"' * 200_000,
        "x = " + "9" * 200_000,
        "[[exercise]]\nid = 0x" + "f" * 200_000,
        "[[exercise]]\n" * 15_000,
    ],
    ids=[
        *("dotted key", "dotted header", "quoted dots", "lists", "tables", "after four quotes"),
        *("after four apostrophes", "open text", "open long text", "apostrophes", "quotes", "digits"),
        *("hexadecimal digits", "empty items"),
    ],
)
def test_files_made_to_hang_the_reader_are_settled_within_a_second(tmp_path: Path, text: str) -> None:
    (tmp_path / "bomb.toml").write_text(text, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_SELF)
    found = load_catalogue(tmp_path)
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert found.faults
    assert after.ru_utime - before.ru_utime < 1
    assert after.ru_maxrss - before.ru_maxrss < 200 * 1024


def test_twenty_dots_and_twenty_levels_are_read() -> None:
    assert tables(".".join("a" * 21) + " = 1")
    assert tables("x = " + "[" * 20 + "]" * 20)
    for text in (".".join("a" * 22) + " = 1", "x = " + "[" * 21 + "]" * 21):
        with pytest.raises(UnreadableError, match="20"):
            tables(text)


def test_dots_and_brackets_within_texts_and_comments_are_no_nesting() -> None:
    marks = "." * 50 + "[" * 50 + "{" * 50
    assert tables(f'# {marks}\na = "{marks} \\" {marks}"\nb = \'{marks}\'\nc = """\n{marks}"\n"""')


@given(st.text(max_size=300) | st.text("[]{}=.\"'#\\\nab1 ", max_size=200))
@example('a = "\x00"')
@example("a = 1979-99-99")
@settings(max_examples=400, deadline=None)
def test_any_text_gives_tables_or_one_printable_sentence_that_ends_with_what_is_allowed(text: str) -> None:
    told = ""
    try:
        tables(text)
    except UnreadableError as error:
        told = str(error)
    assert told.isprintable()
    assert not told or "; allowed: " in told


@given(st.text(max_size=120))
def test_texts_in_messages_are_short_and_printable(text: str) -> None:
    assert shown(text).isprintable()
    assert len(shown(text)) <= 80


_PLAIN = st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates()
_KNOWN = st.sampled_from(["bend", "low_back_c", "each", "standing", "hold", "reps", "{side}"])
_KEYS = st.sampled_from(["id", "name", "steps", "movement", "dose", "kind", "line", "reps", "item", "exercise"])
_VALUES = st.recursive(
    _PLAIN | _KNOWN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS | st.text(max_size=4), inner, max_size=6),
    max_leaves=12,
)
_SHAPED = st.fixed_dictionaries(
    {
        "id": st.just("bend") | _VALUES,
        "name": st.just("Bend") | _VALUES,
        "regions": st.just(["low_back_c"]) | _VALUES,
        "position": st.just("standing") | _VALUES,
        "sides": st.just("each") | _VALUES,
        "steps": st.just(["Bend."]) | _VALUES,
        "movement": st.just([{"kind": "hold", "line": "Bend", "dose": {"hold_seconds": 3}}]) | _VALUES,
    },
    optional={"caution": _VALUES, "source": _VALUES, "item": _VALUES, "similar": _VALUES},
)


@pytest.mark.parametrize("shape", [ExerciseTable, RoutineTable])
@given(raw=_SHAPED | st.dictionaries(_KEYS, _VALUES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_any_table_fits_or_is_told_why_not(
    shape: type[ExerciseTable] | type[RoutineTable], raw: dict[str, object]
) -> None:
    found = list(text_misfits(raw))
    try:
        table = msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        found += misfits(raw, shape, error)
        assert found
    else:
        found += exercise_misfits(table) if isinstance(table, ExerciseTable) else ()
    for misfit in found:
        assert "; allowed: " in misfit.message
        assert misfit.message.isprintable()
