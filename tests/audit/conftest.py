"""What the tests of the record share."""

from __future__ import annotations

from types import ModuleType

import pytest
from django.db import transaction

from tests.audit.acts import an_act
from tests.recorded import SOURCE
from weft.organisations.models import Organisation


@pytest.fixture
def room() -> ModuleType:
    """A room's module that forgets to record."""
    module = ModuleType("forgetful")
    text = """
def rename():
    Organisation.objects.update(name="Elsewhere")

def rename_in_one():
    with transaction.atomic():
        Organisation.objects.update(name="Elsewhere")

def rename_and_record():
    with transaction.atomic():
        Organisation.objects.update(name="Elsewhere")
        an_act()

def rename_and_think_better_of_it():
    with transaction.atomic():
        try:
            with transaction.atomic():
                Organisation.objects.update(name="Elsewhere")
                raise ValueError
        except ValueError:
            pass
"""
    vars(module).update(Organisation=Organisation, transaction=transaction, an_act=an_act)
    exec(compile(text, str(SOURCE / "forgetful" / "actions.py"), "exec"), vars(module))
    return module
