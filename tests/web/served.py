"""The site as `weft serve` serves it, in processes of its own, and someone who visits it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

from tests.architecture.project import ROOT
from weft.web.demo import PASSWORD

HERE = "127.0.0.1"
PATIENCE = 90.0
IDRIS = "idris@penhallow.example"


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


def until(true: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait until something is so; fail where it does not come."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, f"waited {patience} seconds for {what}"
        time.sleep(0.1)


def alive(group: str) -> list[str]:
    """The processes of a group."""
    told = subprocess.run(["pgrep", "-g", group], capture_output=True, text=True, check=False)
    return told.stdout.split()


def answering(group: str) -> list[str]:
    """The processes of a site that answer: they are neither the server itself nor the worker."""
    said = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in alive(group) if one != group}
    return sorted(one for one, words in said.items() if b"serve" in words)


@contextmanager
def serving(folder: Path, *, port: int | None = None, **settings: str) -> Iterator[Visitor]:
    """The example place, served; gives a visitor who is not signed in."""
    port = port or free_port()
    known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    environment = (
        known | {"WEFT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "weft.web.settings"} | settings
    )
    with (folder.parent / "served.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "weft", "serve", "--demo", "--without-spend", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            visitor = Visitor(port, process=process)
            until(lambda: visitor.says("/health/ready/") == 200, "the site to be ready")
            yield visitor
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(60)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)


@dataclass
class Visitor:
    """Someone with a browser that knows cookies and forms, and nothing else."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    text: str = ""
    process: subprocess.Popen[bytes] | None = None
    """The `weft serve` that serves them."""

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> HTTPResponse:
        """Ask for a page, and remember what it says."""
        connection = HTTPConnection(HERE, self.port, timeout=60)
        said = {
            "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items()),
            "Host": f"{HERE}:{self.port}",
        }
        try:
            connection.request(method, path, body, said | headers)
            answer = connection.getresponse()
            self.text = answer.read().decode(errors="replace")
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def says(self, path: str) -> int | None:
        """The status of a page; None where nobody answers."""
        try:
            return self.ask("GET", path).status
        except OSError:
            return None

    def send(self, path: str, fields: dict[str, str], *, page: str | None = None) -> HTTPResponse:
        """Fill in the form of a page, and send it."""
        self.ask("GET", page or path)
        form = urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        return self.ask("POST", path, form, **{"Content-Type": "application/x-www-form-urlencoded"})

    @property
    def token(self) -> str:
        """What proves that the form is the site's own."""
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.text)
        assert found, self.text[:2000]
        return found[1]

    def sign_in(self, email: str = IDRIS) -> None:
        """Sign in as someone of the cast."""
        answer = self.send("/account/login/", {"login": email, "password": PASSWORD})
        assert answer.status == 302, self.text

    def upload(self, name: str, content: bytes) -> HTTPResponse:
        """Send a file by the form."""
        self.ask("GET", "/files/send/")
        body, kind = self.form_with(name, content)
        return self.ask("POST", "/files/send/", body, **{"Content-Type": kind})

    def form_with(self, name: str, content: bytes) -> tuple[bytes, str]:
        """The body of the form with a file, and its type."""
        token = f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{self.token}\r\n'
        head = f'--x\r\nContent-Disposition: form-data; name="chosen"; filename="{name}"\r\n\r\n'
        body = token.encode() + head.encode() + content + b"\r\n--x--\r\n"
        return body, "multipart/form-data; boundary=x"
