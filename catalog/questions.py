"""What readers asked, with short sourced answers, and a few pages of background: read from their data file.

Owns the answers. Who has to call before any exercise is said by a level beside the answer; the rules are in `safety`.
"""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from catalog.safety import Level
from catalog.toml_file import CatalogueError, UnreadableError, bundled, bundled_tables


class Topic(StrEnum):
    """What kind of page it is."""

    ANSWER = "answer"
    ANATOMY = "anatomy"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer."""

    id: str
    question: str
    answer: str
    """At most 60 words."""
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()
    """Further words to find it by."""
    topic: Topic = Topic.ANSWER
    level: Level | None = None
    """What comes before any exercise; None where nothing has to."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: tuple[Question, ...]


def load_questions() -> dict[str, Question]:
    """The questions by id, in the order of the file.

    Raises CatalogueError when they are damaged, which means a broken installation.
    """
    try:
        content = bundled_tables((bundled() / "questions.toml").read_text(encoding="utf-8"))
        file = msgspec.convert(content, _File)
    except (OSError, UnicodeDecodeError, UnreadableError, msgspec.ValidationError) as error:
        raise CatalogueError(f"questions.toml: {error}") from None
    return {one.id: one for one in file.question}
