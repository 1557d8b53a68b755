"""The ledger of a report that was published can be neither changed nor deleted."""

from django.db import migrations

GUARD = """
CREATE FUNCTION parsing_guard_ledger() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' AND NOT EXISTS (
        SELECT 1 FROM parsing_report WHERE id = OLD.report_id AND state <> 'draft'
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'entries of the ledger cannot be changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER parsing_guard_ledger BEFORE UPDATE OR DELETE ON parsing_correction
FOR EACH ROW EXECUTE FUNCTION parsing_guard_ledger();
"""

UNGUARD = """
DROP TRIGGER parsing_guard_ledger ON parsing_correction;
DROP FUNCTION parsing_guard_ledger();
"""


class Migration(migrations.Migration):
    dependencies = [("parsing", "0001_initial")]

    operations = [migrations.RunSQL(GUARD, UNGUARD)]
