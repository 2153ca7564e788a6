"""A run that is published, by two people of its council."""

from __future__ import annotations

from dataclasses import dataclass

from tests.cast import NOW
from tests.spend.ready import once_more
from weft.organisations.access import Viewer
from weft.spend import queries
from weft.spend.actions import ask_to_publish, send_back, sign_off, withdraw_edition
from weft.spend.models import Edition, Run

NOTE = "The payments of two months are missing."
BECAUSE = "May had been counted twice."


def asked(run: Run, by: Viewer) -> Edition:
    """A run that somebody has asked to be published."""
    because = BECAUSE if queries.last_of(run) else ""
    return ask_to_publish(run=run, note=NOTE, because=because, by=by, at=NOW)


def published(run: Run, asked_by: Viewer, signed_off_by: Viewer) -> Edition:
    """The same, signed off by a second person."""
    return sign_off(edition=asked(run, asked_by), by=signed_off_by, at=NOW)


@dataclass(frozen=True)
class OfEachKind:
    """Editions of a council and a period, one at each stage, and a run that nobody has asked for yet."""

    withdrawn: Edition
    published: Edition
    waits: Edition
    private: Run


def of_each_kind(first: Run, analyst: Viewer, second: Viewer) -> OfEachKind:
    """All of them, from a run that is done on; the analyst asks, and a second person decides."""
    withdrawn = published(first, analyst, second)
    because = "The file of April was a draft."
    withdrawn = withdraw_edition(edition=withdrawn, because=because, by=analyst, at=NOW)
    current = published(once_more(analyst), analyst, second)
    waits = once_more(analyst)
    send_back(edition=asked(waits, analyst), because="May is missing.", by=second, at=NOW)
    return OfEachKind(withdrawn, current, asked(waits, analyst), once_more(analyst))
