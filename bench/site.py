"""Measure how many pages the site serves, and how long one takes, beside a page that does nothing.

    python -m bench.site [--seconds 10] [--clients 8] [--organisations 5000] [--write docs/benchmarks.md]

`weft serve` runs the example place on a PostgreSQL of its own that keeps what it is told, with more
organisations in it. So many clients on this machine each ask for a page, wait for the answer, and ask
again, for so many seconds; nothing beyond this machine is asked. They share its cores with the site.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlencode

from tests.postgres import running

ROOT = Path(__file__).parents[1]
HERE = "127.0.0.1"
BEGIN, END = "<!-- site: begin -->", "<!-- site: end -->"
EMAIL, PASSWORD = "idris@penhallow.example", "over under over under"
WARM_UP_SECONDS = 2.0
PATIENCE = 120.0
MORE = """
import sys, django; django.setup()
from django.db import connection
from django.utils import timezone
from weft.organisations.models import Organisation, new_ref
at = timezone.now()
Organisation.objects.bulk_create(
    Organisation(ref=new_ref(), name=f"Works {n:05} of the Quill", kind="supplier", state="approved",
                 registered_at=at) for n in range(int(sys.argv[1])))
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
"""


class WrongAnswer(RuntimeError):
    """A page did not answer as it should, so its time means nothing."""


@dataclass
class Browser:
    """One client: keeps its connection and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: HTTPConnection | None = None

    def ask(
        self, method: str, path: str, form: dict[str, str] | None = None, *, plain: bool = False
    ) -> tuple[int, str]:
        """Ask for a page; gives status and text, which can be read where it is asked for `plain`."""
        if self.connection is None:
            self.connection = HTTPConnection(HERE, self.port, timeout=60)
        body = urlencode(form).encode() if form else None
        headers = {"Accept-Encoding": "identity" if plain else "gzip"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if form:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept-Encoding": "identity",
            }
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read()
        self._remember(answer)
        return answer.status, text.decode("utf-8", "replace")

    def _remember(self, answer: HTTPResponse) -> None:
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


LOGIN = "/account/login/"
Work = Callable[[Browser], None]


def page(path: str) -> Work:
    """Ask for one page."""

    def ask(browser: Browser) -> None:
        status, _text = browser.ask("GET", path)
        if status != 200:
            raise WrongAnswer(f"{path} answered {status}.")

    return ask


def sign_in(browser: Browser) -> None:
    """Ask for the page to sign in, and sign in: two requests, and a password hashed by Argon2."""
    browser.cookies.clear()
    _status, text = browser.ask("GET", LOGIN, plain=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
    if token is None:
        raise WrongAnswer(f"{LOGIN} has no form.")
    form = {"csrfmiddlewaretoken": token[1], "login": EMAIL, "password": PASSWORD}
    status, _text = browser.ask("POST", LOGIN, form)
    if status != 302:
        raise WrongAnswer(f"Signing in answered {status}.")


@dataclass(frozen=True)
class Measured:
    """What one piece of work took: seconds each time, in so many seconds together."""

    name: str
    took: list[float]
    seconds: float

    @property
    def rate(self) -> float:
        """How often in a second."""
        return len(self.took) / self.seconds

    def at(self, share: float) -> float:
        """The time, in milliseconds, within which this share was done."""
        ordered = sorted(self.took)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    def row(self, limit: Measured) -> str:
        """A row of the table."""
        share = 100 * self.rate / limit.rate
        return f"| {self.name} | {self.rate:,.0f} | {self.at(0.5):.0f} ms | {self.at(0.95):.0f} ms | {share:.1f}% |"


def measure(name: str, work: Work, browsers: list[Browser], seconds: float) -> Measured:
    """Have every browser do the work again and again, after a warm-up that does not count."""
    took: list[float] = []
    wrong: list[Exception] = []
    begin = time.perf_counter() + WARM_UP_SECONDS
    end = begin + seconds

    def go_on(browser: Browser) -> None:
        mine: list[float] = []
        try:
            while (now := time.perf_counter()) < end and not wrong:
                work(browser)
                if now >= begin:
                    mine.append(time.perf_counter() - now)
        except Exception as fault:
            wrong.append(fault)
        took.extend(mine)

    threads = [threading.Thread(target=go_on, args=(browser,)) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    measured = Measured(name, took, seconds)
    print(
        f"  {name}: {measured.rate:,.1f} a second, p50 {measured.at(0.5):.1f} ms, p95 {measured.at(0.95):.1f} ms"
    )
    return measured


@contextmanager
def served(
    command: list[str], port: int, ready: str, environment: dict[str, str]
) -> Iterator[None]:
    """A server, from when it answers until it is stopped."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(port, ready):
            if process.poll() is not None or time.monotonic() > end:
                raise WrongAnswer(f"{' '.join(command)} does not answer.")
            time.sleep(0.2)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def _answers(port: int, path: str) -> bool:
    try:
        return Browser(port).ask("GET", path)[0] == 200
    except OSError:
        return False


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind((HERE, 0))
        return int(found.getsockname()[1])


def of_the_site(seconds: float, clients: int, organisations: int) -> list[Measured]:
    """Measure the pages of the site."""
    port = free_port()
    with running(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
        environment = known | {
            "WEFT_MODE": "demo", "WEFT_DATA": folder, "PYTHONPATH": str(ROOT),
            "WEFT_DATABASE": server.address(server.database()),
            "DJANGO_SETTINGS_MODULE": "bench.site_settings",
        }  # fmt: skip
        command = [
            sys.executable,
            "-m",
            "weft",
            "serve",
            "--demo",
            "--without-spend",
            "--port",
            str(port),
        ]
        with served(command, port, "/health/ready/", environment):
            subprocess.run(
                [sys.executable, "-c", MORE, str(organisations)], env=environment, check=True
            )
            browsers = [Browser(port) for _ in range(clients)]
            public = measure("A public page (privacy)", page("/privacy/"), browsers, seconds)
            signing = measure("Signing in (two requests)", sign_in, browsers, seconds)
            for browser in browsers:
                sign_in(browser)
            name = f"A list page (50 of {organisations:,} organisations)"
            return [public, measure(name, page("/organisations/"), browsers, seconds), signing]


def of_nothing(seconds: float, clients: int) -> Measured:
    """Measure the page that does nothing."""
    port = free_port()
    command = [sys.executable, "-m", "bench.plain", str(port)]
    with served(command, port, "/", dict(os.environ)):
        browsers = [Browser(port) for _ in range(clients)]
        return measure("Plain Django, a page that does nothing", page("/"), browsers, seconds)


def told(limit: Measured, pages: list[Measured], clients: int) -> str:
    """What was measured, as it stands in docs/benchmarks.md."""
    lines = [
        f"Measured on {os.cpu_count()} cores, Python {platform.python_version()}; weft {version('weft')}, "
        f"django {version('django')}, granian {version('granian')}; {clients} clients on the same machine, "
        f"{limit.seconds:g} seconds each.",
        "",
        "| page | a second | half within | 95% within | of plain Django |",
        "|---|---|---|---|---|",
        *(one.row(limit) for one in (limit, *pages)),
    ]
    return "\n".join(lines)


def put(path: Path, text: str, begin: str, end: str) -> None:
    """Put it in the place of what was measured before, between two marks."""
    before, _, rest = path.read_text("utf-8").partition(begin)
    _old, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")


def main() -> None:
    """Measure, print, and write where asked."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("--seconds", type=float, default=10.0)
    asked.add_argument("--clients", type=int, default=8)
    asked.add_argument("--organisations", type=int, default=5000)
    asked.add_argument("--write", type=Path)
    given = asked.parse_args()
    limit = of_nothing(given.seconds, given.clients)
    pages = of_the_site(given.seconds, given.clients, given.organisations)
    text = told(limit, pages, given.clients)
    print(text)
    if given.write:
        put(given.write, text, BEGIN, END)


if __name__ == "__main__":
    main()
