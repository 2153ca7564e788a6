"""What is promised no longer has ended on a day: the day that was said with the reason."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    promises = apps.get_model("commitments", "Commitment").objects
    happenings = apps.get_model("commitments", "Happening").objects.filter(act="end commitment in")
    said = {one.told["commitment"]: one.on for one in happenings}
    for one in promises.filter(ended_at__isnull=False).only("pk", "ref", "ended_at"):
        assert one.ended_at is not None
        promises.filter(pk=one.pk).update(ended_on=said.get(one.ref, one.ended_at.date()))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0025_two_people_confirm_and_verify")]

    operations = [
        migrations.AddField(
            model_name="commitment", name="ended_on", field=models.DateField(null=True)
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
