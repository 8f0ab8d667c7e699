"""Finding exercises, routines and answers by what is typed and by what she can do; and what fits right now.

Owns matching and ranking. Pure: built once from the catalogue, asked at every key. Knows nothing of stage or screening:
who is offered what is settled elsewhere and handed in where it matters.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.entry import Entry, Hit, Kind, entries_of, tokens
from catalog.model import Catalogue, Equipment, Exercise, Position, Routine
from catalog.questions import Question
from catalog.region import Region
from catalog.words import Words

Minutes = Callable[[Exercise | Routine], int]
"""How long something takes, in minutes. Whoever plans sessions knows."""

_WHOLE, _BEGINNING, _SLIP, _LETTERS = 100, 80, 40, 15
"""How well a word fits: the same, its beginning, one slip of the keys, its letters in order within the name."""
_LEAST_FOR_SLIP = 4
_LEAST_FOR_LETTERS = 3
_STANDS_IN = {Equipment.CHAIR: Equipment.FIRM_CHAIR}
"""A firm chair is a chair; not every chair is firm."""


class Sort(StrEnum):
    """The order of what is found."""

    MATCH = "match"
    NAME = "name"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the search. As it is made, it lets everything pass.

    Questions ask nothing of the body: they are found by what is typed, whatever the filters.
    """

    kinds: frozenset[Kind] = frozenset(Kind)
    regions: frozenset[Region] = frozenset()
    """One of these; none for any."""
    positions: frozenset[Position] = frozenset()
    """Done in one of these; none for any."""
    at_hand: frozenset[Equipment] | None = None
    """The things there are; None where it does not matter."""
    most_minutes: int | None = None
    quiet: bool = False
    no_kneeling: bool = False
    no_lying: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """Something that fits right now, and why in a few words."""

    hit: Hit
    why: str


class Index:
    """The catalogue, taken apart for the search."""

    def __init__(self, catalogue: Catalogue, questions: dict[str, Question], words: Words, minutes: Minutes) -> None:
        self._entries = sorted(entries_of(catalogue, questions, words), key=lambda e: (e.name.casefold(), e.hit.kind))
        self._names = [entry.name.casefold() if entry.item is not None else "" for entry in self._entries]
        self._postings: dict[str, dict[int, int]] = {}
        for number, entry in enumerate(self._entries):
            for token, weight in entry.weights.items():
                self._postings.setdefault(token, {})[number] = weight
        self._vocabulary = sorted(self._postings)
        self._shortened = _shortened(self._vocabulary)
        self._minutes = minutes
        self._lengths: dict[int, int] = {}

    def search(self, text: str = "", filters: Filters = Filters(), sort: Sort = Sort.MATCH) -> tuple[Hit, ...]:
        """What fits what is typed and the filters; the closest first. Without words: everything to do, by name."""
        typed = tokens(text)
        if typed:
            scores = self._scores(typed)
            # Entries stand in the order of their names, and a sort keeps it: a tie goes by name.
            found = sorted(scores)
            found.sort(key=scores.__getitem__, reverse=True)
        else:
            found = [n for n, entry in enumerate(self._entries) if entry.hit.kind is not Kind.QUESTION]
        if filters != Filters():
            found = [number for number in found if self._passes(number, filters)]
        if sort is Sort.NAME:
            found.sort()
        elif sort is Sort.MINUTES:
            found.sort(key=lambda number: (self._length(number), number))
        return tuple(self._entries[number].hit for number in found)

    def fitting(
        self, places: frozenset[Region], abilities: Filters, offered: Callable[[Hit], bool], most: int = 3
    ) -> tuple[Fit, ...]:
        """What she can do right now: up to `most` routines for where it hurts that keep to what she can do.

        Where none is for that place, those for elsewhere; where no routine is left, single exercises. What she cannot
        do, has not at hand or is not offered never comes up.
        """
        able = [
            number
            for number, entry in enumerate(self._entries)
            if entry.item is not None and self._passes(number, abilities) and offered(entry.hit)
        ]
        for kind in (Kind.ROUTINE, Kind.EXERCISE):
            found = [number for number in able if self._entries[number].hit.kind is kind]
            ranked = sorted(found, key=lambda number: self._closeness(number, places))
            here = [number for number in ranked if not places.isdisjoint(self._entries[number].regions)]
            if found:
                chosen = (here or ranked)[:most]
                return tuple(Fit(self._entries[n].hit, self._why(n, places, abilities)) for n in chosen)
        return ()

    def _closeness(self, number: int, places: frozenset[Region]) -> tuple[int, int, int, int]:
        """How near to where it hurts: most of the places, then the least else, then the shortest."""
        regions = self._entries[number].regions
        return -len(places & regions), len(regions - places), self._length(number), number

    def _why(self, number: int, places: frozenset[Region], abilities: Filters) -> str:
        entry = self._entries[number]
        met = sorted(places & entry.regions, key=list(Region).index)
        place = ", ".join(region.label for region in met) or ("not made for this place" if places else "")
        parts = [place] if place else []
        parts.append(f"{self._length(number)} min")
        parts.append(
            "with " + ", ".join(sorted(one.label for one in entry.equipment)) if entry.equipment else "with nothing"
        )
        if abilities.no_kneeling:
            parts.append("no kneeling")
        if abilities.no_lying:
            parts.append("no lying down")
        if abilities.quiet:
            parts.append("quiet")
        return " · ".join(parts)

    def _length(self, number: int) -> int:
        """In minutes; none for a question. Worked out when first asked for."""
        if number not in self._lengths:
            item = self._entries[number].item
            self._lengths[number] = 0 if item is None else self._minutes(item)
        return self._lengths[number]

    def _passes(self, number: int, filters: Filters) -> bool:
        entry = self._entries[number]
        if entry.hit.kind not in filters.kinds:
            return False
        if entry.item is None:
            return True
        return not (
            (filters.regions and filters.regions.isdisjoint(entry.regions))
            or (filters.positions and filters.positions.isdisjoint(entry.positions))
            or (filters.quiet and not entry.quiet)
            or (filters.no_kneeling and entry.kneels)
            or (filters.no_lying and entry.lies)
            or (filters.at_hand is not None and not _at_hand(entry, filters.at_hand))
            or (filters.most_minutes is not None and self._length(number) > filters.most_minutes)
        )

    def _scores(self, typed: list[str]) -> dict[int, int]:
        """Entries that every typed word fits, with the sum of how well. Letters of the name count where words do not."""
        scores = self._by_word(typed[0])
        for word in typed[1:]:
            if not scores:
                break
            more = self._by_word(word)
            scores = {number: score + more[number] for number, score in scores.items() if number in more}
        letters = "".join(typed)
        if not scores and len(letters) >= _LEAST_FOR_LETTERS:
            return {number: _LETTERS for number, name in enumerate(self._names) if _in_order(letters, name)}
        return scores

    def _by_word(self, word: str) -> dict[int, int]:
        """How well each entry fits one typed word."""
        scores: dict[int, int] = {}
        for token in self._beginning_with(word):
            fit = _WHOLE if token == word else _BEGINNING
            for number, weight in self._postings[token].items():
                score = fit * weight
                if score > scores.get(number, 0):
                    scores[number] = score
        if not scores and len(word) >= _LEAST_FOR_SLIP:
            for token in self._within_a_slip(word):
                for number, weight in self._postings[token].items():
                    scores[number] = max(scores.get(number, 0), _SLIP * weight)
        return scores

    def _beginning_with(self, word: str) -> list[str]:
        start = bisect_left(self._vocabulary, word)
        end = bisect_left(self._vocabulary, word + "\U0010ffff", lo=start)
        return self._vocabulary[start:end]

    def _within_a_slip(self, word: str) -> set[str]:
        """Known words that differ by one letter too many, too few, wrong, or exchanged with the next."""
        return {
            token
            for short in (word, *_without_one(word))
            for token in self._shortened.get(short, ())
            if _one_slip(word, token)
        }


def _at_hand(entry: Entry, things: frozenset[Equipment]) -> bool:
    return all(one in things or _STANDS_IN.get(one) in things for one in entry.equipment)


def _without_one(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _shortened(vocabulary: list[str]) -> dict[str, list[str]]:
    """Words by themselves and by themselves less one letter: two words a slip apart meet in one of these."""
    found: dict[str, list[str]] = {}
    for word in vocabulary:
        if len(word) >= _LEAST_FOR_SLIP - 1:
            for short in {word, *_without_one(word)}:
                found.setdefault(short, []).append(word)
    return found


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one slip of the keys turns `meant` into `typed`."""
    if len(typed) != len(meant):
        longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
        return len(longer) - len(shorter) == 1 and shorter in set(_without_one(longer))
    places = [n for n, (one, other) in enumerate(zip(typed, meant, strict=True)) if one != other]
    if len(places) <= 1:
        return True
    first, second = places[0], places[-1]
    exchanged = typed[first] == meant[second] and typed[second] == meant[first]
    return len(places) == 2 and second == first + 1 and exchanged


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in this order, the first one at the beginning of a word."""
    if not (name.startswith(letters[0]) or f" {letters[0]}" in name):
        return False
    at = name.find(letters[0]) if name.startswith(letters[0]) else name.index(f" {letters[0]}") + 1
    for letter in letters[1:]:
        at = name.find(letter, at + 1)
        if at < 0:
            return False
    return True
