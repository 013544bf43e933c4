"""The last day of an escompte, its words, and invoices that a deposit pays whole."""

from django.db import migrations, models
from django.db.models import F, Q

NAME = "invoicing.mention.discount"
NBSP = "\u00a0"
BEFORE = f"Escompte de {{percent}}{NBSP}% pour paiement anticipé, avec réduction de la TVA à due proportion."
AFTER = (
    f"Escompte de {{percent}}{NBSP}% pour paiement sous {{days}}{NBSP}jours, avec réduction de la TVA"
    " à due proportion."
)


def say_within_how_many_days(apps, schema_editor):
    """No invoice bore these words yet; those that an operator wrote are kept."""
    values = apps.get_model("parameters", "DatedValue").objects.filter(name=NAME, value=BEFORE)
    values.update(value=AFTER)


def say_it_as_before(apps, schema_editor):
    values = apps.get_model("parameters", "DatedValue").objects.filter(name=NAME, value=AFTER)
    values.update(value=BEFORE)


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0009_statuses_of_arrivals"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [
        migrations.AddField("invoice", "discount_until", models.DateField(blank=True, null=True)),
        migrations.RemoveConstraint("invoice", "an_invoice_is_worth_something"),
        migrations.AddConstraint(
            "invoice",
            models.CheckConstraint(
                condition=Q(gross__gte=0, vat__gte=0), name="an_invoice_is_never_below_zero"
            ),
        ),
        migrations.AddConstraint(
            "invoice",
            models.CheckConstraint(
                condition=Q(discount=0, discount_until=None)
                | Q(discount__gt=0, discount__lt=100, discount_until__lt=F("due_on")),
                name="a_discount_is_for_whoever_pays_early",
            ),
        ),
        migrations.RunPython(say_within_how_many_days, say_it_as_before),
    ]
