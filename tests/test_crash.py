"""The record of a crash: how far it follows an error back, and what it leaves out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tui import crash

NOW = datetime(2026, 5, 3, 21, 14, 5, tzinfo=UTC)
PRIVATE = "a note of hers"


class WorkerFailed(Exception):  # noqa: N818 (named as the toolkit's own)
    """Carries the error of a background worker the way the toolkit does."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(f"Worker raised exception: {error!r}")
        self.error = error


def reads_a_note() -> None:
    raise ZeroDivisionError(PRIVATE)


def fails_because_of_it() -> None:
    try:
        reads_a_note()
    except ZeroDivisionError as error:
        raise KeyError(PRIVATE) from error


def fails_while_handling_it() -> None:
    try:
        reads_a_note()
    except ZeroDivisionError:
        raise KeyError(PRIVATE)  # noqa: B904 (the error it came upon is the context)


def fails_in_a_worker() -> None:
    try:
        reads_a_note()
    except ZeroDivisionError as error:
        failed = error
    raise WorkerFailed(failed)


def noted(failing: object, folder: Path) -> str:
    assert callable(failing)
    with pytest.raises(Exception) as raised:  # noqa: PT011 (each of them raises another)
        failing()
    path = crash.record(raised.value, folder, NOW)
    assert path is not None
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("failing", "first"),
    [
        (fails_because_of_it, "KeyError"),
        (fails_while_handling_it, "KeyError"),
        (fails_in_a_worker, "WorkerFailed"),
    ],
)
def test_the_note_leads_back_to_where_it_began(failing: object, first: str, tmp_path: Path) -> None:
    note = noted(failing, tmp_path)
    assert note.startswith(f"2026-05-03T21:14:05+00:00 {first}\n")
    assert "\n  from ZeroDivisionError\n" in note
    assert note.rstrip().endswith("in reads_a_note")


@pytest.mark.parametrize("failing", [reads_a_note, fails_because_of_it, fails_while_handling_it, fails_in_a_worker])
def test_no_message_of_any_error_is_noted(failing: object, tmp_path: Path) -> None:
    assert PRIVATE not in noted(failing, tmp_path)


def test_errors_that_lead_back_to_each_other_are_noted_once(tmp_path: Path) -> None:
    first, second = KeyError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    path = crash.record(first, tmp_path, NOW)
    assert path is not None
    assert path.read_text("utf-8") == "2026-05-03T21:14:05+00:00 KeyError\n  from ValueError\n"
