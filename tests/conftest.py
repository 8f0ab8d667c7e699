"""What every test stands on: folders, terminal and language of its own, never those of the person running it."""

from pathlib import Path

import pytest

_FOLDERS = {
    "HOME": "home",
    "UNACHE_DATA_DIR": "data",
    "UNACHE_CONFIG_DIR": "config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CACHE_HOME": "home/.cache",
}

_SETTINGS = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TEXTUAL_ANIMATIONS": "none",
}

_STRANGERS = ("NO_COLOR", "FORCE_COLOR", "LINES", "COLUMNS", "TEXTUAL", "TEXTUAL_THEME", "TEXTUAL_DEBUG")


@pytest.fixture(autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the test away from the developer's own log and settings; gives the folder that stands in for them."""
    place = tmp_path_factory.mktemp("surroundings")
    (place / "home").mkdir()
    for name, folder in _FOLDERS.items():
        monkeypatch.setenv(name, str(place / folder))
    for name, value in _SETTINGS.items():
        monkeypatch.setenv(name, value)
    for name in _STRANGERS:
        monkeypatch.delenv(name, raising=False)
    return place


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--part", metavar="K/N", help="run only every N-th test, from the K-th: cores share the work so")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    part = config.getoption("--part")
    if part:
        first, parts = (int(number) for number in part.split("/"))
        config.hook.pytest_deselected(items=[item for place, item in enumerate(items) if place % parts != first - 1])
        items[:] = items[first - 1 :: parts]
