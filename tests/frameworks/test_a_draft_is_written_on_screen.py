"""A draft is written on screen, whole: begun, added to, counted, moved, removed; its file goes out and comes back the same."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.frameworks.conftest import signed_in
from tests.frameworks.of_each_kind import taken_in
from tests.frameworks.on_screen import filled, sent, text_of
from weft.analysis.frameworks.document import as_document, read_document
from weft.frameworks import actions, queries
from weft.frameworks.models import Edition, Framework, Node
from weft.organisations.access import Viewer

pytestmark = pytest.mark.django_db
AT = "/frameworks/weaverdale-social-value/2026/"
LICENCE = {
    "licence": "Open Government Licence v3.0", "licence_url": "", "attribution": "", "public": "yes"
}  # fmt: skip
MEASURE = {
    "unit": "people", "kind": "output", "over_time": "sum", "over_providers": "sum", "direction": "more", "who": "Residents",
    "leaves_out": "Agency staff\r\n\r\nVolunteers", "evidence": "A payroll\r\nA contract", "confirmed_by": ["auditor"],
    "places": ["ward"], "valid_from": "1 4 2026",
}  # fmt: skip


@pytest.fixture
def paulas(cast: Cast, client: Client) -> Client:
    return signed_in(client, cast, "Paula")


def value(edition: Edition) -> Any:
    return queries.whole(Edition.objects.get(pk=edition.pk)).value


def codes(edition: Edition) -> list[str]:
    return [node.code for _depth, node in value(edition).in_order()]


def test_a_framework_is_begun(paulas: Client) -> None:
    answer = sent(paulas, "/frameworks/begin/", name="What we lease", edition="2026", **LICENCE)
    assert "Begun, as a draft that only your organisation’s people see." in text_of(answer)
    edition = Edition.objects.get(framework__key="what-we-lease")
    assert edition.framework.owner == "Weaverdale Combined Authority"
    assert [level.key for level in value(edition).levels] == ["objective", "outcome", "measure"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"name": ""}, "Enter the name"),
        ({"edition": "20/27"}, "A code holds letters"),
        ({"edition": "change"}, "A code holds letters"),
        ({"licence": ""}, "Enter the licence, or say that all rights are reserved"),
    ],
)
def test_what_cannot_be_begun_is_told_at_the_box(
    paulas: Client, typed: dict[str, str], told: str
) -> None:
    said = {"name": "What we lease", "edition": "2026", **LICENCE} | typed
    assert told in text_of(sent(paulas, "/frameworks/begin/", **said))
    assert not Framework.objects.exists()


def test_it_is_written_node_by_node(paulas: Client, draft: Edition) -> None:
    answer = sent(paulas, f"{AT}add/?under=O1", wording="Better pay")
    assert "Added." in text_of(answer) and ["O1-2", "Better", "pay"][1] in text_of(answer)
    made = Node.objects.get(
        edition=draft, code="O1-2"
    )  # a free code, and the level below, were there
    assert (made.level, made.parent.code, made.origin) == ("outcome", "O1", "place")
    sent(
        paulas, f"{AT}nodes/O1-2/change/", wording="Fair pay", note="As the city says", parent="O2"
    )
    assert codes(draft) == ["O1", "O1-1", "O1-1-1", "O2", "O1-2"]
    assert (value(draft).node("O1-2").wording, value(draft).node("O1-2").note) == (
        "Fair pay",
        "As the city says",
    )
    page = text_of(paulas.get(f"{AT}nodes/O1-2/remove/"))
    assert "Remove “Fair pay”?" in page
    assert "Removed: 1." in text_of(paulas.post(f"{AT}nodes/O1-2/remove/", follow=True))
    assert "O1-2" not in codes(draft)


def test_what_stands_under_a_node_goes_with_it(paulas: Client, draft: Edition) -> None:
    page = text_of(paulas.get(f"{AT}nodes/O1/remove/"))
    assert "With it goes all that stands under it: 2." in page
    assert codes(draft)[0] == "O1"  # nothing has happened yet
    assert "Removed: 3." in text_of(paulas.post(f"{AT}nodes/O1/remove/", follow=True))
    assert codes(draft) == ["O2"]


def test_a_node_is_moved_among_those_beside_it(paulas: Client, draft: Edition) -> None:
    paulas.post(f"{AT}nodes/O2/move/", {"to": "up"})
    assert codes(draft)[0] == "O2"
    paulas.post(f"{AT}nodes/O2/move/", {"to": "up"})  # it stands first already
    assert codes(draft)[0] == "O2"
    paulas.post(f"{AT}nodes/O2/move/", {"to": "down"})
    assert codes(draft)[0] == "O1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"code": "o2"}, "“o2” names another one of this edition already"),
        ({"code": "O 1"}, "A code holds letters"),
        ({"parent": "O9"}, "There is nothing with the code “O9” in this edition"),
        ({"parent": "O1-1"}, "It cannot stand under itself"),
        ({"wording": ""}, "Enter what it says"),
    ],
)
def test_what_a_node_cannot_be_is_told(
    paulas: Client, draft: Edition, typed: dict[str, str], told: str
) -> None:
    before = as_document(value(draft))
    assert told in text_of(sent(paulas, f"{AT}nodes/O1/change/", **typed))
    assert as_document(value(draft)) == before


def test_how_it_is_counted_is_said_and_taken_back(paulas: Client, draft: Edition) -> None:
    sent(paulas, f"{AT}nodes/O2/measure/", **MEASURE)
    measure = value(draft).node("O2").measure
    assert (measure.unit, measure.counting.who) == ("people", "Residents")
    assert measure.counting.leaves_out == ("Agency staff", "Volunteers")
    assert measure.evidence == ("A payroll", "A contract")
    assert str(measure.valid_from) == "2026-04-01"
    again = filled(paulas, f"{AT}nodes/O2/measure/")
    assert again["leaves_out"] == "Agency staff\nVolunteers" and again["places"] == ["ward"]
    sent(paulas, f"{AT}nodes/O2/measure/", nothing="yes")
    assert value(draft).node("O2").measure is None


def test_a_measure_that_cannot_be_right_is_told(paulas: Client, draft: Edition) -> None:
    told = text_of(sent(paulas, f"{AT}nodes/O2/measure/", **MEASURE | {"unit": "percent"}))
    assert "This cannot be right" in told
    assert value(draft).node("O2").measure is None


def test_its_head_is_written(paulas: Client, draft: Edition) -> None:
    answer = sent(
        paulas, f"{AT}head/", name="2026b", begins="1 April 2026", ends="31 3 2030", definition="What is good."
    )  # fmt: skip
    assert answer.redirect_chain[-1][0] == "/frameworks/weaverdale-social-value/2026b/"
    page = text_of(answer)
    assert "In force from 1 April 2026 until 31 March 2030" in page and "What is good." in page
    told = text_of(sent(paulas, "/frameworks/weaverdale-social-value/2026b/head/", ends="1 1 2020"))
    assert "It cannot end before it begins" in told


@pytest.mark.parametrize(
    ("which", "row", "seen"),
    [
        ("principles", {"code": "P1", "wording": "Pay on time."}, "Pay on time."),
        ("cohorts", {"code": "carers", "name": "Carers", "who": "Whoever cares"}, "Whoever cares"),
        ("sources", {"id": "report", "title": "A report", "publisher": "The press", "url": "", "read_on": "2 3 2026"}, "A report"),
    ],
)  # fmt: skip
def test_its_lists_are_written(
    paulas: Client, draft: Edition, which: str, row: dict[str, str], seen: str
) -> None:
    typed = {f"{which}-0-{name}": text for name, text in row.items()}
    assert seen in text_of(sent(paulas, f"{AT}lists/{which}/", **typed))
    again = filled(paulas, f"{AT}lists/{which}/")
    assert again[f"{which}-0-{next(iter(row))}"] == next(iter(row.values()))
    sent(paulas, f"{AT}lists/{which}/", **dict.fromkeys(typed, ""))
    assert getattr(Edition.objects.get(pk=draft.pk), which) == []


def test_a_level_is_called_otherwise(paulas: Client, draft: Edition) -> None:
    sent(paulas, f"{AT}lists/levels/", **{"levels-0-one": "mission", "levels-0-many": "missions"})
    assert "O1 Good work for everybody mission" in text_of(paulas.get(AT))
    assert paulas.get(f"{AT}lists/wishes/").status_code == 404


@pytest.mark.parametrize("way", ["nodes/O1/change/", "nodes/O1/measure/", "head/", "lists/levels/"])
def test_nobody_overwrites_what_another_has_written_meanwhile(
    paulas: Client, draft: Edition, piet: Viewer, way: str
) -> None:
    opened = filled(paulas, AT + way)
    node = Node.objects.get(edition=draft, code="O1")
    says = actions.node_fields(node) | {"wording": "Piet’s words"}
    says.pop("parent")
    from tests.cast import NOW

    actions.change_node(node=node, parent=None, fields=says, by=piet, at=NOW)
    actions.change_head(
        edition=draft, name="2026", begins=None, ends=None, definition="Piet’s definition", by=piet, at=NOW
    )  # fmt: skip
    levels = [*draft.levels, {"key": "hint", "one": "hint", "many": "hints"}]
    actions.change_list(edition=draft, which="levels", rows=levels, by=piet, at=NOW)
    before = as_document(value(draft))
    answer = paulas.post(AT + way, opened | MEASURE, follow=True)
    assert "Somebody has changed this since you opened it." in text_of(answer)
    assert as_document(value(draft)) == before


FORMS = ("framework.xlsx", "framework-csv.zip", "framework.json", "framework.jsonld")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_taken_away_comes_back_the_same(paulas: Client, paula: Viewer, form: str) -> None:
    edition = taken_in("all-we-buy", "2026", paula)
    before = as_document(value(edition))
    at = "/frameworks/all-we-buy/2026/"
    content = b"".join(paulas.get(f"{at}take-away/{form}"))
    sent(paulas, f"{at}nodes/O1/change/", wording="Something else")
    paulas.post(f"{at}nodes/O1-1/remove/")
    assert as_document(value(edition)) != before
    file = SimpleUploadedFile(form, content)
    answer = sent(paulas, f"{at}content/", chosen=file)
    assert "Taken in, in the place of all that stood here." in text_of(answer)
    assert as_document(value(edition)) == before


def test_a_file_takes_no_words_away_that_its_sender_has_not_seen(
    paulas: Client, paula: Viewer
) -> None:
    edition = taken_in("all-we-buy", "2026", paula)
    at = "/frameworks/all-we-buy/2026/"
    content = b"".join(paulas.get(f"{at}take-away/framework.json"))
    opened = filled(paulas, f"{at}content/")
    sent(paulas, f"{at}nodes/O1/change/", wording="Something else")
    for was in (opened["was"], ""):
        typed = {**opened, "was": was, "chosen": SimpleUploadedFile("framework.json", content)}
        answer = paulas.post(f"{at}content/", typed)
        assert "Somebody has changed this since you opened it" in text_of(answer)
        assert value(edition).node("O1").wording == "Something else"


def test_a_file_of_another_framework_is_not_put_in_its_place(
    paulas: Client, paula: Viewer, draft: Edition
) -> None:
    taken_in("all-we-buy", "2026", paula)
    content = b"".join(paulas.get("/frameworks/all-we-buy/2026/take-away/framework.json"))
    file = SimpleUploadedFile("framework.json", content)
    answer = sent(paulas, f"{AT}content/", chosen=file)
    assert "The file holds another framework" in text_of(answer)
    assert codes(draft) == ["O1", "O1-1", "O1-1-1", "O2"]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_becomes_a_framework_of_another_organisation(
    cast: Cast, paulas: Client, paula: Viewer, form: str
) -> None:
    edition = taken_in("all-we-buy", "2026", paula)
    content = b"".join(paulas.get(f"/frameworks/all-we-buy/2026/take-away/{form}"))
    brian = signed_in(Client(), cast, "Brian")
    typed = {"chosen": SimpleUploadedFile(form, content), "whose": "others"}
    answer = brian.post("/frameworks/take-in/file/", typed, follow=True)
    assert "Taken in as a draft." in text_of(answer)
    theirs = Edition.objects.exclude(pk=edition.pk).get()
    assert theirs.framework.keeper.name == "Brindale Council"
    assert theirs.framework.published_elsewhere
    assert value(theirs).nodes == value(edition).nodes
    assert value(theirs).cohorts == value(edition).cohorts


UNREADABLE = [
    ("f.json", b"{", "f.json is not JSON"),
    ("f.json", b'{"format": "other"}', "is no framework"),
    ("f.xlsx", b"PK\x03\x04 and nothing more", "f.xlsx"),
    ("f.docx", b"words", "its name ends in none of"),
    ("f.zip", b"", "empty"),
]


@pytest.mark.parametrize(("name", "content", "told"), UNREADABLE)
def test_a_file_that_cannot_be_read_says_why_and_nothing_is_changed(
    paulas: Client, draft: Edition, name: str, content: bytes, told: str
) -> None:
    before = as_document(value(draft))
    for address, more in ((f"{AT}content/", {}), ("/frameworks/take-in/file/", {"whose": "ours"})):
        typed = {"chosen": SimpleUploadedFile(name, content), **more}
        answer = paulas.post(address, typed)
        assert answer.status_code == 200
        assert told in text_of(answer)
    assert as_document(value(draft)) == before
    assert Framework.objects.count() == 1


def test_a_file_with_more_than_is_kept_says_so(paulas: Client) -> None:
    told = read_document(as_document(value_in()), name="f")
    for change, words in (
        ({"name": "n" * 300}, "is longer than the 200 letters"),
        ({"owner": "o" * 201}, "is longer than the 200 letters"),
    ):
        content = as_document(replaced(told, **change)).encode()
        typed = {"chosen": SimpleUploadedFile("f.json", content), "whose": "ours"}
        assert words in text_of(paulas.post("/frameworks/take-in/file/", typed))
    named = as_document(replaced(told)).replace('"name": "2026"', '"name": "change"').encode()
    typed = {"chosen": SimpleUploadedFile("f.json", named), "whose": "ours"}
    assert "An edition cannot be called “change”" in text_of(
        paulas.post("/frameworks/take-in/file/", typed)
    )
    assert not Framework.objects.exists()


def value_in() -> Any:
    from tests.frameworks.of_each_kind import value_of

    return value_of("all-we-buy", "2026")


def replaced(told: Any, **of_the_framework: Any) -> Any:
    from dataclasses import replace

    return replace(told, framework=replace(told.framework, **of_the_framework))


def test_an_open_framework_is_taken_in(paulas: Client) -> None:
    answer = sent(paulas, "/frameworks/take-in/", shipped="greater-manchester:2020")
    assert "Taken in as a draft." in text_of(answer)
    edition = Edition.objects.get(framework__key="greater-manchester")
    assert edition.framework.published_elsewhere
    again = sent(paulas, "/frameworks/take-in/", shipped="greater-manchester:2020")
    assert "There is an edition “2020” of it already." in text_of(again)


def test_a_draft_is_thrown_away_with_its_framework(paulas: Client, draft: Edition) -> None:
    assert "It cannot be brought back." in text_of(paulas.get(f"{AT}delete/"))
    assert "Thrown away." in text_of(paulas.post(f"{AT}delete/", follow=True))
    assert not Edition.objects.exists() and not Framework.objects.exists()


def test_the_next_edition_holds_all_that_the_one_before_holds(
    paulas: Client, first: Edition
) -> None:
    assert "The next edition follows one that is adopted" not in text_of(paulas.get(f"{AT}next/"))
    answer = sent(paulas, f"{AT}next/", name="2027")
    assert "Begun, as a draft that holds all that the edition before holds." in text_of(answer)
    made = Edition.objects.get(name="2027")
    assert value(made).nodes == value(first).nodes
    assert "has been begun already" in text_of(paulas.get(f"{AT}next/", follow=True))


def test_what_is_adopted_is_written_by_nobody(paulas: Client, first: Edition) -> None:
    for way in (
        "head/",
        "add/",
        "content/",
        "lists/levels/",
        "nodes/O1/change/",
        "nodes/O1/measure/",
        "nodes/O1/remove/",
    ):
        answer = paulas.get(AT + way, follow=True)
        assert "An adopted edition never changes." in text_of(answer), way
    assert "never thrown away" in text_of(paulas.get(f"{AT}delete/", follow=True))
