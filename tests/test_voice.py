"""How unache speaks in the catalogue and in the README: no promise of harmlessness, no exclamation, no superlative."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

UNWANTED = {
    "the word “safe”": re.compile(r"\bsafe\b", re.IGNORECASE),
    "the word “best”": re.compile(r"\bbest\b", re.IGNORECASE),
    # The key `!` and an image have no letter before the mark.
    "an exclamation": re.compile(r"\w!(?=[\"'”’)]*(?:\s|$))"),
}


def _texts(value: object) -> Iterator[str]:
    """Every text within a table, however deep."""
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            pass


def _spoken() -> Iterator[tuple[str, str]]:
    """What is said, and in which file."""
    for path in sorted((ROOT / "catalog/data").rglob("*.toml")):
        for text in _texts(tomllib.loads(path.read_text("utf-8"))):
            yield path.name, text
    for line in (ROOT / "README.md").read_text("utf-8").splitlines():
        yield "README.md", line


@pytest.mark.parametrize("unwanted", UNWANTED)
def test_catalogue_and_readme_never_use(unwanted: str) -> None:
    said = [(file, text) for file, text in _spoken() if UNWANTED[unwanted].search(text)]

    assert said == []


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("This is safe for you.", "the word “safe”"),
        ("Best in the morning.", "the word “best”"),
        ("Well done!", "an exclamation"),
        ("“Keep going!” it says", "an exclamation"),
    ],
)
def test_the_check_hears(text: str, unwanted: str) -> None:
    assert UNWANTED[unwanted].search(text)


@pytest.mark.parametrize("text", ["`!` or `s` stop now", "Your record is in safety.toml", "![Today](today.svg)"])
def test_the_check_lets_pass(text: str) -> None:
    assert not any(pattern.search(text) for pattern in UNWANTED.values())
