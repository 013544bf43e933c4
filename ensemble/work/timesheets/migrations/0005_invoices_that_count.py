"""Approved months name the invoice that was issued in the place of theirs."""

from django.db import migrations

FOLLOW = """
UPDATE timesheets_approval AS approval SET client_invoice_id = invoice.id
FROM invoicing_invoice AS invoice WHERE invoice.replaces_id = approval.client_invoice_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0014_known_replacements"),
        ("timesheets", "0004_forgotten_days_and_credits"),
    ]

    operations = [migrations.RunSQL(FOLLOW, migrations.RunSQL.noop)]
