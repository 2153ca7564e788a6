"""An answer keeps what was reported when it was given; a promise, what of it was paid for or is promised anew; a benefit, for which it was recorded."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q, Sum


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Say of each promise what remedies have made good of it so far."""
    promises = apps.get_model("commitments", "Commitment").objects
    there = apps.get_model("commitments", "Remedy").objects.filter(
        Q(kind="payment", state="done") | Q(kind="substitute", state__in=["agreed", "done"])
    )
    summed = there.order_by().values("commitment").annotate(sum=Sum("missing"))
    for number, missing in summed.values_list("commitment", "sum"):
        promises.filter(pk=number).update(made_good=missing)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0027_what_else_a_register_says_goes_out_again")]

    operations = [
        migrations.AddField(
            model_name="confirmation", name="about", field=models.JSONField(null=True)
        ),
        migrations.AddField(
            model_name="commitment",
            name="made_good",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="benefit",
            name="meant",
            field=models.ForeignKey(
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="+",
                to="commitments.commitment",
            ),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
