"""What a ticked warning sign means for the sessions after it (the decision table's first rows)."""

from collections.abc import Sequence
from datetime import date

from catalog.safety import Gate, Level, Verdict

SOURCE = "the app's own rule: what a warning sign asks for comes before any session"


def gate_after_sign(signs: Sequence[tuple[Level, date]], today: date, agreed_on: date | None) -> Gate | None:
    """The gate that signs ticked earlier leave; None where they leave none.

    On the day of a sign that says call, nothing is offered, whoever agreed. After it a sign that says call now, or ask
    before the next session, closes sessions until her team agreed on that day or later.
    """
    for level, day in signs:
        if level is not Level.ASK_FIRST and day >= today:
            return Gate(Verdict.NOT_OFFERED, f"You noted a warning sign today. {level.heading}.", SOURCE)
    for level, day in signs:
        if level is not Level.CALL_TODAY and (agreed_on is None or agreed_on < day):
            return Gate(
                Verdict.NOT_OFFERED,
                "You noted a warning sign. Ask your maternity team before the next session.",
                SOURCE,
            )
    return None
