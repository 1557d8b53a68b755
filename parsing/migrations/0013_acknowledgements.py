"""Flags checked against the original, and which rules a report was checked with."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# What everybody sees of a flag changes with its acknowledgement.
EVENTS = ("INSERT", "UPDATE", "DELETE")
CREATE = "".join(
    f"""
CREATE CONSTRAINT TRIGGER parsing_version_acknowledgement_{event}
AFTER {event} ON parsing_acknowledgement
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION parsing_count_finding();
"""
    for event in EVENTS
)
DROP = "".join(
    f"DROP TRIGGER parsing_version_acknowledgement_{event} ON parsing_acknowledgement;"
    for event in EVENTS
)


class Migration(migrations.Migration):
    dependencies = [
        ("parsing", "0012_agency_merged_into"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "finding",
            "fingerprint",
            models.CharField(blank=True, default="", editable=False, max_length=32),
            preserve_default=False,
        ),
        migrations.AddField(
            "report",
            "checked_with",
            models.CharField(blank=True, default="", editable=False, max_length=16),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=40, verbose_name="rule")),
                (
                    "cells",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80), default=list, size=None
                    ),
                ),
                ("fingerprint", models.CharField(max_length=32)),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="parsing.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "flag checked against the original",
                "verbose_name_plural": "flags checked against the original",
                "ordering": ("at", "id"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "fingerprint"), name="acknowledgement_once_a_finding"
                    )
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
