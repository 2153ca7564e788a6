"""When all that was said in a consultation had been answered is kept: whoever said something is written to once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0003_a_mapping_stands_between_two_editions")]
    operations = [
        migrations.AddField(
            model_name="consultation", name="answered_at", field=models.DateTimeField(null=True)
        ),
    ]
