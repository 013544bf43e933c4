import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0006_set_off"), ("treasury", "0002_guards")]

    operations = [
        migrations.AddField(
            model_name="match",
            name="set_off",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="invoicing.settlement",
            ),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.CheckConstraint(
                condition=models.Q(("set_off", None)) | models.Q(("kind", "receipt")),
                name="a_set_off_goes_with_a_receipt",
            ),
        ),
    ]
