"""By what the site sends its letters: `WEFT_MAIL`, an address such as smtp://user:password@host:587."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from weft.web.environment import CannotStart

BACKEND = "django.core.mail.backends.smtp.EmailBackend"
ON_THE_SCREEN = "django.core.mail.backends.console.EmailBackend"
PORTS = {"smtp": 587, "smtps": 465, "relay": 25}


@dataclass(frozen=True)
class Mail:
    """A mail server, and how it is spoken to."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    starts_tls: bool = False
    is_tls: bool = False


def mail_in(address: str) -> Mail:
    """Read the setting. Raises CannotStart, without repeating it, as it may hold a password.

    `smtp:` is encrypted after the greeting (587), `smtps:` from the start (465), `relay:` not at all (25): for a
    mail server on this machine or in the same locked room. Empty: letters are printed where the site runs.
    """
    if not address:
        return Mail(ON_THE_SCREEN)
    try:
        parts = urlsplit(address)
        if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/"):
            raise ValueError
        return Mail(
            BACKEND, parts.hostname, parts.port or PORTS[parts.scheme], unquote(parts.username or ""),
            unquote(parts.password or ""), parts.scheme == "smtp", parts.scheme == "smtps",
        )  # fmt: skip
    except ValueError:
        raise CannotStart(
            "WEFT_MAIL cannot be understood. It looks like smtp://user:password@mail.example.org:587, "
            "smtps://… or, for a mail server on this machine, relay://localhost."
        ) from None
