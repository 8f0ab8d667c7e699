"""People at three points of their way: new here, on her way with nothing against a session, and at the live screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from person import TRIAL, Person
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation


@pytest.fixture(scope="session", autouse=True)
def stylesheets_read_once() -> Iterator[None]:
    """Keep parsed stylesheets from one run of the program for the next: reading them is a third of a test's time."""
    read = Stylesheet._parse_rules
    kept: dict[tuple[object, ...], list[RuleSet]] = {}

    def read_once(
        sheet: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope, *sorted(sheet._variables.items()))
        if key not in kept:
            kept[key] = read(sheet, css, read_from, is_default_rules, tie_breaker, scope)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", read_once)
        yield


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Person]:
    """Someone who opens the program for the first time."""
    person = Person(tmp_path)
    yield person
    person.log.close()


@pytest.fixture
def her(newcomer: Person) -> Person:
    """Someone 31 weeks pregnant with nothing against a session, and a short routine of her own."""
    newcomer.is_pregnant(31)
    newcomer.writes(TRIAL)
    return newcomer
