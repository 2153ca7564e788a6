"""The database keeps two organisations from one number of a register."""

from typing import Any

from django.db import migrations, models


def let_each_be_held_once(apps: Any, _editor: Any) -> None:
    """Of records that share a number the first holds it; one that was refused holds none."""
    identifiers = apps.get_model("organisations", "Identifier").objects
    identifiers.filter(organisation__state="refused").update(held=False)
    held: set[tuple[str, str]] = set()
    for one in identifiers.filter(held=True).order_by("pk"):
        if (one.scheme, one.number) in held:
            identifiers.filter(pk=one.pk).update(held=False)
        held.add((one.scheme, one.number))


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_an_organisation_can_be_closed")]

    operations = [
        migrations.AddField(
            model_name="identifier", name="held", field=models.BooleanField(default=True)
        ),
        migrations.RunPython(let_each_be_held_once, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("held", True)),
                fields=("scheme", "number"),
                name="a_number_belongs_to_one_organisation",
            ),
        ),
    ]
