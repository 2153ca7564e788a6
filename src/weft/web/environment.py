"""Reads settings from the environment, and stops with the name and the remedy where one is missing or wrong."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import dj_database_url

from weft.analysis.errors import WeftError
from weft.ui.colours import BadColour, Colours, colours_in
from weft.web import sensible

DEMO, LIVE = "demo", "live"
SHORTEST_SECRET = 50
BUSY_SECONDS = 20
NO_JIT = "-c jit=off"
"""PostgreSQL compiles what it takes for a long query: here that takes longer than the query itself."""
OLDEST_SQLITE = (3, 38, 0)
"""The first that reads JSON in a trigger."""
KNOWN_ENGINES = ("sqlite3", "postgresql")
Rule = Callable[[str], str | None]


class CannotStart(WeftError):
    """A setting is missing or makes no sense, so the site does not start."""


class Environment:
    """The settings that the environment gives; in demo mode each has a default."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.variables = variables
        mode = variables.get("WEFT_MODE", LIVE)
        if mode not in {DEMO, LIVE}:
            raise CannotStart(f"WEFT_MODE is “{mode}”. It is either demo or live.")
        self.is_demo = mode == DEMO

    def text(
        self,
        name: str,
        *,
        demo: str,
        live: str | None = None,
        meaning: str | None = None,
        why_not: Rule | None = None,
    ) -> str:
        """A setting; outside demo mode `live` is its default, and without one it must be given.

        What is given has to pass the rule `why_not`.
        """
        if value := self._given(name):
            if why_not and (reason := why_not(value)):
                raise CannotStart(f"{name} is “{' '.join(value.split())}”. {reason}")
            return value
        if self.is_demo:
            return demo
        if live is None:
            raise CannotStart(_missing(name, meaning))
        return live

    def names(self, name: str, *, demo: Sequence[str], meaning: str, why_not: Rule) -> list[str]:
        """Names separated by commas, each of which has to pass the rule."""
        text = self.text(name, demo=",".join(demo), meaning=meaning)
        names = [part.strip() for part in text.split(",") if part.strip()]
        if not names:
            raise CannotStart(_missing(name, meaning))
        for one in names:
            if reason := why_not(one):
                raise CannotStart(f"{name} names “{one}”. {reason}")
        return names

    def address(self, name: str, *, demo: str, meaning: str, hosts: Sequence[str]) -> str:
        """The address of the site: outside demo mode an encrypted one, at a host that it answers to."""

        def why_not(text: str) -> str | None:
            wrong = sensible.why_not_address(text, secure=not self.is_demo)
            return wrong or (None if self.is_demo else sensible.why_not_at(text, hosts))

        return self.text(name, demo=demo, meaning=meaning, why_not=why_not).rstrip("/")

    def folder(self, name: str, *, default: Path) -> Path:
        """A folder; outside demo mode one that is named from the root."""
        rule = None if self.is_demo else sensible.why_not_folder
        return Path(self.text(name, demo=str(default), live=str(default), why_not=rule))

    def colours(self, name: str) -> Colours:
        """The place's colours, ours where none are named: header=#1d3a4a, accent=#1d5c7a."""
        try:
            return colours_in(self._given(name))
        except BadColour as reason:
            raise CannotStart(f"{name}: {reason}") from None

    def megabytes(self, name: str, *, default: int) -> int:
        """A size, given in megabytes (million bytes); gives bytes."""
        return 1_000_000 * self.number(
            name, default=default, least=1, most=10_000_000, meaning="of megabytes"
        )

    def number(self, name: str, *, default: int, least: int, most: int, meaning: str) -> int:
        """A whole number, from `least` to `most`."""
        text = self._given(name) or str(default)
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise CannotStart(
                f"{name} is “{text}”. It is a whole number {meaning}, from {least} to {most}, such as "
                f"{default or 1}."
            )
        return int(text)

    def file(self, name: str) -> Path | None:
        """A file, where one is named."""
        value = self._given(name)
        return Path(value) if value else None

    def secret(self, name: str) -> str:
        """A secret: never with a default outside demo mode, where it lasts as long as the process."""
        value = self._given(name)
        if self.is_demo:
            return value or secrets.token_urlsafe(SHORTEST_SECRET)
        remedy = "Make one with `weft site secret`."
        if not value:
            missing = _missing(name, "a long random text that nobody else knows")
            raise CannotStart(f"{missing} {remedy}")
        if reason := sensible.why_not_secret(value, shortest=SHORTEST_SECRET):
            raise CannotStart(f"{name} {reason}. {remedy}")
        return value

    def database(self, default: Path) -> dict[str, Any]:
        """The database of `WEFT_DATABASE`: sqlite:////path or postgres://user:password@host/name."""
        address = self._given("WEFT_DATABASE") or f"sqlite:///{default}"
        try:
            found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60))
            if not found["ENGINE"].endswith(KNOWN_ENGINES) or not self._is_named(found):
                raise ValueError
        except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
            raise CannotStart(
                "WEFT_DATABASE cannot be understood. It looks like sqlite:////var/lib/weft/weft.sqlite3 "
                "(the path from the root) or postgres://user:password@host:5432/name, where signs such as # "
                "or @ in the password are written as %23 or %40."
            ) from None
        if "sqlite" in found["ENGINE"]:
            if sqlite3.sqlite_version_info < OLDEST_SQLITE:
                raise CannotStart(
                    f"This Python has SQLite {sqlite3.sqlite_version}, and Weft needs 3.38 or later. Use a newer system, such as "
                    "Debian 12 or Ubuntu 24.04, or name a PostgreSQL database in WEFT_DATABASE."
                )
            found["OPTIONS"] = {
                "timeout": BUSY_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            }
        else:
            found["CONN_HEALTH_CHECKS"] = True
            found.setdefault("OPTIONS", {}).setdefault("options", NO_JIT)
        return found

    def _given(self, name: str) -> str:
        """What is given; without the quotes that a shell or systemd takes away, and a container does not."""
        value = self.variables.get(name, "").strip()
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        return value[1:-1].strip() if quoted else value

    def _is_named(self, found: Mapping[str, Any]) -> bool:
        """Whether the database is one that lasts, and the same for every command."""
        if not found["ENGINE"].endswith("sqlite3"):
            return bool(found["NAME"])
        return self.is_demo or Path(found["NAME"]).is_absolute()


def _missing(name: str, meaning: str | None) -> str:
    said = f" ({meaning})" if meaning else ""
    return f"The setting {name}{said} is missing. Set it in the environment: see .env.example."
