"""Mappings go out as SSSOM tables and come in from them: all or none, each as proposed, the row named where one cannot stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from tests.cast import NOW, Cast
from tests.frameworks.conftest import BRINDALE, adopted, signed_in
from tests.frameworks.said import (
    agreed,
    other_framework,
    proposed,
    saying,
    two_councils_adapt,
    words,
)
from weft.analysis.frameworks.catalogue import edition_called, shipped_mappings
from weft.analysis.frameworks.crosswalks import Mapping as Said
from weft.analysis.frameworks.crosswalks import Relation, Status
from weft.analysis.frameworks.edition import Licence
from weft.analysis.frameworks.sssom import as_sssom, read_sssom
from weft.audit.models import Entry
from weft.frameworks import actions, queries
from weft.frameworks.actions import CannotDo, Taken
from weft.frameworks.models import Edition, Mapping
from weft.organisations.access import NOBODY, Viewer

pytestmark = pytest.mark.django_db
EXACT, BROADER, NARROWER, RELATED, NONE = Relation
PAIR = "/frameworks/crosswalks/weaverdale-social-value/2026/national-model/1/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.fixture
def model(paula: Viewer, piet: Viewer) -> Edition:
    return other_framework(paula, piet)


@pytest.fixture
def bea(cast: Cast) -> Viewer:
    return cast.viewer("Bea", BRINDALE)


def table(*said: Said) -> bytes:
    return as_sssom(said, [], licence=CC0).encode()


def taken(content: bytes, by: Viewer) -> Taken:
    return actions.take_mappings(content=content, name="theirs.tsv", by=by, at=NOW)


def refused(match: str, content: bytes, by: Viewer) -> None:
    with pytest.raises(CannotDo, match=match), transaction.atomic():
        taken(content, by)


def test_each_comes_in_as_proposed_with_its_author_day_and_rationale(
    first: Edition, model: Edition, bea: Viewer
) -> None:
    one = saying(
        first,
        "O1-1-1",
        EXACT,
        model,
        "N-1",
        author="Odile Brandt",
        on=date(2026, 9, 21),
        status=Status.AGREED,
    )
    two = saying(first, "O2", NONE, model, "", rationale="Nothing about air.")
    three = saying(model, "N-2", BROADER, first, "O1-1-1", "1/520")
    assert taken(table(one, two, three), bea) == Taken(3, 0)
    row = Mapping.objects.get(subject_code="O1-1-1")
    assert (row.status, row.proposed_by, row.author, row.said_on) == (
        "proposed", bea.person, "Odile Brandt", date(2026, 9, 21),
    )  # fmt: skip
    assert row.rationale == "Both count the same."
    assert Mapping.objects.get(subject_code="N-2").factor == "1/520"
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.after["name"], len(entry.after["mappings"])) == (
        "take mappings",
        "theirs.tsv",
        3,
    )


def test_what_is_said_already_is_passed_over_and_counted(
    first: Edition, model: Edition, bea: Viewer, amir: Viewer
) -> None:
    said = saying(first, "O1-1-1", EXACT, model, "N-1")
    proposed(amir, said)
    more = saying(first, "O1", RELATED, model, "N")
    assert taken(table(said.turned(), more, more), bea) == Taken(1, 2)
    assert Mapping.objects.get(subject_code="O1-1-1").organisation != bea.acting_for


def test_all_are_taken_or_none_and_the_row_is_named(
    first: Edition, model: Edition, bea: Viewer, amir: Viewer
) -> None:
    fine = saying(first, "O1", RELATED, model, "N")
    head = table(fine).count(b"\n")
    for match, wrong in (
        (f"row {head + 1}: .*nothing with the code “Z”", saying(first, "O1-1-1", EXACT, model, "Z")),
        (f"row {head + 1}: .*an exact mapping needs", saying(first, "O1-1-1", EXACT, model, "N-2")),
        (f"row {head + 1}: Say why", saying(first, "O1-1-1", EXACT, model, "N-1", rationale=" ")),
        (f"row {head + 1}: Something else is said", replace(fine, relation=EXACT)),
        (f"row {head + 1}: Both stand in one edition", saying(first, "O1", RELATED, first, "O2")),
        (f"row {head + 1}: .*cannot be shown", saying(first, "O1-1-1", EXACT, model, "N-1", author="A\x07")),
    ):  # fmt: skip
        refused(match, table(fine, wrong), bea)
    assert not Mapping.objects.exists()
    proposed(amir, saying(first, "O1-1-1", EXACT, model, "N-1"))
    refused(
        "Something else is said", table(fine, saying(first, "O1-1-1", RELATED, model, "N-1")), bea
    )


def test_a_file_that_is_no_table_is_refused_with_the_reason(first: Edition, bea: Viewer) -> None:
    for match, content in (
        ("not UTF-8", b"\xff\xfe\x00a"), ("lacks the column", b"a\tb\n1\t2\n"), ("no mapping in this file", table()),
        ("line 1: .* cannot be read", b"#a: [\n"), ("none of these editions", table(Said("x:1", "A", EXACT, "y:1", "B", rationale="So."))),
    ):  # fmt: skip
        refused(match, content, bea)


def test_a_number_that_would_take_ages_is_refused_at_once(
    first: Edition, model: Edition, bea: Viewer
) -> None:
    long = table(saying(first, "O1-1-1", BROADER, model, "N-2", "7")).replace(
        b"\t7\tproposed", b"\t1e999999999\tproposed"
    )
    assert b"1e999999999" in long
    refused("the factor “1e999999999” is no number", long, bea)


def test_an_edition_that_one_does_not_see_is_not_there(
    first: Edition, model: Edition, bea: Viewer, amir: Viewer, ada: Viewer
) -> None:
    secret = other_framework(
        amir,
        ada,
        name="Licensed set",
        licence=Licence("All rights reserved", may_be_published=False),
    )
    ref = queries.ref_of(secret)
    said = saying(first, "O1-1-1", EXACT, secret, "N-1")
    with pytest.raises(CannotDo) as told, transaction.atomic():
        taken(table(said), bea)
    known = str(told.value).partition("these editions:")[2]
    assert known and "licensed" not in known
    through = saying(
        first, "O1-1-1", EXACT, model, "N-1", through=(f"{ref}/N-1", f"{queries.ref_of(first)}/O1")
    )
    taken(table(through), bea)
    assert Mapping.objects.get().through == [f"{queries.ref_of(first)}/O1"]
    assert taken(table(said), amir) == Taken(1, 0)


def test_a_node_that_a_council_takes_over_is_mapped_where_it_was_written(
    first: Edition, model: Edition, bea: Viewer, cast: Cast
) -> None:
    mine, theirs = two_councils_adapt(first, cast)
    taken(
        table(saying(mine, "O1-1-1", EXACT, model, "N-1"), saying(mine, "A-1", NONE, theirs, "")),
        bea,
    )
    assert {(row.subject, row.object) for row in Mapping.objects.all()} == {
        (first, model),
        (mine, theirs),
    }
    refused("nothing with the code “O2”", table(saying(mine, "O2", RELATED, model, "N")), bea)


def test_what_is_agreed_goes_out_and_to_who_may_map_all(
    client: Client, cast: Cast, first: Edition, model: Edition, amir: Viewer, paula: Viewer
) -> None:
    agreed(amir, paula, saying(first, "O1-1-1", EXACT, model, "N-1"))
    proposed(amir, saying(model, "N", RELATED, first, "O1"), saying(first, "O2", NONE, model, ""))
    known = [queries.whole(each).value for each in (first, model)]

    def out(form: str) -> tuple[Said, ...]:
        answer = client.get(f"{PAIR}take-away/{form}")
        assert answer.headers["Content-Type"].startswith("text/tab-separated-values")
        return read_sssom(answer.content.decode(), name="it", editions=known)

    (one,) = out("crosswalk.sssom.tsv")
    assert (one.subject_code, one.relation, one.object_code, one.status) == (
        "O1-1-1",
        EXACT,
        "N-1",
        Status.AGREED,
    )
    assert (one.author, one.on, one.rationale) == (
        "Ambleford Council",
        date(2026, 11, 3),
        "Both count the same.",
    )
    assert client.get(f"{PAIR}take-away/all.sssom.tsv").status_code == 404
    signed_in(client, cast, "Bea")
    assert {each.subject_code for each in out("all.sssom.tsv")} == {"O1-1-1", "N", "O2"}
    text = client.get(f"{PAIR}take-away/all.sssom.tsv").content
    assert b"People who started a job" in text and b"Amir" not in text
    assert taken(text, cast.viewer("Bea", BRINDALE)) == Taken(0, 3)
    assert client.get(f"{PAIR}take-away/x").status_code == 404


def test_a_file_is_sent_in_the_browser(
    client: Client, cast: Cast, first: Edition, model: Edition
) -> None:
    signed_in(client, cast, "Bea")
    there = "/frameworks/crosswalks/take/"
    good = table(saying(first, "O1-1-1", EXACT, model, "N-1"))
    bad = table(saying(first, "O1-1-1", EXACT, model, "Z"))
    told = words(client.post(there, {"chosen": SimpleUploadedFile("theirs.tsv", bad)}))
    assert "theirs.tsv, row" in told and "nothing with the code “Z”" in told
    told = words(
        client.post(there, {"chosen": SimpleUploadedFile("theirs.tsv", good)}, follow=True)
    )
    assert "1 proposed." in told
    told = words(
        client.post(there, {"chosen": SimpleUploadedFile("theirs.tsv", good)}, follow=True)
    )
    assert "0 proposed. 1 was said already." in told


def test_the_mappings_that_come_with_weft_are_taken_where_both_frameworks_are_here(
    client: Client, cast: Cast, paula: Viewer, piet: Viewer
) -> None:
    for ref in ("greater-manchester:2020", "social-value-model:ppn-002"):
        made = actions.take_in(
            value=edition_called(ref), published_elsewhere=True, by=paula, at=NOW
        )
        adopted(made, paula, piet)
    ours = [
        one for one in shipped_mappings()
        if {one.subject, one.object} == {"greater-manchester:2020", "social-value-model:ppn-002"}
    ]  # fmt: skip
    assert ours and all(one.rationale for one in ours)
    assert "Those that come with Weft" not in words(client.get("/frameworks/crosswalks/"))
    signed_in(client, cast, "Bea")
    assert "Those that come with Weft" in words(client.get("/frameworks/crosswalks/"))
    there = "/frameworks/crosswalks/take-shipped/"
    assert f"Weft ships {len(ours)} mappings" in words(client.get(there))
    assert f"{len(ours)} proposed." in words(client.post(there, follow=True))
    assert {(row.status, row.author) for row in Mapping.objects.all()} == {("proposed", "Weft")}
    assert f"{len(ours)} were said already." in words(client.post(there, follow=True))
    assert not queries.mappings_visible_to(NOBODY).exists()
