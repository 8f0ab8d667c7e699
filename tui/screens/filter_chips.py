"""The filters of the search as chips: their letters and words, and what turning one changes."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from catalog.model import Equipment, Position
from catalog.region import Region
from catalog.search import Filters
from tui.screens.base import Result, UnacheScreen
from tui.screens.place import PlaceScreen
from tui.screens.tick import TickScreen
from tui.services import Services
from tui.widgets.chip_bar import Chip

MINUTES = (5, 10, 15)
"""What one chip goes through, in minutes, before it is off again."""
Then = Callable[[Filters], None]


class Filter(StrEnum):
    """What can be filtered by, as the letter of its chip."""

    PLACE = "p"
    POSITION = "o"
    THINGS = "t"
    MINUTES = "m"
    QUIET = "u"
    NO_KNEELING = "n"
    NO_LYING = "l"


ABILITIES = (Filter.MINUTES, Filter.THINGS, Filter.QUIET, Filter.NO_KNEELING, Filter.NO_LYING)
"""What she can do right now, wherever it hurts."""


def preferred(services: Services) -> Filters:
    """The filters as Me has them."""
    wish = services.preferences
    return Filters(
        at_hand=None if wish.equipment is None else frozenset(wish.equipment),
        quiet=wish.quiet,
        no_kneeling=wish.cannot_kneel,
        no_lying=wish.cannot_lie,
    )


def chips(filters: Filters, wanted: tuple[Filter, ...] = tuple(Filter)) -> tuple[Chip, ...]:
    """The chips in their order."""
    return tuple(Chip(one.value, *_shown(one, filters)) for one in wanted)


def turn(screen: UnacheScreen[Result], services: Services, filters: Filters, one: Filter, then: Then) -> None:
    """Turn one filter on or off and hand on the filters as they are then; asks where on alone does not say enough."""
    match one:
        case Filter.PLACE:
            _turn_place(screen, filters, then)
        case Filter.POSITION:
            _turn_position(screen, filters, then)
        case Filter.THINGS:
            _turn_things(screen, services, filters, then)
        case Filter.MINUTES:
            later = [most for most in MINUTES if filters.most_minutes is None or most > filters.most_minutes]
            then(replace(filters, most_minutes=later[0] if later else None))
        case Filter.QUIET:
            then(replace(filters, quiet=not filters.quiet))
        case Filter.NO_KNEELING:
            then(replace(filters, no_kneeling=not filters.no_kneeling))
        case Filter.NO_LYING:
            then(replace(filters, no_lying=not filters.no_lying))


def _turn_place(screen: UnacheScreen[Result], filters: Filters, then: Then) -> None:
    def answered(region: Region | None) -> None:
        if region is not None:
            then(replace(filters, regions=frozenset({region})))

    if filters.regions:
        then(replace(filters, regions=frozenset()))
    else:
        screen.app.push_screen(PlaceScreen(), answered)


def _turn_position(screen: UnacheScreen[Result], filters: Filters, then: Then) -> None:
    def answered(positions: tuple[Position, ...] | None) -> None:
        if positions is not None:
            then(replace(filters, positions=frozenset(positions)))

    if filters.positions:
        then(replace(filters, positions=frozenset()))
        return
    choices = [(position, position.label) for position in Position]
    why = "Only what is done in one of these comes up."
    screen.app.push_screen(TickScreen("In which position?", why, choices, (), none_words="any"), answered)


def _turn_things(screen: UnacheScreen[Result], services: Services, filters: Filters, then: Then) -> None:
    def answered(things: tuple[Equipment, ...] | None) -> None:
        if things is not None:
            screen.keep(lambda: services.prefer(equipment=things))
            then(replace(filters, at_hand=frozenset(things)))

    known = services.preferences.equipment
    if filters.at_hand is not None:
        then(replace(filters, at_hand=None))
    elif known is not None:
        then(replace(filters, at_hand=frozenset(known)))
    else:
        choices = [(thing, thing.label) for thing in Equipment]
        why = "Only what these are enough for comes up. Me keeps the answer."
        screen.app.push_screen(TickScreen("What is at hand?", why, choices, (), none_words="nothing"), answered)


def _shown(one: Filter, filters: Filters) -> tuple[str, bool]:
    """The words of a chip, and whether it is on."""
    match one:
        case Filter.PLACE:
            return _first([region.label.lower() for region in Region if region in filters.regions], "place")
        case Filter.POSITION:
            return _first([position.label for position in Position if position in filters.positions], "position")
        case Filter.THINGS:
            return "what I have", filters.at_hand is not None
        case Filter.MINUTES:
            most = filters.most_minutes
            return "minutes" if most is None else f"{most} min", most is not None
        case Filter.QUIET:
            return "quiet", filters.quiet
        case Filter.NO_KNEELING:
            return "can't kneel", filters.no_kneeling
        case Filter.NO_LYING:
            return "can't lie", filters.no_lying


def _first(found: list[str], otherwise: str) -> tuple[str, bool]:
    if not found:
        return otherwise, False
    return (found[0] if len(found) == 1 else f"{found[0]} +{len(found) - 1}"), True
