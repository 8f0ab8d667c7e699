"""Why a table does not have the shape it should, in plain words that end with what is allowed.

Owns the sentences about single keys. Reads the limits off the schema, so that they are written down once.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import inspect

from catalog.toml_file import shown


class Misfit(NamedTuple):
    """One thing that is wrong within an item."""

    key: str
    """Where: "movement 2.dose.reps", counted from 1."""
    message: str


_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[\w.\[\]]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_MISSING = re.compile(r"^Object missing required field `(\w+)`$")


_Path = tuple[str | int, ...]


def misfits(raw: dict[str, object], shape: type[msgspec.Struct], error: msgspec.ValidationError) -> tuple[Misfit, ...]:
    """What `error`, raised on turning `raw` into `shape`, says to the person who wrote the file.

    All unknown keys where there are any, as they are the likeliest slip; otherwise the one thing the error names.
    """
    whole = _layout(shape)
    return tuple(_unknown_keys(raw, whole, ())) or (_named(raw, whole, str(error)),)


@cache
def _layout(shape: type[msgspec.Struct]) -> inspect.Type:
    # Taking a shape apart costs most of a millisecond, and a bad file may hold thousands of bad items.
    return inspect.type_info(shape)


def allowed(kind: inspect.Type) -> str:
    """What may stand in a place of this type."""
    match kind:
        case inspect.EnumType(cls=cls):
            return ", ".join(str(member.value) for member in cls)
        case inspect.IntType(ge=ge, le=le):
            return f"a whole number from {ge} to {le}"
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType(pattern=str()):
            return "small letters, digits and hyphens, up to 64, no hyphen first"
        case inspect.StrType(min_length=least, max_length=most):
            return f"text of {least or 0} to {most} characters"
        case inspect.VarTupleType(item_type=item, min_length=least, max_length=most):
            return f"a list of {_how_many(least, most)}{allowed(item)}"
        case inspect.StructType(fields=fields):
            return "a table with " + ", ".join(field.encode_name for field in fields)
        case inspect.UnionType(types=types):
            return " or ".join(allowed(one) for one in types if not isinstance(one, inspect.NoneType))
        case _:
            raise TypeError(f"the schema has no words for {kind}")


def _how_many(least: int | None, most: int | None) -> str:
    if most is not None:
        return f"{least or 0} to {most}, each "
    return f"{least} or more of " if least else ""


def _unknown_keys(value: object, kind: inspect.Type, path: _Path) -> Iterator[Misfit]:
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        fields = {field.encode_name: field.type for field in kind.fields}
        for key, inner in value.items():
            if key in fields:
                yield from _unknown_keys(inner, fields[key], (*path, key))
            else:
                yield Misfit(place((*path, shown(key))), f"unknown key; allowed: {', '.join(fields)}")
    if isinstance(kind, inspect.VarTupleType) and isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unknown_keys(inner, kind.item_type, (*path, number))


def _named(raw: object, whole: inspect.Type, error: str) -> Misfit:
    found = _AT.match(error)
    what, steps = (found["what"], found["path"] or "") if found else (error, "")
    path: _Path = tuple(key or int(number) for key, number in _STEP.findall(steps))
    missing = _MISSING.match(what)
    if missing is not None:
        path = (*path, missing[1])
    value, kind = _follow(raw, whole, path)
    opening = "is missing" if missing else f"{_value(value)} does not fit"
    return Misfit(place(path), f"{opening}; allowed: {allowed(kind)}")


def _follow(value: object, kind: inspect.Type, path: _Path) -> tuple[object, inspect.Type]:
    """What stands at a path, and what should."""
    for step in path:
        if isinstance(kind, inspect.StructType):
            kind = next(field.type for field in kind.fields if field.encode_name == step)
            value = value.get(step) if isinstance(value, dict) else None
        elif isinstance(kind, inspect.VarTupleType) and isinstance(step, int):
            kind = kind.item_type
            value = value[step] if isinstance(value, list) else None
    return value, kind


def place(path: _Path) -> str:
    """A path in words, counted from 1."""
    words = ""
    for step in path:
        words += f" {step + 1}" if isinstance(step, int) else f".{step}"
    return words.removeprefix(".")


def _value(value: object) -> str:
    match value:
        case str():
            return f'"{shown(value)}"' if value else "empty text"
        case bool():
            return "true" if value else "false"
        case int():
            # Python refuses to write out a number of thousands of digits, which a file can hold in hexadecimal.
            return str(value) if value.bit_length() <= 64 else "a number of very many digits"
        case float():
            return f"the decimal number {value}"
        case list():
            return f"a list of {len(value)}"
        case dict():
            return "a table"
        case datetime() | date() | time():
            return "a date or time"
        case _:
            return "this"
