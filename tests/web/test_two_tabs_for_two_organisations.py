"""A form is carried out for the organisation that its page showed, whatever was chosen in another tab since."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import NOW, Cast
from weft.audit.models import Entry
from weft.organisations import actions
from weft.organisations.models import Membership
from weft.organisations.rules import Kind, Role

pytestmark = pytest.mark.django_db
BOTH = ("Ambleford Council", "Brindale Council")


@pytest.fixture
def cast() -> Cast:
    """Noor administers two councils; a bakery waits to be approved."""
    cast = Cast()
    for name, administrator in zip(BOTH, ("Ada", "Brian"), strict=True):
        cast.organisation(name, administrator=administrator)
        cast.member("Noor", name, Role.ADMINISTRATOR, administrator=administrator)
    cast.organisation("Mill Lane Bakery", Kind.SUPPLIER, administrator="Sam", approved=False)
    return cast


@pytest.fixture
def noor(client: Client, cast: Cast) -> Client:
    client.force_login(cast.person("Noor"))
    return client


def choose(noor: Client, cast: Cast, name: str) -> None:
    noor.post(f"/organisations/{cast.organisations[name].ref}/act-for/")


def form_of(noor: Client, address: str) -> dict[str, str]:
    """The hidden fields of the form to this address, as the page has them that is open now."""
    bakery = noor.get(address).content.decode()
    form = re.search(r'<form method="post" action="[^"]*/approve/">(.*?)</form>', bakery, re.DOTALL)
    assert form is not None
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form[1]))


def test_who_acts_for_two_is_led_to_the_other_from_every_page(
    noor: Client, client: Client, cast: Cast
) -> None:
    offered = 'href="/me/#act-for">Act for another</a>'
    for address in ("/", "/organisations/", "/roles/"):
        assert offered in noor.get(address).content.decode()
    assert 'id="act-for"' in noor.get("/me/").content.decode()
    client.force_login(cast.person("Ada"))
    assert offered not in client.get("/").content.decode()


def test_a_decision_is_taken_for_the_council_that_the_page_showed(noor: Client, cast: Cast) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    page = f"/organisations/{bakery.ref}/"
    choose(noor, cast, "Ambleford Council")
    shown_for_ambleford = form_of(noor, page)
    choose(noor, cast, "Brindale Council")
    noor.post(f"{page}approve/", shown_for_ambleford)
    entry = Entry.objects.get(act="approve organisation", subject=bakery.pk)
    assert entry.acting_for == cast.organisations["Ambleford Council"].pk
    assert 'Acting for <strong translate="no">Ambleford Council' in noor.get("/").content.decode()


def test_it_is_not_carried_out_at_all_once_they_do_not_act_for_it(noor: Client, cast: Cast) -> None:
    bakery = cast.organisations["Mill Lane Bakery"]
    page = f"/organisations/{bakery.ref}/"
    choose(noor, cast, "Ambleford Council")
    shown_for_ambleford = form_of(noor, page)
    membership = Membership.objects.get(
        person=cast.person("Noor"), organisation=cast.organisations["Ambleford Council"]
    )
    actions.end_membership(
        membership=membership, by=cast.viewer("Ada", "Ambleford Council"), at=NOW
    )
    answer = noor.post(f"{page}approve/", shown_for_ambleford)
    assert answer.status_code == 409
    assert "do not act for that organisation any more" in answer.content.decode()
    bakery.refresh_from_db()
    assert bakery.state == "waiting"


def test_every_form_says_for_whom_it_is(noor: Client, cast: Cast) -> None:
    choose(noor, cast, "Ambleford Council")
    ref = cast.organisations["Ambleford Council"].ref
    for page in ("/me/", f"/organisations/{ref}/people/invite/", "/organisations/register/"):
        html = noor.get(page).content.decode()
        posts = re.findall(r'<form[^>]*method="post".*?</form>', html, re.DOTALL)
        assert posts
        for form in posts:
            assert f'name="acting_for" value="{ref}"' in form, form
