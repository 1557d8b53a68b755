"""Published reports are counted, and flags put in order, by indexes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parsing", "0013_acknowledgements")]

    operations = [
        migrations.AddIndex(
            "report",
            models.Index(
                fields=("agency", "year"),
                include=("errors", "warnings", "received"),
                condition=models.Q(state="published"),
                name="report_published",
            ),
        ),
        migrations.AddIndex(
            "report",
            models.Index(
                fields=("-year", "-id"),
                condition=models.Q(state="published"),
                name="report_published_latest",
            ),
        ),
    ]
