"""At a novation each keeps what is its own: promises last until a day, and others take their place; what was said of them stays."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from weft.audit import guards
from weft.commitments.guards import GUARDS, OF_REMARKS
from weft.commitments.migrations._sums_until_0024 import SUMS


def take_down(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.take_down(editor.connection, editor.execute, (*GUARDS, *SUMS, *OF_REMARKS))


def put_up(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    guards.put_up(editor.connection, editor.execute, (*GUARDS, *SUMS, *OF_REMARKS))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0017_what_was_decided_about_a_claim_stays")]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="commitment",
            name="a_commitment_promises_something",
        ),
        migrations.AddField(
            model_name="commitment",
            name="since",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="commitment",
            name="takes_place_of",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="followed_by",
                to="commitments.commitment",
            ),
        ),
        migrations.AddField(
            model_name="commitment",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="since",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="indicator",
            name="until",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(("quantity__gte", 1), ("until__isnull", False), _connector="OR"),
                name="a_commitment_promises_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("takes_place_of__isnull", True), ("since__isnull", False), _connector="OR"
                ),
                name="what_takes_the_place_of_a_promise_does_so_from_a_day",
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="role",
            field=models.CharField(
                choices=[
                    (one, one)
                    for one in (
                        "buyer",
                        "funder",
                        "planning authority",
                        "keeper",
                        "supplier",
                        "developer",
                        "grantee",
                        "subcontractor",
                        "partner",
                    )
                ],
                max_length=20,
            ),
        ),
        migrations.RunPython(put_up, take_down),
    ]
