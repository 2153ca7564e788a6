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
    if not file.is_file():
        raise CannotStart(f"WEFT_SINGLE_SIGN_ON names {file}, and there is no such file.")
    if file.stat().st_mode & OTHERS_MAY_READ:
        raise CannotStart(f"{file} holds secrets, and others may read it. Type: chmod 600 {file}")
    try:
        told = tomllib.loads(file.read_text("utf-8")).get("council", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise CannotStart(f"{file} cannot be understood: {fault}.") from None
    councils = tuple(_council(one, number, file) for number, one in enumerate(told, start=1))
    _check_together(councils, file)
    return councils


def council_of(email: str, councils: Sequence[Council]) -> Council | None:
    """The council that signs in whoever has this address, if one does."""
    domain = email.rpartition("@")[2].casefold()
    return next((council for council in councils if domain in council.domains), None)


def _council(told: dict[str, Any], number: int, file: Path) -> Council:
    wanted = ("key", "name", "domains", "issuer", "client", "secret")
    if missing := [name for name in wanted if not told.get(name)]:
        raise CannotStart(f"{file}, council {number}: {', '.join(missing)} is missing.")
    if not re.fullmatch(r"[a-z0-9-]+", str(told["key"])):
        raise CannotStart(f"{file}, council {number}: a key has small letters, numbers and dashes.")
    domains = tuple(str(domain).casefold().lstrip("@") for domain in told["domains"])
    rest = {name: str(told[name]) for name in wanted if name != "domains"}
    return Council(domains=domains, **rest)


def _check_together(councils: Sequence[Council], file: Path) -> None:
    for name, given in (
        ("key", [council.key for council in councils]),
        ("domain", [domain for council in councils for domain in council.domains]),
    ):
        if twice := sorted({one for one in given if given.count(one) > 1}):
            raise CannotStart(f"{file}: the {name} {', '.join(twice)} stands there twice.")
