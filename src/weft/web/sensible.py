"""What a setting has to look like. Each rule says why a text is none of its kind, or None when it is one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST_NAME = 100
LEFT_OUT_UNDER = "section 40 of the Freedom of Information Act 2000 (personal information)"
"""The law by which payments to people are left out of an extract, where none is given."""
FEWEST_DIFFERENT = 5
"""A secret has at least so many different characters."""
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*", re.IGNORECASE)


def why_not_name(text: str) -> str | None:
    """A name that people say: one line."""
    if not text.isprintable() or len(text) > LONGEST_NAME:
        return f"It is one line of at most {LONGEST_NAME} characters."
    return None


def why_not_email(text: str) -> str | None:
    """An email address."""
    try:
        validate_email(text)
    except ValidationError:
        return "It is an email address, such as weft@example.org."
    return None


def why_not_host(text: str) -> str | None:
    """The name or number of a host, alone."""
    if _is_host(text):
        return None
    return (
        "Give each host name in full, without https://, port or path, such as weft.example.org. There is no "
        "sign for every host: a request could then pass for one to any site."
    )


def why_not_address(text: str, *, secure: bool) -> str | None:
    """The address of a site: scheme, host and, where it is unusual, port."""
    schemes = ("https",) if secure else ("https", "http")
    try:
        parts = urlsplit(text)
        whole = f"{parts.scheme}://{_with_port(parts.hostname or '', parts.port)}"
    except ValueError:
        whole = ""
    if not whole or parts.scheme not in schemes or whole != text.lower().rstrip("/"):
        return (
            "It begins with https:// and ends with the host name, such as https://weft.example.org."
        )
    return why_not_host(host_of(text))


def why_not_at(address: str, hosts: Sequence[str]) -> str | None:
    """The host of an address is one that the site answers to."""
    host = host_of(address)
    if host in {one.lower() for one in hosts}:
        return None
    return f"WEFT_HOSTS does not name {host}. Add it there, or correct the address."


def why_not_folder(text: str) -> str | None:
    """A folder, named from the root of the disk: commands and units begin in different folders."""
    path = Path(text)
    if not path.is_absolute():
        return "Name the folder from the root, such as /var/lib/weft."
    file = next((one for one in (path, *path.parents) if one.is_file()), None)
    return f"{file} is a file, and a folder is needed." if file else None


def why_not_secret(text: str, *, shortest: int) -> str | None:
    """A secret that nobody guesses."""
    if len(text) < shortest:
        return f"is {len(text)} characters long, and at least {shortest} are needed"
    if len(set(text)) < FEWEST_DIFFERENT:
        return "holds the same few characters again and again"
    return None


def host_of(address: str) -> str:
    """The host of an address, as a list of hosts names it."""
    host = urlsplit(address).hostname or ""
    return f"[{host}]" if ":" in host else host


def _with_port(host: str, port: int | None) -> str:
    named = f"[{host}]" if ":" in host else host
    return named if port is None else f"{named}:{port}"


def _is_host(text: str) -> bool:
    if _HOST.fullmatch(text):
        return not text.replace(".", "").isdecimal() or _is_number(text)
    return text.startswith("[") and text.endswith("]") and _is_number(text[1:-1])


def _is_number(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
