"""What she types about where she is, understood: "31", "22w3d", "6½ months", "due 3 May", "born 2026-05-03".

Owns the wordings, and the sentence for each one that is not understood. The arithmetic is in `stage`.
"""

import re
from datetime import date, timedelta
from fractions import Fraction

from catalog.stage import (
    LAST_DAY,
    TERM_DAYS,
    Stage,
    due_from_last_period,
    due_from_transfer,
    due_from_weeks,
    postpartum,
    pregnant,
    weeks_from_months,
)

ALLOWED = (
    "Write the weeks (31, 22w3d), the months (6½ months), or a day with what it is: "
    "due 3 May, period 3 May, transfer 3 May day 5, born 3 May."
)
DAY_ALLOWED = "Write a day as 2026-05-03, or as 3 May with or without the year."
_LONGEST = LAST_DAY + 6
"""42 w 6 d, in days: a due date further back is a slip, or the baby has come."""
_YEARS_BACK = 8

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
_NUMBERS_ONLY = re.compile(r"\d{1,4}([/.])\d{1,2}(?:\1(?:\d{1,4})?)?|\d{1,2}-\d{1,2}(?:-\d{2,4})?")
_WEEKS = re.compile(
    r"(?:week )?(\d{1,3})(?: ?(?:w|wk|wks|week|weeks))?(?:(?: ?\+ ?| |, | and )?(\d) ?(?:d|day|days)?)?(?: pregnant)?"
)
_NUMBER = r"(\d{1,2})(?:[.,](\d{1,2})| ?(½|1/2))?"
_MONTHS_LONG = re.compile(rf"{_NUMBER} ?(?:m|month|months)(?: pregnant)?")
_NTH_MONTH = re.compile(r"(?:in )?(?:the |my )?(\d{1,2})(?:st|nd|rd|th) month")
_AFTER = re.compile(
    r"(\d{1,3}) ?(d|day|days|w|wk|wks|week|weeks|m|month|months) (?:after(?: the)? birth|postpartum|old)"
)
_LABELLED = re.compile(
    r"(due|edd|last period|period|lmp|transfer|birth|born|baby came)(?: date)?(?: on| began|:)? (.+)"
)
_TRANSFER_AGE = re.compile(r"(.+?),? (?:day (\d{1,2})|(\d{1,2}) days?(?: old)?)")


def read_stage(text: str, today: date) -> Stage:
    """The stage she describes, on `today`: with a due date while pregnant, a birth date after it.

    Raises ValueError with a sentence that says what is allowed.
    """
    words = " ".join(text.casefold().split())
    if not words:
        raise ValueError(ALLOWED)
    if found := _AFTER.fullmatch(words):
        return postpartum(_birth_before(int(found[1]), found[2], today), today)
    if found := _LABELLED.fullmatch(words):
        return _labelled(found[1], found[2], today)
    if found := _MONTHS_LONG.fullmatch(words):
        return _months(Fraction(int(found[1])) + _part(found[2], found[3]), today)
    if found := _NTH_MONTH.fullmatch(words):
        return _months(Fraction(int(found[1])), today)
    if found := _WEEKS.fullmatch(words):
        return pregnant(due_from_weeks(int(found[1]), today, int(found[2] or 0)), today)
    if _is_day(words):
        raise ValueError("Say what day it is: " + ALLOWED.partition("what it is: ")[2])
    raise ValueError(ALLOWED)


def read_day(text: str, latest: date) -> date:
    """A day as she writes it. Without a year it is the last such day up to `latest`.

    Raises ValueError with what is allowed. Days in figures alone are refused: 03/05 is May to some, March to others.
    """
    words = " ".join(text.casefold().split())
    if found := _ISO.fullmatch(words):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if _NUMBERS_ONLY.fullmatch(words):
        raise ValueError(f"{words} can be two days, as some write the month first. {DAY_ALLOWED}")
    day, name, year = "", "", None
    if found := _DAY_MONTH.fullmatch(words):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.fullmatch(words):
        name, day, year = found[1], found[2], found[3]
    month = _month(name)
    if month is None:
        raise ValueError(DAY_ALLOWED)
    if year is not None:
        return _real(int(year), month, int(day))
    return _latest(month, int(day), latest)


def _is_day(words: str) -> bool:
    """Whether it is a day. Raises ValueError for one that is written in figures alone, or does not exist."""
    if not (_ISO.fullmatch(words) or _NUMBERS_ONLY.fullmatch(words)):
        found = _DAY_MONTH.fullmatch(words) or _MONTH_DAY.fullmatch(words)
        if found is None or not any(_month(part or "") for part in found.groups()):
            return False
    read_day(words, date.max)
    return True


def _labelled(label: str, rest: str, today: date) -> Stage:
    match label:
        case "due" | "edd":
            return _expecting(read_day(rest, today + timedelta(days=TERM_DAYS)), today)
        case "last period" | "period" | "lmp":
            began = read_day(rest, today)
            if began > today:
                raise ValueError(f"A last period lies in the past: up to {today.isoformat()}.")
            return _expecting(due_from_last_period(began), today)
        case "transfer":
            found = _TRANSFER_AGE.fullmatch(rest)
            if found is None:
                raise ValueError("Add the embryo's age in days: transfer 3 May day 5.")
            on = read_day(found[1], today)
            if on > today:
                raise ValueError(f"A transfer lies in the past: up to {today.isoformat()}.")
            return _expecting(due_from_transfer(on, int(found[2] or found[3])), today)
        case _:
            return postpartum(read_day(rest, today), today)


def _expecting(due_on: date, today: date) -> Stage:
    stage = pregnant(due_on, today)
    if stage.gestational_days is not None and stage.gestational_days > _LONGEST:
        earliest = today - timedelta(days=_LONGEST - TERM_DAYS)
        raise ValueError(
            f"That is past 42 weeks: a due date lies at {earliest.isoformat()} or later. "
            "If your baby has come, write born and the day."
        )
    return stage


def _months(months: Fraction, today: date) -> Stage:
    if not 1 <= months <= 9 + Fraction(1, 2):
        raise ValueError("Months go from 1 to 9½. For after the birth, write 3 months after birth.")
    return pregnant(due_from_weeks(weeks_from_months(months), today), today)


def _part(decimals: str | None, half: str | None) -> Fraction:
    """What stands after the whole number."""
    if half:
        return Fraction(1, 2)
    return Fraction(int(decimals), 10 ** len(decimals)) if decimals else Fraction(0)


def _birth_before(count: int, unit: str, today: date) -> date:
    days = {"d": Fraction(1), "w": Fraction(7), "m": Fraction(36525, 1200)}[unit[0]]
    return today - timedelta(days=int(count * days))


def _month(name: str) -> int | None:
    if name in _MONTHS:
        return _MONTHS.index(name) + 1
    return _MONTH_NAMES.index(name) + 1 if name in _MONTH_NAMES else None


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"There is no such day. {DAY_ALLOWED}") from None


def _latest(month: int, day: int, latest: date) -> date:
    # 29 February may be some years back.
    for year in range(latest.year, latest.year - _YEARS_BACK - 1, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= latest:
            return found
    raise ValueError(f"There is no such day. {DAY_ALLOWED}")
