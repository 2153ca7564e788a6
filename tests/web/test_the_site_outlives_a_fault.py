"""The database goes and comes back under a site that is served; too much is sent; someone hangs up."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import psycopg
import pytest

from tests.architecture.project import ROOT
from tests.postgres import IsMissing, Postgres, running
from tests.web.served import HERE, Visitor, answering, serving, until

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts([HERE])]
LINE = b"Canal Boats,3.00\r\n"
LIMIT = 2_000_000


@pytest.fixture
def server() -> Iterator[Postgres]:
    """A PostgreSQL that the test may stop."""
    try:
        with running(durable=True) as server:
            yield server
    except IsMissing as missing:
        pytest.skip(str(missing))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served") / "weft"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def visitor(folder: Path) -> Iterator[Visitor]:
    """Idris, signed in, on a site with a SQLite file that takes two megabytes at a time."""
    with serving(folder, WEFT_UPLOAD_LIMIT_MB="2") as visitor:
        visitor.sign_in()
        yield visitor


def files_of(folder: Path) -> list[Path]:
    return [path for path in (folder / "site" / "uploads").rglob("*") if path.is_file()]


def test_the_database_goes_and_comes_back(server: Postgres, tmp_path: Path) -> None:
    (tmp_path / "weft").mkdir()
    address = server.address(name := server.database())
    with serving(tmp_path / "weft", WEFT_DATABASE=address, WEFT_UPLOAD_LIMIT_MB="80") as idris:
        idris.sign_in()
        assert idris.upload("June.csv", LINE * 3_000_000).status == 302
        idris.ask("GET", "/files/")
        ref = idris.text.partition('href="/files/')[2].partition("send/")[2]
        ref = ref.partition('href="/files/')[2].partition("/")[0]
        job = idris.send(f"/files/{ref}/count/", {}, page=f"/files/{ref}/").headers["Location"]
        until(lambda: idris.says(job) == 200 and "value=" in idris.text, "the job to be under way")

        server.stop()
        assert idris.says("/jobs/") == 503
        assert "Try again in a few minutes" in idris.text
        assert idris.ask("GET", "/").headers["Retry-After"]
        watcher = Visitor(idris.port)
        assert watcher.says("/health/") == 200
        assert watcher.says("/health/ready/") == 503
        time.sleep(2)

        server.start()
        until(lambda: idris.says("/jobs/") == 200, "pages to come back")
        assert idris.says("/health/ready/") == 200
        until(
            lambda: idris.says(job) == 200 and "Rows: 3,000,000" in idris.text,
            "the job to be done", patience=300,
        )  # fmt: skip
        with psycopg.connect(server.address(name).replace("postgres://", "postgresql://")) as found:
            ends = "SELECT count(*) FROM audit_entry WHERE act = 'job done'"
            assert found.execute(ends).fetchone() == (1,)


def test_too_much_is_answered_in_the_middle(visitor: Visitor, folder: Path) -> None:
    before = files_of(folder)
    answer = visitor.upload("June.csv", LINE * (LIMIT // len(LINE) + 1000))
    assert answer.status == 413
    assert "Nothing was kept" in visitor.text and "2 MB" in visitor.text
    assert files_of(folder) == before


@pytest.mark.parametrize(("lines", "status"), [(1000, 302), (LIMIT // len(LINE) + 1000, 413)])
def test_a_body_that_does_not_say_how_long_it_is(
    visitor: Visitor, folder: Path, lines: int, status: int
) -> None:
    before = files_of(folder)
    visitor.ask("GET", "/files/send/")
    body, kind = visitor.form_with("June.csv", LINE * lines)
    pieces = (body[at : at + 60_000] for at in range(0, len(body), 60_000))
    with closing(HTTPConnection(HERE, visitor.port, timeout=60)) as connection:
        connection.request(
            "POST", "/files/send/", pieces, {"Cookie": cookies(visitor), "Content-Type": kind},
            encode_chunked=True,
        )  # fmt: skip
        assert connection.getresponse().status == status
    wanted = len(before) + (status == 302)
    until(lambda: len(files_of(folder)) == wanted, "what arrived to be kept or gone", patience=10)


def test_whoever_hangs_up_leaves_nothing(visitor: Visitor, folder: Path) -> None:
    before = files_of(folder)
    visitor.ask("GET", "/files/send/")
    body, kind = visitor.form_with("June.csv", LINE * 50_000)
    head = (
        f"POST /files/send/ HTTP/1.1\r\nHost: {HERE}:{visitor.port}\r\nCookie: {cookies(visitor)}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((HERE, visitor.port)) as connection:
        connection.sendall(head.encode() + body[: len(body) // 2])
        until(lambda: len(files_of(folder)) > len(before), "the file to arrive", patience=10)
    until(lambda: files_of(folder) == before, "the half file to go", patience=10)


def test_a_busy_sqlite_file_is_waited_for(visitor: Visitor, folder: Path) -> None:
    statuses: list[int] = []

    def send() -> None:
        other = Visitor(visitor.port, dict(visitor.cookies))
        for _ in range(3):
            statuses.append(other.upload("June.csv", LINE).status)

    visitor.ask("GET", "/files/")  # what waits to be said is said now: forgetting it is a write
    with closing(sqlite3.connect(folder / "site" / "weft.sqlite3", timeout=30)) as busy:
        busy.isolation_level = None
        assert busy.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        writers = [threading.Thread(target=send) for _ in range(3)]
        busy.execute("BEGIN IMMEDIATE")
        for writer in writers:
            writer.start()
        time.sleep(3)
        assert visitor.says("/files/") == 200, "readers wait for no writer"
        assert statuses == []
        busy.execute("COMMIT")
        for writer in writers:
            writer.join()
    assert statuses == [302] * 9


def test_a_sqlite_file_that_is_busy_for_too_long_is_told_and_nothing_is_kept_half(
    visitor: Visitor, folder: Path
) -> None:
    visitor.ask("GET", "/files/")
    before = files_of(folder)
    stranger = Visitor(visitor.port)
    with closing(sqlite3.connect(folder / "site" / "weft.sqlite3", timeout=30)) as busy:
        busy.isolation_level = None
        busy.execute("BEGIN IMMEDIATE")
        answers: list[int | None] = []
        asking = [
            threading.Thread(
                target=lambda: answers.append(visitor.upload("June.csv", LINE).status)
            ),
            threading.Thread(target=lambda: answers.append(stranger.says("/account/login/"))),
        ]
        for one in asking:
            one.start()
        for one in asking:
            one.join()
        assert answers == [503, 503]
        assert stranger.says("/health/ready/") == 200, "what only reads goes on"
        busy.execute("COMMIT")
    assert files_of(folder) == before
    assert visitor.upload("June.csv", LINE).status == 302
    assert stranger.says("/account/login/") == 200


def test_two_workers_at_once_do_each_job_once(visitor: Visitor, folder: Path) -> None:
    assert visitor.upload("June.csv", LINE).status == 302
    visitor.ask("GET", "/files/")
    ref = re.findall(r'href="/files/([a-z0-9]{8})/', visitor.text)[0]
    others = [second_worker(folder) for _ in range(2)]
    try:
        until(lambda: all(asks_the_database(one) for one in others), "the other workers to begin")
        asked = [
            visitor.send(f"/files/{ref}/count/", {}, page=f"/files/{ref}/").headers["Location"]
            for _ in range(12)
        ]
        for job in asked:
            until(partial(is_done, visitor, job), f"{job} to be done")
    finally:
        for one in others:
            one.terminate()
            one.wait(30)
    with closing(sqlite3.connect(folder / "site" / "weft.sqlite3")) as found:
        attempts = "SELECT count(*), max(attempt) FROM jobs_job WHERE state = 'done' AND kind = 'count rows'"
        ends = "SELECT count(*) FROM audit_entry WHERE act = 'job done'"
        assert found.execute(attempts).fetchone() == (12, 1)
        assert found.execute(ends).fetchone() == (12,)


def is_done(visitor: Visitor, job: str) -> bool:
    return visitor.says(job) == 200 and "Rows: 1" in visitor.text


def asks_the_database(worker: subprocess.Popen[bytes]) -> bool:
    """Whether a worker has the database open."""
    opened = Path(f"/proc/{worker.pid}/fd").iterdir()
    return any("weft.sqlite3" in str(one.readlink()) for one in opened if one.is_symlink())


def second_worker(folder: Path) -> subprocess.Popen[bytes]:
    """Another worker of the same site."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("WEFT_")}
    return subprocess.Popen(
        [sys.executable, "-m", "weft", "worker"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=known | {"WEFT_DATA": str(folder), "WEFT_MODE": "demo", "DJANGO_SETTINGS_MODULE": "weft.web.settings"},
    )  # fmt: skip


def test_a_web_process_that_is_killed_in_the_middle_of_a_file_keeps_none_of_it(
    visitor: Visitor, folder: Path
) -> None:
    before = files_of(folder)
    visitor.ask("GET", "/files/send/")
    body, kind = visitor.form_with("June.csv", LINE * 50_000)
    head = (
        f"POST /files/send/ HTTP/1.1\r\nHost: {HERE}:{visitor.port}\r\nCookie: {cookies(visitor)}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    assert visitor.process
    group = str(visitor.process.pid)
    with socket.create_connection((HERE, visitor.port)) as connection:
        connection.sendall(head.encode() + body[: len(body) // 2])
        until(lambda: len(files_of(folder)) > len(before), "the file to arrive", patience=10)
        killed = answering(group)
        for process in killed:
            os.kill(int(process), signal.SIGKILL)
    until(lambda: not set(answering(group)) & set(killed), "them to be replaced")
    until(lambda: visitor.says("/files/") == 200, "pages to come back")
    (left,) = set(files_of(folder)) - set(before)
    assert left.parent.name == ".arriving", "no page shows it, and the worker sweeps it away"
    old = time.time() - timedelta(hours=7).total_seconds()
    os.utime(left, (old, old))
    until(lambda: not left.exists(), "the half file to be swept away")


def cookies(visitor: Visitor) -> str:
    """The cookies, as a browser sends them."""
    return "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())


def test_the_log_of_all_this_is_one_object_a_line(visitor: Visitor, folder: Path) -> None:
    visitor.ask("GET", "/files/")
    for line in (folder.parent / "served.log").read_text().splitlines():
        if line.startswith("{"):
            assert "idris@penhallow.example" not in json.dumps(json.loads(line))
