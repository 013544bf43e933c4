"""As many invoices as one likes, from one that the actions issued: for benchmarks only."""

CLONE = """
INSERT INTO invoicing_invoice (
    public_id, state, kind, flow, series_id, sequence, number, issuer_key, issued_on, due_on, promised_on,
    starts_on, ends_on, seller, buyer, payee, organisation_id, member_id, mandate_id, preceding_id,
    preceding_number, preceding_on, lines, vat_groups, notes, vat_due, net, vat, gross, discount,
    purchase_order, contract, about_label, about_id, key, digest, issued_by_id, issued_at, ready_at, reason)
SELECT gen_random_uuid(), 'ready', kind, flow, NULL, NULL, %(prefix)s || '-' || lpad(n::text, 6, '0'), issuer_key,
    issued_on, due_on, promised_on, starts_on, ends_on, seller, buyer, payee, organisation_id, member_id,
    mandate_id, NULL, '', NULL, lines, vat_groups, notes, vat_due, net, vat, gross, discount,
    purchase_order, contract, about_label, about_id, %(prefix)s || ':' || n, digest, issued_by_id, issued_at, issued_at, ''
FROM invoicing_invoice, generate_series(1, %(count)s) n WHERE id = %(first)s
"""

# Each clone bills days of its own: held, since no client is invoiced here
APPROVE = """
INSERT INTO timesheets_approval (public_id, timesheet_id, state, by_id, at, channel, fingerprint, days,
    client_invoice_id, member_invoice_id, promised_on, held_because)
SELECT gen_random_uuid(), approval.timesheet_id, 'held', approval.by_id, approval.at, approval.channel,
    invoice.key, approval.days, NULL, invoice.id, approval.promised_on, 'banc'
FROM timesheets_approval approval, invoicing_invoice invoice
WHERE approval.member_invoice_id = %(first)s AND invoice.number LIKE %(named)s
"""


def clone(first: int, count: int, *, prefix: str, approved: bool) -> None:
    """`count` more like the first, each posted; of a member's, each with its own approved days."""
    from django.db import connection

    from ensemble.money.invoicing import posting
    from ensemble.money.invoicing.models import Invoice
    from ensemble.money.ledger.actions.posting import post_all

    with connection.cursor() as cursor:
        cursor.execute(CLONE, {"count": count, "first": first, "prefix": prefix})
        if approved:
            cursor.execute(APPROVE, {"first": first, "named": f"{prefix}-%"})
    clones = Invoice.objects.filter(number__startswith=f"{prefix}-")
    clones = clones.select_related("member", "organisation").order_by("pk")
    post_all([posting.posting_of(one, by=None, at=one.issued_at) for one in clones])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
