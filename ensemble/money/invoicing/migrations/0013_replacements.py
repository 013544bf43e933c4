"""The invoice that another one replaces."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0012_copies_by_reference")]

    operations = [
        migrations.AddField(
            "invoice",
            "replaces",
            models.OneToOneField(
                null=True,
                on_delete=models.PROTECT,
                related_name="replaced_by",
                to="invoicing.invoice",
            ),
        ),
    ]
