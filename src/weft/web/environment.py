"""Reads settings from the environment, and stops with the name and the remedy where one is missing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import dj_database_url

from weft.analysis.errors import WeftError
from weft.ui.colours import BadColour, Colours, colours_in

DEMO, LIVE = "demo", "live"
SHORTEST_SECRET = 50
BUSY_SECONDS = 20
KNOWN_ENGINES = ("sqlite3", "postgresql")


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
        self, name: str, *, demo: str, live: str | None = None, meaning: str | None = None
    ) -> str:
        """A setting; outside demo mode `live` is its default, and without one it must be given."""
        if value := self.variables.get(name, "").strip():
            return value
        if self.is_demo:
            return demo
        if live is None:
            raise CannotStart(_missing(name, meaning))
        return live

    def names(self, name: str, *, demo: Sequence[str]) -> list[str]:
        """Names separated by commas."""
        text = self.text(name, demo=",".join(demo), meaning="the host names it answers to")
        return [part.strip() for part in text.split(",") if part.strip()]

    def colours(self, name: str) -> Colours:
        """The place's colours, ours where none are named: header=#1d3a4a, accent=#1d5c7a."""
        try:
            return colours_in(self.variables.get(name, ""))
        except BadColour as reason:
            raise CannotStart(f"{name}: {reason}") from None

    def megabytes(self, name: str, *, default: int) -> int:
        """A size, given in megabytes (million bytes); gives bytes."""
        text = self.variables.get(name, "").strip() or str(default)
        if not text.isdecimal() or int(text) == 0:
            raise CannotStart(
                f"{name} is “{text}”. It is a whole number of megabytes, such as {default}."
            )
        return int(text) * 1_000_000

    def proxies(self, name: str) -> int:
        """How many reverse proxies of the place's own a visitor comes through, 0 where none is named."""
        text = self.variables.get(name, "").strip() or "0"
        if not (text.isascii() and text.isdecimal()):
            raise CannotStart(
                f"{name} is “{text}”. It is a whole number: how many reverse proxies of your own "
                "stand before Weft, such as 1."
            )
        return int(text)

    def file(self, name: str) -> Path | None:
        """A file, where one is named."""
        value = self.variables.get(name, "").strip()
        return Path(value) if value else None

    def secret(self, name: str) -> str:
        """A secret: never with a default outside demo mode, where it lasts as long as the process."""
        value = self.variables.get(name, "")
        if self.is_demo:
            return value or secrets.token_urlsafe(SHORTEST_SECRET)
        if not value:
            raise CannotStart(
                f"{_missing(name, 'a long random text that nobody else knows')} Make one with "
                "`weft site secret`."
            )
        if len(value) < SHORTEST_SECRET:
            raise CannotStart(
                f"{name} is {len(value)} characters long, and at least {SHORTEST_SECRET} are "
                "needed. Make one with `weft site secret`."
            )
        return value

    def database(self, default: Path) -> dict[str, Any]:
        """The database of `WEFT_DATABASE`: sqlite:///path or postgres://user:password@host/name."""
        address = self.text("WEFT_DATABASE", demo="", live="") or f"sqlite:///{default}"
        try:
            found: dict[str, Any] = dict(dj_database_url.parse(address, conn_max_age=60))
            if not found["ENGINE"].endswith(KNOWN_ENGINES):
                raise ValueError
        except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError, ValueError):
            raise CannotStart(
                "WEFT_DATABASE cannot be understood. It looks like sqlite:///folder/weft.sqlite3 "
                "or postgres://user:password@host:5432/name."
            ) from None
        if "sqlite" in found["ENGINE"]:
            found["OPTIONS"] = {
                "timeout": BUSY_SECONDS,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            }
        else:
            found["CONN_HEALTH_CHECKS"] = True
        return found


def _missing(name: str, meaning: str | None) -> str:
    said = f" ({meaning})" if meaning else ""
    return f"The setting {name}{said} is missing. Set it in the environment: see .env.example."
