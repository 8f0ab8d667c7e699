"""Where the program keeps things: data, settings, and the record of a crash. Names paths; creates nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "unache"


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders of one run."""

    data: Path
    """Holds the pain log."""
    config: Path
    """Holds settings and, under `catalogue`, the user's own exercises and routines."""
    state: Path
    """Holds the record of a crash."""
    data_is_default: bool

    @property
    def own_catalogue(self) -> Path:
        return self.config / "catalogue"


def locate(data_dir: Path | None, environ: Mapping[str, str]) -> Locations:
    """Choose the folders: the given data directory, else UNACHE_DATA_DIR, else the platform's own.

    UNACHE_CONFIG_DIR stands in for the platform's folder for settings. With a data directory that is not the default,
    the record of a crash stays beside the data.
    """
    default = platformdirs.user_data_path(APP, appauthor=False)
    named = data_dir or _folder(environ.get("UNACHE_DATA_DIR"))
    data = named.absolute() if named else default
    config = _folder(environ.get("UNACHE_CONFIG_DIR")) or platformdirs.user_config_path(APP, appauthor=False)
    is_default = data == default
    state = platformdirs.user_state_path(APP, appauthor=False) if is_default else data
    return Locations(data, config.absolute(), state, is_default)


def _folder(text: str | None) -> Path | None:
    return Path(text).expanduser() if text and text.strip() else None
