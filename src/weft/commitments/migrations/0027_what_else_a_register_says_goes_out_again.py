"""What else a row of a register says is kept as it stood, and goes out again."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0026_what_is_promised_no_longer_ends_on_a_day")]

    operations = [
        migrations.CreateModel(
            name="RegisterRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.JSONField(default=dict)),
                (
                    "party",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="register_row",
                        to="commitments.party",
                    ),
                ),
            ],
        ),
    ]
