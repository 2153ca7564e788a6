"""The example place has a cast, made through the same actions as real people."""

from __future__ import annotations

import pytest
from django.test import Client

from weft.audit.models import Entry
from weft.organisations.models import Membership, Organisation, Person
from weft.organisations.rules import State
from weft.web.demo import CAST, fill_example_place, sign_ins

pytestmark = pytest.mark.django_db


def test_at_least_eight_people_act_for_at_least_six_organisations() -> None:
    fill_example_place()
    assert Membership.objects.values("person").distinct().count() >= 8
    assert Organisation.objects.filter(state=State.APPROVED).count() >= 6


def test_making_it_twice_makes_it_once() -> None:
    fill_example_place()
    fill_example_place()
    assert Person.objects.filter(name=CAST[0].name).count() == 1


def test_every_organisation_and_person_is_on_record() -> None:
    fill_example_place()
    assert Entry.objects.filter(act="join").count() == Person.objects.count()
    registered = Entry.objects.filter(act="register organisation").count()
    assert registered == Organisation.objects.count()


def test_someone_acts_for_two_organisations_and_someone_waits() -> None:
    fill_example_place()
    mabel = Person.objects.get(name="Mabel Okoro")
    assert Membership.objects.filter(person=mabel).count() == 2
    assert Organisation.objects.filter(state=State.WAITING).count() == 1


def test_each_of_them_can_sign_in(client: Client) -> None:
    fill_example_place()
    for part, password in sign_ins():
        assert client.login(email=part.email, password=password), part.name
