"""The words people search with, and what in the catalogue they mean. Read from their data file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from catalog.model import Equipment, Position
from catalog.region import Region
from catalog.toml_file import CatalogueError, UnreadableError, bundled, bundled_tables

Thing = Region | Equipment | Position | str
"""What a word can mean; a plain text is a tag."""


class _Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[str, ...]
    regions: tuple[Region, ...] = ()
    tags: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    positions: tuple[Position, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    word: tuple[_Meaning, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Which words lead to a region, a tag, a thing or a position."""

    leading_to: Mapping[Thing, tuple[str, ...]]

    def of(self, things: Iterable[Thing]) -> set[str]:
        """All words that lead to one of these."""
        return {word for thing in things for word in self.leading_to.get(thing, ())}


def load_words() -> Words:
    """Read the table. Raises CatalogueError when it is damaged, which means a broken installation."""
    try:
        content = bundled_tables((bundled() / "words.toml").read_text(encoding="utf-8"))
        file = msgspec.convert(content, _File)
    except (OSError, UnicodeDecodeError, UnreadableError, msgspec.ValidationError) as error:
        raise CatalogueError(f"words.toml: {error}") from None
    found: dict[Thing, tuple[str, ...]] = {}
    for meaning in file.word:
        for thing in (*meaning.regions, *meaning.tags, *meaning.equipment, *meaning.positions):
            found[thing] = found.get(thing, ()) + meaning.words
    return Words(found)
