"""A PostgreSQL of the tests' own: in a temporary folder, on a socket, gone when they are.

`postgres` is the server, for the whole session; `on_postgres` is a test whose default database is a new
one there, migrated. To run any tests wholly on it:

    .venv/bin/python -m tests.postgres .venv/bin/pytest tests/organisations
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

BESIDE_PATH = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
TO_GET_IT = "PostgreSQL is missing. To get it: sudo apt-get install postgresql"
QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "listen_addresses": "",
}
DURABLE = {"listen_addresses": ""}
TEMPLATE = "weft_template"


class IsMissing(Exception):
    """There is no PostgreSQL on this machine."""


@dataclass
class Postgres:
    """A server that runs until it is stopped."""

    folder: Path
    settings: dict[str, str] = field(default_factory=lambda: dict(QUICK))
    made: int = 0

    def start(self) -> None:
        """Make the cluster where there is none, and start it."""
        if not (self.folder / "data").exists():
            shutil.chown(self.folder, ordinary_user().pw_uid, ordinary_user().pw_gid)
            self._run("initdb", "-D", "data", "-U", "weft", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")  # fmt: skip
        options = " ".join(f"-c {name}='{value}'" for name, value in self.settings.items())
        where = f"-c unix_socket_directories={self.folder}"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", f"{where} {options}", "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it; `immediate` is as if the power went."""
        self._run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")

    def address(self, database: str) -> str:
        """What WEFT_DATABASE is for one of its databases."""
        return f"postgres://weft@{str(self.folder).replace('/', '%2F')}/{database}"

    def database(self, like: str = "template1") -> str:
        """The name of a new database, a copy of another."""
        self.made += 1
        name = f"weft_{self.made}"
        self._run("createdb", "-h", str(self.folder), "-U", "weft", "-T", like, name)
        return name

    def say(self, database: str, sql: str) -> None:
        """Say something to a database as its superuser."""
        self._run("psql", "-h", str(self.folder), "-U", "weft", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql)  # fmt: skip

    def _run(self, name: str, *words: str) -> None:
        user = ordinary_user() if os.getuid() == 0 else None
        who: dict[str, Any] = (
            {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        )
        with tempfile.TemporaryFile("w+") as said:
            ended = subprocess.run(
                [program(name), *words], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=said,
                stderr=said, check=False, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **who,
            )  # fmt: skip
            said.seek(0)
            assert ended.returncode == 0, f"{name} {' '.join(words)}: {said.read()}"


def ordinary_user() -> pwd.struct_passwd:
    """Who runs the server: PostgreSQL refuses to be root."""
    return pwd.getpwuid(os.getuid()) if os.getuid() else pwd.getpwnam("nobody")


def program(name: str) -> str:
    """Where a program of PostgreSQL is; Debian keeps them outside PATH."""
    path = os.pathsep.join([*map(str, BESIDE_PATH), os.environ["PATH"]])
    found = shutil.which(name, path=path)
    if found is None:
        raise IsMissing(TO_GET_IT)
    return found


@contextmanager
def running(*, durable: bool = False) -> Iterator[Postgres]:
    """A server, for as long as it is used; one that is `durable` loses nothing when it is stopped at once."""
    program("initdb")
    with tempfile.TemporaryDirectory(prefix="weft-postgres-") as folder:
        server = Postgres(Path(folder), dict(DURABLE if durable else QUICK))
        server.start()
        try:
            yield server
        finally:
            if (server.folder / "data" / "postmaster.pid").exists():
                server.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The tests' PostgreSQL."""
    try:
        program("initdb")
    except IsMissing as missing:
        pytest.skip(str(missing))
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres, django_db_blocker: Any) -> str:
    """The name of a database with all tables, to copy."""
    from django.core.management import call_command

    name = postgres.database()
    with django_db_blocker.unblock(), default_database(postgres.address(name)):
        call_command("migrate", verbosity=0)
    return name


@pytest.fixture
def on_postgres(
    postgres: Postgres, postgres_template: str, django_db_blocker: Any
) -> Iterator[str]:
    """The test's default database is a new one in PostgreSQL; gives its name. Nothing is rolled back."""
    name = postgres.database(like=postgres_template)
    with django_db_blocker.unblock(), default_database(postgres.address(name)):
        yield name


@contextmanager
def default_database(address: str) -> Iterator[None]:
    """Another default database for this process, its threads too."""
    from django.db import DEFAULT_DB_ALIAS as DEFAULT
    from django.db import connections

    from weft.web.environment import Environment

    was, open_ = connections.settings[DEFAULT], connections[DEFAULT]
    wanted = Environment({"WEFT_MODE": "demo", "WEFT_DATABASE": address}).database(Path())
    connections.settings[DEFAULT] = {**was, "OPTIONS": {}, **wanted}
    connections[DEFAULT] = connections.create_connection(DEFAULT)  # type: ignore[assignment]
    try:
        yield
    finally:
        connections[DEFAULT].close()
        connections.settings[DEFAULT] = was
        connections[DEFAULT] = open_


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """A new database for this process, on the server that it was given; on SQLite it has one already, in its own folder."""
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    name = f"of_{os.getpid()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    with default_database(f"{os.environ['WEFT_DATABASE'].rpartition('/')[0]}/{name}"):
        yield


def main(command: list[str]) -> int:
    """Run a command on a PostgreSQL of its own; gives its exit code."""
    with running() as server:
        environment = os.environ | {"WEFT_DATABASE": server.address(server.database())}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
