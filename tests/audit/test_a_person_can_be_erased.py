"""Erasing a person takes their values out of the record, leaves the entries, and keeps the chain."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.audit.acts import AT, LATER, an_act
from weft.audit import actions, queries
from weft.audit.actions import Personal
from weft.audit.checking import Verdict
from weft.audit.models import Entry, Told

pytestmark = pytest.mark.django_db


def verdict() -> Verdict:
    actions.seal_what_waits(at=LATER)
    return queries.verified([], trusted=(), whole=True)


def test_the_values_go_and_the_entries_stay() -> None:
    an_act(name=Personal("Ada Ambler", 7))
    kept = an_act(email=Personal("brian@example.org", 8))
    actions.seal_what_waits(at=AT)
    assert actions.erase(about=7, at=LATER) == 2
    an_act("erase person", on=("person", 7), at=LATER, email=Personal(None))
    found = verdict()
    assert (found.holds, found.told, found.erased) == (True, 1, 2)
    assert list(Told.objects.filter(erased_at=None).values_list("entry", flat=True)) == [kept.pk]
    assert Entry.objects.count() == 3


def test_no_column_of_the_audit_has_the_name_any_more() -> None:
    an_act(name=Personal("Ada Ambler", 7))
    actions.erase(about=7, at=LATER)
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_told"):
            cursor.execute(f"SELECT * FROM {table}")
            everything = str(cursor.fetchall())
            assert "Ambler" not in everything
            assert "ada@" not in everything


def test_the_salt_goes_too_so_that_no_guess_can_be_tried() -> None:
    an_act()
    actions.erase(about=7, at=LATER)
    assert Told.objects.get().salt == ""


def test_an_invitation_sent_before_they_joined_is_erased_by_its_address() -> None:
    an_act(email=Personal("ada@example.org"))
    an_act("join", email=Personal("ada@example.org", 7))
    other = an_act(email=Personal("brian@example.org"))
    assert actions.erase(about=7, at=LATER) == 2
    assert Told.objects.get(erased_at=None).entry_id == other.pk


def test_another_person_of_the_same_name_keeps_theirs() -> None:
    an_act(name=Personal("Ada Ambler", 7))
    other = an_act(email=Personal("other@example.org", 9), name=Personal("Ada Ambler", 9))
    unknown = an_act(email=Personal("Ada Ambler"))
    actions.erase(about=7, at=LATER)
    left = Told.objects.filter(erased_at=None).values_list("entry", flat=True)
    assert set(left) == {other.pk, unknown.pk}


def test_someone_who_never_joined_is_erased_by_what_they_are_known_as() -> None:
    an_act(email=Personal("invited@example.org"))
    assert actions.erase(about=None, known_as=["invited@example.org"], at=LATER) == 1


def test_nobody_is_erased_for_nothing() -> None:
    an_act(email=Personal("invited@example.org"))
    assert actions.erase(about=7, at=LATER) == 0
    assert actions.erase(about=None, at=LATER) == 0


def test_a_silent_erasure_is_found() -> None:
    an_act()
    actions.erase(about=7, at=LATER)
    found = verdict()
    assert [fault.kind for fault in found.faults] == ["personal value"]
    assert "no act says so" in found.faults[0].said
