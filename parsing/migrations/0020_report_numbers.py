"""Each report repeats its numbers in one array; those that are stored get theirs from their rows."""

import django.contrib.postgres.fields
from django.db import migrations, models

import parsing.models.numbers

ABSENT, UNREAD, BLANK = -(2**31), 1 - 2**31, 2 - 2**31

APPLICANTS = "natural_person business research public_welfare legal_service other_org total"
OUTCOMES = "upheld corrected other pending total"
ITEMS = "items_last_year items_change"
DOCUMENTS = {"2019": "made disclosed disclosed_total", "2021": "issued repealed in_force"}
BOTH = ("2019", "2021")

# Table, rows, columns, and the forms that have them.
CELLS = (
    ("requests", "new granted partly_granted handled_total", APPLICANTS, BOTH),
    (
        "requests",
        "carried_in carried_out denied_state_secret denied_law denied_safety denied_third_party "
        "denied_internal denied_process denied_enforcement denied_query unable_not_held "
        "unable_create unable_unclear rejected_petition rejected_duplicate rejected_publication "
        "rejected_excessive rejected_reconfirm other other_overdue_correction other_overdue_fee "
        "other_other",
        "total",
        BOTH,
    ),
    ("disputes", "reconsideration litigation_direct litigation_after", OUTCOMES, BOTH),
    ("disclosure", "licensing penalties coercion", "decisions", BOTH),
    ("disclosure", "other_services", "decisions", ("2019",)),
    ("disclosure", "licensing other_services penalties coercion fees", ITEMS, ("2019",)),
    ("disclosure", "procurement", "projects", ("2019",)),
    *(("disclosure", "rules normative", columns, (form,)) for form, columns in DOCUMENTS.items()),
)
PLACES = {
    (table, row, column): forms
    for table, rows, columns, forms in CELLS
    for row in rows.split()
    for column in columns.split()
}


def cell(table: str, row: str, column: str) -> str:
    """What stands in a cell, of the rows of one report."""
    forms = ", ".join(f"'{form}'" for form in PLACES[table, row, column])
    return (
        f"coalesce(max(CASE WHEN '{column}' = ANY (held.uncertain) THEN {UNREAD} "
        f"ELSE coalesce(held.{column}, {BLANK}) END) "
        f"FILTER (WHERE held.row = '{row}' AND report.form IN ({forms})), {ABSENT})"
    )


def of_table(table: str) -> str:
    """The part of the array that a table fills, for each report."""
    cells = ", ".join(cell(*place) for place in sorted(PLACES) if place[0] == table)
    return (
        f"{table} AS (SELECT report.id, ARRAY[{cells}] AS numbers FROM parsing_report AS report "
        f"LEFT JOIN parsing_{table.removesuffix('s')}row "
        f"AS held ON held.report_id = report.id GROUP BY report.id)"
    )


# The array is in the order of the addresses: a table after the other.
FILL = f"""
ALTER TABLE parsing_report DISABLE TRIGGER USER;
WITH {of_table("disclosure")}, {of_table("disputes")}, {of_table("requests")}
UPDATE parsing_report SET numbers = disclosure.numbers || disputes.numbers || requests.numbers
FROM disclosure JOIN disputes USING (id) JOIN requests USING (id) WHERE parsing_report.id = disclosure.id;
ALTER TABLE parsing_report ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [("parsing", "0019_tip_words")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="numbers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.IntegerField(),
                default=parsing.models.numbers.no_numbers,
                editable=False,
                size=None,
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("numbers__len", 92)), name="report_numbers_in_place"
            ),
        ),
    ]
