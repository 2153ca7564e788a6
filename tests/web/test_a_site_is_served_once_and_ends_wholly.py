"""A port is one site's alone, and nothing of a site goes on once `weft serve` is gone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.served import HERE, alive, serving, until
from weft.analysis.errors import ExitCode
from weft.web.serving import why_taken

pytestmark = [pytest.mark.allow_hosts([HERE])]


def test_a_taken_port_is_named_with_the_remedy() -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((HERE, 0))
        other.listen()
        port = other.getsockname()[1]
        reason = why_taken(HERE, port)
    assert reason and f"port {port} of" in reason and "--port" in reason
    assert why_taken(HERE, port) is None


@pytest.mark.long
def test_what_it_has_begun_ends_when_it_is_killed(tmp_path: Path) -> None:
    (tmp_path / "weft").mkdir()
    with serving(tmp_path / "weft") as visitor:
        assert visitor.process
        group = str(visitor.process.pid)
        until(lambda: len(alive(group)) >= 3, "the web process and the worker")
        second = subprocess.run(
            [sys.executable, "-m", "weft", "serve", "--demo", "--without-spend", "--port", str(visitor.port)],
            env=os.environ | {"WEFT_DATA": str(tmp_path / "second")},
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert second.returncode == ExitCode.WRONG_USE and str(visitor.port) in second.stderr
        visitor.process.kill()
        visitor.process.wait()
        until(lambda: not alive(group), "them to end", patience=20)
        assert visitor.says("/health/") is None
