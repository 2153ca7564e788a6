"""Councils that sign their people in themselves, by OpenID Connect: a file says which.

`WEFT_SINGLE_SIGN_ON` names a TOML file that only the site's user can read:

    [[council]]
    key = "ambleford"
    name = "Ambleford Council"
    domains = ["ambleford.gov.uk"]
    issuer = "https://login.ambleford.gov.uk/"
    client = "weft"
    secret = "…"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from weft.web.environment import CannotStart
from weft.web.named import BY_NAME
from weft.web.sensible import why_not_host

OTHERS_MAY_READ = 0o077


@dataclass(frozen=True)
class Council:
    """A council with a sign-in of its own, for the email addresses of its domains."""

    key: str
    name: str
    domains: tuple[str, ...]
    issuer: str
    client: str
    secret: str = field(repr=False)

    @property
    def origin(self) -> str:
        """Where a form may lead to: the scheme and host of the issuer."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"

    def as_app(self) -> dict[str, Any]:
        """As the sign-in library wants it told."""
        return {
            "provider_id": self.key,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {"server_url": self.issuer, "fetch_userinfo": True},
        }


def councils_in(file: Path | None) -> tuple[Council, ...]:
    """The councils of the file; none without one. Raises CannotStart, naming what is wrong."""
    if file is None:
        return ()
    try:
        if file.stat().st_mode & OTHERS_MAY_READ:
            raise CannotStart(
                f"{_in(file)}: it holds secrets, and others may read it. Type: chmod 600 {file}"
            )
        told = tomllib.loads(file.read_text("utf-8"))
    except OSError as fault:
        raise CannotStart(f"{_in(file)}: it cannot be read ({fault.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise CannotStart(f"{_in(file)}: it cannot be understood: {fault}.") from None
    tables = told.get("council", [])
    if set(told) != {"council"} or not _are_tables(tables):
        raise CannotStart(
            f"{_in(file)}: each council stands below a line [[council]], and nothing else does."
        )
    councils = tuple(_council(one, number, file) for number, one in enumerate(tables, start=1))
    _check_together(councils, file)
    return councils


def council_of(email: str, councils: Sequence[Council]) -> Council | None:
    """The council that signs in whoever has this address, if one does."""
    domain = email.rpartition("@")[2].casefold()
    return next((council for council in councils if domain in council.domains), None)


def _in(file: Path) -> str:
    return f"WEFT_SINGLE_SIGN_ON, {file}"


def _are_tables(told: Any) -> bool:
    return isinstance(told, list) and bool(told) and all(isinstance(one, dict) for one in told)


def _council(told: dict[str, Any], number: int, file: Path) -> Council:
    wanted = ("key", "name", "domains", "issuer", "client", "secret")
    if missing := [name for name in wanted if not told.get(name)]:
        raise CannotStart(f"{_in(file)}, council {number}: {', '.join(missing)} is missing.")
    if reason := _why_not(told):
        raise CannotStart(f"{_in(file)}, council {number}: {reason}")
    domains = tuple(domain.casefold().lstrip("@") for domain in told["domains"])
    rest = {name: str(told[name]) for name in wanted if name != "domains"}
    return Council(domains=domains, **rest)


def _why_not(told: dict[str, Any]) -> str | None:
    """Say why a council's table, in which nothing is missing, makes no sense."""
    if not re.fullmatch(r"[a-z0-9-]+", str(told["key"])):
        return "a key has small letters, numbers and dashes."
    domains = told["domains"]
    if not isinstance(domains, list) or any(why_not_host(str(one).lstrip("@")) for one in domains):
        return 'domains is a list such as ["ambleford.gov.uk"].'
    issuer = urlsplit(str(told["issuer"]))
    here = issuer.scheme == "http" and issuer.hostname in BY_NAME
    if not issuer.hostname or (issuer.scheme != "https" and not here):
        return "issuer is an address that begins with https://."
    return None


def _check_together(councils: Sequence[Council], file: Path) -> None:
    for name, given in (
        ("key", [council.key for council in councils]),
        ("domain", [domain for council in councils for domain in council.domains]),
    ):
        if twice := sorted({one for one in given if given.count(one) > 1}):
            raise CannotStart(f"{_in(file)}: the {name} {', '.join(twice)} stands there twice.")
