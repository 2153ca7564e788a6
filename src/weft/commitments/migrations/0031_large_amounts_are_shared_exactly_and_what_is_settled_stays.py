"""The confirmed share of a large claim is exact on SQLite, too; and what counts as a dispute was settled is not taken back."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import OF_SETTLEMENTS, SUMS

SHARED = tuple(one for one in SUMS if one.name == "claim_is_confirmed")
LARGE = 2**31
"""Of two numbers below it the product is exact."""


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, SHARED)
    guards.put_up(editor.connection, editor.execute, (*SHARED, *OF_SETTLEMENTS))


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, OF_SETTLEMENTS)


def share_anew(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Where what is confirmed changes, the database works its shares out."""
    benefits = apps.get_model("commitments", "Benefit").objects
    large = benefits.filter(claimed__gte=LARGE, confirmed__gt=0)
    for number, confirmed in list(large.values_list("pk", "confirmed")):
        benefits.filter(pk=number).update(confirmed=0)
        benefits.filter(pk=number).update(confirmed=confirmed)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0030_nobody_speaks_for_both_sides")]

    operations = [
        migrations.RunPython(put_up, take_down),
        migrations.RunPython(share_anew, migrations.RunPython.noop),
    ]
