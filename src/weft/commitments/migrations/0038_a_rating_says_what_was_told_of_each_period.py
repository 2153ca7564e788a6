"""A rating of what is due anew in each period keeps what was told of each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0037_who_has_left_judges_nothing_of_their_time")]

    operations = [migrations.AddField("rated", "periods", models.JSONField(null=True))]
