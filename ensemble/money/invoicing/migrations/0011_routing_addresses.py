"""Where the e-invoices of a company arrive, as the directory says, and since when it is known."""

from django.db import migrations, models
from django.db.models import F, Q

STATES = [
    ("", "Never asked: to verify by hand"),
    ("found", "Found in the directory"),
    ("several", "Several in the directory: choose one"),
    ("absent", "Not in the directory: to verify by hand"),
    ("silent", "The directory did not answer: to verify by hand"),
    ("by_hand", "Typed by finance"),
]


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0010_early_payment_and_deposits")]

    operations = [
        migrations.AddField("legalentity", "address", models.CharField(blank=True, max_length=125)),
        migrations.AddField(
            "legalentity",
            "address_state",
            models.CharField(blank=True, choices=STATES, default="", max_length=8),
        ),
        migrations.AddField("legalentity", "addresses", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "legalentity", "address_asked_at", models.DateTimeField(blank=True, null=True)
        ),
        migrations.AddConstraint(
            "legalentity",
            models.CheckConstraint(
                condition=Q(address="") | Q(address__startswith=F("siren")),
                name="a_routing_address_begins_with_its_siren",
            ),
        ),
    ]
