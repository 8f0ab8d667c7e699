"""Started where there is no terminal, the program says so in one line and draws nothing."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = str(Path(sys.executable).with_name("unache"))


@pytest.mark.parametrize("redirected", ["stdin", "stdout", "stderr"])
def test_redirected_input_or_output_is_refused_with_one_line_and_exit_2(
    redirected: str, data: Path, environ: dict[str, str]
) -> None:
    master, slave = pty.openpty()
    try:
        streams = dict.fromkeys(("stdin", "stdout", "stderr"), slave)
        streams[redirected] = subprocess.DEVNULL if redirected == "stdin" else subprocess.PIPE
        run = subprocess.run(
            [PROGRAM, "--data-dir", str(data)],
            stdin=streams["stdin"],
            stdout=streams["stdout"],
            stderr=streams["stderr"],
            env=environ,
            timeout=10,
            check=False,
        )
        said = (run.stderr or b"") if redirected == "stderr" else os.read(master, 4096)
    finally:
        os.close(master)
        os.close(slave)
    assert run.returncode == 2
    assert said.decode().strip() == "unache: this needs a terminal; input or output is redirected."
    assert not run.stdout
    assert not data.exists()


@pytest.mark.parametrize(
    ("term", "what"),
    [("dumb", "TERM is dumb"), ("unknown", "TERM is unknown"), ("", "TERM is not set"), (None, "TERM is not set")],
)
def test_a_terminal_that_cannot_show_screens_is_refused_with_one_line_and_exit_2(
    term: str | None, what: str, data: Path, environ: dict[str, str]
) -> None:
    del environ["TERM"]
    master, slave = pty.openpty()
    try:
        run = subprocess.run(
            [PROGRAM, "--data-dir", str(data)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environ if term is None else {**environ, "TERM": term},
            timeout=10,
            check=False,
        )
        said = os.read(master, 4096)
    finally:
        os.close(master)
        os.close(slave)
    assert run.returncode == 2
    assert said.decode().strip() == f"unache: this needs a terminal that can show full screens; {what}."
    assert not data.exists()


def test_version_and_help_need_no_terminal(environ: dict[str, str]) -> None:
    for option in ("--version", "--help"):
        run = subprocess.run([PROGRAM, option], stdin=subprocess.DEVNULL, capture_output=True, env=environ, check=True)
        assert b"unache" in run.stdout
