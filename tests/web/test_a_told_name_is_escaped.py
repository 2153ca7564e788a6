"""What people call themselves is shown as text, never run as markup."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import NOW, two_councils
from weft.audit.models import Entry
from weft.organisations import actions

pytestmark = pytest.mark.django_db


def test_a_name_in_the_record_is_text(client: Client) -> None:
    cast = two_councils()
    eve = actions.join(email="eve@example.org", name="<script>Eve</script>", at=NOW)
    client.force_login(cast.person("Stella"))
    entry = Entry.objects.get(person=eve.pk)
    for address in ("/record/", f"/record/{entry.pk}/", f"/record/of/person/{eve.pk}/"):
        said = client.get(address).content.decode()
        assert "&lt;script&gt;Eve" in said
        assert "<script>Eve" not in said
