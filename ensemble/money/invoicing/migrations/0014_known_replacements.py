"""What was issued again from the page of an invoice, before anything said so.

A pair is known when there is no doubt: the former no longer counts, the latter came from the page later
and still counts, both of one issuer for one client, one kind, one period, one first line; and neither has
another pair. What the former was about, the latter is about.
"""

from django.db import migrations

PAIR = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE invoicing_invoice DISABLE TRIGGER frozen;
WITH ended AS (
    SELECT * FROM invoicing_invoice AS one
    WHERE flow = 'sold' AND kind IN ('380', '386') AND (
        state = 'cancelled' OR gross > 0 AND gross = (
            SELECT sum(gross) FROM invoicing_invoice
            WHERE preceding_id = one.id AND state NOT IN ('cancelled', 'refused')
        )
    )
), pair AS (
    SELECT ended.id AS former, ended.about_label, ended.about_id, later.id AS latter,
           count(*) OVER (PARTITION BY ended.id) AS latters,
           count(*) OVER (PARTITION BY later.id) AS formers
    FROM ended JOIN invoicing_invoice AS later
      ON later.id > ended.id AND later.key LIKE 'page-%' AND later.about_id IS NULL
     AND later.state NOT IN ('cancelled', 'refused')
     AND later.id NOT IN (SELECT id FROM ended)
     AND (later.flow, later.kind, later.issuer_key, later.organisation_id)
         = (ended.flow, ended.kind, ended.issuer_key, ended.organisation_id)
     AND (later.starts_on, later.ends_on) IS NOT DISTINCT FROM (ended.starts_on, ended.ends_on)
     AND later.lines #>> '{0,label}' = ended.lines #>> '{0,label}'
)
UPDATE invoicing_invoice AS invoice
SET replaces_id = former, about_label = pair.about_label, about_id = pair.about_id
FROM pair WHERE invoice.id = latter AND latters = 1 AND formers = 1;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE invoicing_invoice ENABLE TRIGGER frozen;
"""


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0013_replacements")]

    operations = [migrations.RunSQL(PAIR, migrations.RunSQL.noop)]
