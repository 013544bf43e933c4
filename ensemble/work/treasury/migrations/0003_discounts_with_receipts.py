"""A receipt may come with the discount that paying early earned."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0010_early_payment_and_deposits"),
        ("treasury", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            "match",
            "discount",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="invoicing.settlement",
            ),
        ),
        migrations.AddConstraint(
            "match",
            models.CheckConstraint(
                condition=Q(discount=None) | Q(kind="receipt"),
                name="a_discount_goes_with_a_receipt",
            ),
        ),
    ]
