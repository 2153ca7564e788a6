"""When all that was said in a consultation had been answered is kept: whoever said something is written to once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0002_an_adopted_edition_never_changes")]
    operations = [
        migrations.AddField(
            model_name="consultation", name="answered_at", field=models.DateTimeField(null=True)
        ),
    ]
