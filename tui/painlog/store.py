"""The pain log as the program holds it: its parts joined over one open file.

Each write is one transaction, committed when the call returns. Raises LogProblem where that cannot be.
"""

from pathlib import Path

from tui.painlog.history import History
from tui.painlog.log_file import LogFile
from tui.painlog.ratings import Ratings
from tui.painlog.screenings import Screenings
from tui.painlog.sessions import Sessions
from tui.painlog.warnings import Warnings


class PainLog(Sessions, Ratings, Screenings, Warnings, History):
    """What was felt and done. Made by `open_log`."""

    def __init__(self, file: LogFile) -> None:
        super().__init__(file)

    @property
    def path(self) -> Path:
        """Where the log is, or would be."""
        return self._file.path

    @property
    def view_only(self) -> bool:
        """Whether this window may look but not write."""
        return self._file.view_only

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about how the log was opened, for her to read."""
        return self._file.notices

    def changed_elsewhere(self) -> bool:
        """Whether another program has written since this was last asked."""
        return self._file.changed_elsewhere()

    def close(self) -> None:
        """Close the file and let another window write."""
        self._file.close()
