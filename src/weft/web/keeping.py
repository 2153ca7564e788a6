"""Which records about people a place keeps: why, who answers for them, how long.

Each kind has a default; a TOML file (`WEFT_RECORDS`) says otherwise for a place:

    controller = "Quillmouth Combined Authority, data-protection@quillmouth.example"

    [files]
    controller = "the council that the file was sent to"
    months = 24
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from weft.analysis.errors import WeftError
from weft.ui.marks import to_translate

MOST_MONTHS = 1200


class CannotKeepSo(WeftError):
    """The file of records says something that cannot be understood."""


@dataclass(frozen=True)
class Keeping:
    """One kind of record about people."""

    kind: str
    what: str
    why: str
    months: int
    """So many; 0 where the site itself fixes how long, in `fixed`."""
    counted_from: str
    controller: str = ""
    """Who answers for it; empty where it is the place's own."""
    fixed: str = ""


DEFAULTS: tuple[Keeping, ...] = (
    Keeping(
        "accounts", to_translate("Names, email addresses, ways to sign in"),
        to_translate("so that people can sign in and colleagues know who did what"),
        24, to_translate("from the last sign-in; a letter comes a month before"),
    ),
    Keeping(
        "sign-ups", to_translate("Accounts whose email address nobody confirmed"),
        to_translate("so that whoever signed up can still follow the link of the letter"),
        1, to_translate("from the sign-up"),
    ),
    Keeping(
        "memberships", to_translate("Who acted for which organisation, with which roles"),
        to_translate("so that it can be shown later who was allowed to do what"),
        84, to_translate("from the end of the membership"),
    ),
    Keeping(
        "sessions", to_translate("Sign-ins: when, from which address and browser"),
        to_translate("so that people can see and end them"),
        0, to_translate("from the last use"), fixed=to_translate("12 hours"),
    ),
    Keeping(
        "invitations", to_translate("Invitations: to which address, with which roles"),
        to_translate("so that administrators see who was invited"),
        3, to_translate("from when they were taken up, taken back or ran out"),
    ),
    Keeping(
        "letters", to_translate("Letters that wait to be sent"),
        to_translate("so that they arrive when the mail server was away"),
        0, to_translate("at most; what was sent is deleted at once"), fixed=to_translate("1 day"),
    ),
    Keeping(
        "acts", to_translate("The record of what was done, with the names in it"),
        to_translate("so that decisions about public money can be checked"),
        84, to_translate("from the act"),
    ),
    Keeping(
        "files", to_translate("Files that were sent, and people who may be named in them"),
        to_translate("so that figures can be checked against what they were made from"),
        84, to_translate("from the day it was sent"),
        controller=to_translate("the organisation that the file was sent to"),
    ),
    Keeping(
        "arrivals", to_translate("Files on their way, of which some parts have arrived"),
        to_translate("so that sending them can go on after it broke off"),
        0, to_translate("from when it was begun"), fixed=to_translate("7 days"),
        controller=to_translate("the organisation that the file was sent to"),
    ),
    Keeping(
        "evidence", to_translate("Evidence of what was delivered, and people who may be named in it"),
        to_translate("so that what was reported can be checked"),
        84, to_translate("from the last day of what was delivered; sooner where its provider said so"),
        controller=to_translate("the organisation that delivered it"),
    ),
    Keeping(
        "jottings", to_translate("What somebody has typed of a benefit and not recorded yet"),
        to_translate("so that they can go on where they stopped"),
        3, to_translate("from when it was last saved"),
        controller=to_translate("the organisation for which it was typed"),
    ),
    Keeping(
        "contacts", to_translate("Email addresses of those who speak for groups without an account"),
        to_translate("so that they can be asked what the group received"),
        24, to_translate("from the last letter to them"),
        controller=to_translate("the organisation that asks them"),
    ),
    Keeping(
        "jobs", to_translate("Long work that was asked for, by whom, and what it made"),
        to_translate("so that people find their results again"),
        24, to_translate("from its end"),
        controller=to_translate("the organisation that it was asked for"),
    ),
    Keeping(
        "backups", to_translate("Backups, with all of this in them"),
        to_translate("so that nothing is lost"),
        1, to_translate("from the backup"),
    ),
)  # fmt: skip


def keepings(file: Path | None, *, place: str) -> tuple[Keeping, ...]:
    """What a place keeps, as its file says, else by default. Raises CannotKeepSo."""
    said: dict[str, Any] = _read(file) if file else {}
    ours = said.pop("controller", place)
    if not isinstance(ours, str) or not ours.strip():
        raise CannotKeepSo(
            f"WEFT_RECORDS, {file}: `controller` is a text: who answers for it, and an address."
        )
    if strange := set(said) - {one.kind for one in DEFAULTS}:
        kinds = ", ".join(one.kind for one in DEFAULTS)
        raise CannotKeepSo(
            f"WEFT_RECORDS, {file}: “{min(strange)}” is no kind of record. There are: {kinds}."
        )
    return tuple(_as_said(one, said.get(one.kind, {}), ours, file) for one in DEFAULTS)


def _as_said(one: Keeping, said: object, ours: str, file: Path | None) -> Keeping:
    known = {"controller": str, "months": int}
    if not isinstance(said, Mapping) or any(
        type(value) is not known.get(name) for name, value in said.items()
    ):
        raise CannotKeepSo(
            f"WEFT_RECORDS, {file}, [{one.kind}]: it takes `controller`, a text, and `months`, a number."
        )
    if one.fixed and "months" in said:
        raise CannotKeepSo(
            f"WEFT_RECORDS, {file}, [{one.kind}]: the site itself ends these after {one.fixed}, so it takes no "
            "`months`."
        )
    if not 1 <= said.get("months", 1) <= MOST_MONTHS:
        raise CannotKeepSo(
            f"WEFT_RECORDS, {file}, [{one.kind}]: `months` is at least 1 and at most {MOST_MONTHS}."
        )
    changed = replace(one, **said)
    return replace(changed, controller=changed.controller or ours)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise CannotKeepSo(f"WEFT_RECORDS, {file}: it cannot be read: {fault}.") from None
