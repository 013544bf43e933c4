"""Copies of invoices that letters held: each letter names the paper that is kept."""

from django.db import migrations

NAME_THE_PAPER = """
UPDATE mailroom_enclosure AS enclosure SET file_id = paper.pdf_id, content = NULL
FROM mailroom_letter AS letter
JOIN invoicing_paper AS paper ON paper.invoice_id = letter.about_id
WHERE enclosure.letter_id = letter.id AND letter.kind = 'invoicing/billed'
  AND letter.about_label = 'invoicing.invoice' AND enclosure.content IS NOT NULL
  AND paper.pdf_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0011_routing_addresses"),
        ("mailroom", "0003_enclosures_by_reference"),
    ]

    operations = [migrations.RunSQL(NAME_THE_PAPER, migrations.RunSQL.noop)]
