"""What the README shows works as it stands there."""

import re
from pathlib import Path

from catalog.load import load_catalogue

README = Path(__file__).parents[1] / "README.md"


def test_the_example_of_own_exercises_loads_without_a_fault(tmp_path: Path) -> None:
    [example] = re.findall(r"^```toml\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "own.toml").write_text(example, "utf-8")

    catalogue = load_catalogue(tmp_path)

    assert catalogue.faults == ()
    assert "wall-lean" in catalogue.exercises
    assert "kitchen-break" in catalogue.routines
