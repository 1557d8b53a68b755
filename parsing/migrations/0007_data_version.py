"""The data's version is counted up by triggers, once a transaction, when it commits."""

import django.utils.timezone
from django.db import migrations, models

COUNT = """
CREATE FUNCTION parsing_count() RETURNS void AS $$
    INSERT INTO parsing_dataversion (id, number, changed_at, transaction)
    SELECT 1, 1, clock_timestamp(), txid_current()
    WHERE NOT EXISTS (SELECT 1 FROM parsing_dataversion WHERE transaction = txid_current())
    ON CONFLICT (id) DO UPDATE SET
        number = parsing_dataversion.number + 1,
        changed_at = clock_timestamp(),
        transaction = excluded.transaction;
$$ LANGUAGE sql;

CREATE FUNCTION parsing_count_version() RETURNS trigger AS $$
BEGIN
    PERFORM parsing_count();
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION parsing_count_finding() RETURNS trigger AS $$
BEGIN
    PERFORM parsing_count() FROM parsing_report
    WHERE id = COALESCE(NEW.report_id, OLD.report_id) AND state <> 'draft';
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
"""

CHANGED = "OLD.* IS DISTINCT FROM NEW.*"

# The table, the event, the condition, and the function that counts.
TRIGGERS = (
    ("report", "INSERT", "NEW.state <> 'draft'", "version"),
    ("report", "UPDATE", "NEW.state <> 'draft' OR OLD.state <> 'draft'", "version"),
    ("report", "DELETE", "OLD.state <> 'draft'", "version"),
    ("finding", "INSERT", "TRUE", "finding"),
    ("finding", "UPDATE", CHANGED, "finding"),
    ("finding", "DELETE", "TRUE", "finding"),
    *(
        (table, event, CHANGED if event == "UPDATE" else "TRUE", "version")
        for table in ("agency", "formername", "region")
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
)

# Deferred to the commit, when the row of the version is held only for a moment.
TRIGGER = """
CREATE CONSTRAINT TRIGGER parsing_version_{table}_{event} AFTER {event} ON parsing_{table}
DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION parsing_count_{counts}();
"""

CREATE = COUNT + "".join(
    TRIGGER.format(table=table, event=event, condition=condition, counts=counts)
    for table, event, condition, counts in TRIGGERS
)
DROP = (
    "".join(
        f"DROP TRIGGER parsing_version_{table}_{event} ON parsing_{table};"
        for table, event, _condition, _counts in TRIGGERS
    )
    + "DROP FUNCTION parsing_count_finding(); DROP FUNCTION parsing_count_version();"
    + "DROP FUNCTION parsing_count();"
)


class Migration(migrations.Migration):
    dependencies = [("parsing", "0006_batches")]

    operations = [
        migrations.CreateModel(
            name="DataVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(default=0)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("transaction", models.BigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="data_version_is_one"
                    ),
                ],
            },
        ),
        migrations.RunSQL(CREATE, DROP),
    ]
