"""A line that pays a credit note back."""

from django.db import migrations, models
from django.db.models import Q

KINDS = [
    ("receipt", "A client pays an invoice"),
    ("payment", "A payment left"),
    ("return", "A payment came back"),
    ("refund", "A credit note paid back"),
    ("fee", "Bank fees"),
    ("overpaid", "Paid in excess by a client"),
    ("unknown", "To be explained"),
]


class Migration(migrations.Migration):
    dependencies = [("treasury", "0004_who_lifts_a_reason")]

    operations = [
        migrations.AlterField("match", "kind", models.CharField(choices=KINDS, max_length=8)),
        migrations.AddConstraint(
            "match",
            models.CheckConstraint(
                condition=~Q(kind="refund") | Q(invoice__isnull=False),
                name="a_refund_names_its_credit_note",
            ),
        ),
    ]
