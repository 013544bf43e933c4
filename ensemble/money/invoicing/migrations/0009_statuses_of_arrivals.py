"""We answer to whoever sent us an e-invoice: a status may be of an arrival, and a dispatch carry it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0008_disbursements"),
    ]

    operations = [
        migrations.AddField(
            model_name="status",
            name="arrival",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statuses",
                to="invoicing.arrival",
            ),
        ),
        migrations.AlterField(
            model_name="dispatch",
            name="invoice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dispatches",
                to="invoicing.invoice",
            ),
        ),
        migrations.AlterField(
            model_name="status",
            name="invoice",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statuses",
                to="invoicing.invoice",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("invoice__isnull", False), ("status__isnull", False), _connector="OR"
                ),
                name="a_dispatch_carries_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("arrival", None), ("invoice__isnull", False)),
                    models.Q(("arrival__isnull", False), ("invoice", None), ("ours", True)),
                    _connector="OR",
                ),
                name="a_status_is_of_one_invoice",
            ),
        ),
    ]
