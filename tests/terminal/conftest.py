"""The installed program in a real terminal, in folders of the test's own."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pseudo_terminal import OpenTerminal, Terminal


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A plain terminal's environment, with every folder of the user's own inside the test's."""
    config = tmp_path / "config"
    (config / "catalogue").mkdir(parents=True)
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "UNACHE_CONFIG_DIR": str(config),
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the run keeps its pain log."""
    return tmp_path / "data"


@pytest.fixture
def open_terminal(data: Path, environ: dict[str, str]) -> Iterator[OpenTerminal]:
    """Open the program in a terminal of its own; whatever still runs at the end is ended."""
    assert shutil.which("unache", path=str(Path(sys.executable).parent)), (
        "the program is not installed in this environment"
    )
    opened: list[Terminal] = []

    def _open(size: tuple[int, int] = (80, 24)) -> Terminal:
        opened.append(Terminal(data, environ, size))
        return opened[-1]

    yield _open
    for terminal in opened:
        if not terminal.process.closed:
            terminal.process.close(force=True)
