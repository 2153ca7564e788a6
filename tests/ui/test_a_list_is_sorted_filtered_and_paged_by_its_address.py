"""A list shows what its address asks for, from the database or from memory, and never more."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import QueryDict

from tests.cast import NOW, Cast
from tests.ui.pages import drawn, tree
from weft.organisations.models import Organisation
from weft.organisations.rules import Kind
from weft.ui.keyset import stretch
from weft.ui.listing import Filter, Heading, Listing, listed

pytestmark = pytest.mark.django_db
KINDS = [("council", "Council"), ("supplier", "Supplier")]
NAMED = [("Cale", "council"), ("Ash", "supplier"), ("Birk", "supplier"), ("Dene", "council")]


@pytest.fixture(params=["database", "memory"])
def rows(request: pytest.FixtureRequest) -> Any:
    cast = Cast()
    for name, kind in NAMED:
        cast.organisation(name, Kind(kind), administrator="Ada", approved=False)
    everyone = Organisation.objects.all()
    return everyone if request.param == "database" else list(everyone)


def asked(rows: Any, address: str, size: int = 25) -> Listing:
    return listed(
        rows,
        QueryDict(address),
        id="list",
        headings=[Heading("name", "Name", by="name"), Heading("state", "State")],
        filters=[Filter("kind", "Kind", "kind", KINDS)],
        search=["name"],
        sort="name",
        size=size,
    )


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", ["Ash", "Birk", "Cale", "Dene"]),
        ("sort=-name", ["Dene", "Cale", "Birk", "Ash"]),
        ("sort=state", ["Ash", "Birk", "Cale", "Dene"]),  # cannot be sorted by
        ("sort=password", ["Ash", "Birk", "Cale", "Dene"]),
        ("kind=supplier", ["Ash", "Birk"]),
        ("kind=nonsense", ["Ash", "Birk", "Cale", "Dene"]),
        ("q=BIR", ["Birk"]),
        ("q=e&kind=council&sort=-name", ["Dene", "Cale"]),
        ("q=%00", ["Ash", "Birk", "Cale", "Dene"]),
        ("q=zzz", []),
        ("page=99", ["Ash", "Birk", "Cale", "Dene"]),
    ],
)
def test_the_address_says_what_is_shown(rows: Any, address: str, names: list[str]) -> None:
    assert [one.name for one in asked(rows, address)] == names


def test_pages_keep_what_was_asked(rows: Any) -> None:
    second = asked(rows, "sort=-name&page=2", size=3)
    assert [one.name for one in second] == ["Ash"]
    assert second.pages is not None
    assert second.pages["previous"]["href"] == "?sort=-name&page=1"
    assert "next" not in second.pages
    assert second.words == "4 found, page 2 of 2"


def test_a_column_says_how_it_is_sorted_and_turns_round(rows: Any) -> None:
    page = tree(
        drawn(
            '{% from "ui/listing.html" import listing with context %}'
            '{% call(one) listing(list, "Organisations") %}<td>{{ one.name }}</td>{% endcall %}',
            list=asked(rows, "sort=name&page=2&q=e"),
        )
    )
    name, state = page.iter("th")
    assert name.get("aria-sort") == "ascending"
    assert name.find("a").get("href") == "?q=e&sort=-name"
    assert state.get("aria-sort") is None
    assert state.find("a") is None
    (region,) = [each for each in page.iter("div") if each.get("role") == "region"]
    assert region.get("tabindex") == "0"
    assert region.get("aria-label") == page.findtext(".//caption")


@pytest.mark.parametrize("by", ["registered_at", "-registered_at"])
def test_a_long_record_is_walked_there_and_back(by: str) -> None:
    """All were registered at one moment: only the number tells them apart."""
    cast = Cast()
    for at in range(7):
        cast.organisation(f"No {at}", administrator="Ada", approved=False)
    assert set(Organisation.objects.values_list("registered_at", flat=True)) == {NOW}
    everyone = Organisation.objects.all()
    there = walked(everyone, by, "after")
    assert [len(each.rows) for each in there] == [3, 3, 1]
    order = [one.pk for each in there for one in each]
    assert order == sorted(order, reverse=by.startswith("-"))
    last = there[-1]
    back = walked(everyone, by, "before", last.before)
    assert [one.pk for each in back[::-1] for one in each] == order[:6]
    assert not back[-1].before


def walked(rows: Any, by: str, way: str, address: str = "") -> list[Any]:
    found = [stretch(rows, QueryDict(address.removeprefix("?")), by=by, size=3)]
    while more := getattr(found[-1], way):
        found.append(stretch(rows, QueryDict(more.removeprefix("?")), by=by, size=3))
    return found


@pytest.mark.parametrize(
    "address", ["after=nonsense", "after=WzFd", "before=", "after=WyJ4IiwxXQ=="]
)
def test_an_address_that_makes_no_sense_begins_at_the_beginning(address: str) -> None:
    cast = Cast()
    cast.organisation("Only one", administrator="Ada", approved=False)
    found = stretch(Organisation.objects.all(), QueryDict(address), by="registered_at")
    assert [one.name for one in found] == ["Only one"]
    assert found.pages is None
