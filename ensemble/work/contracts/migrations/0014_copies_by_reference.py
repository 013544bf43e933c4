"""Copies of sealed papers that letters held in clear: each letter names the paper, which is sealed at rest."""

from django.db import migrations

NAME_THE_PAPER = """
UPDATE mailroom_enclosure AS enclosure SET file_id = envelope.signed_paper_id, content = NULL
FROM mailroom_letter AS letter
JOIN contracts_envelope AS envelope ON envelope.id = letter.about_id
WHERE enclosure.letter_id = letter.id AND letter.kind = 'contracts/signature_copy'
  AND letter.about_label = 'contracts.envelope' AND enclosure.content IS NOT NULL
  AND envelope.signed_paper_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0013_early_payment"),
        ("mailroom", "0003_enclosures_by_reference"),
    ]

    operations = [migrations.RunSQL(NAME_THE_PAPER, migrations.RunSQL.noop)]
