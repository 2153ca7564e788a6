from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_first_nouns")]

    operations = [
        migrations.AddField("job", "problem_values", models.JSONField(default=dict)),
        migrations.AddField("jobline", "values", models.JSONField(default=dict)),
    ]
