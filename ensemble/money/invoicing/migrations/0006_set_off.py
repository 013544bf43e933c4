from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0005_reporting_periods")]

    operations = [
        migrations.AlterField(
            model_name="settlement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("payment", "Payment"),
                    ("credit", "Credit note"),
                    ("discount", "Early payment discount"),
                    ("loss", "Loss"),
                    ("set_off", "Set off against a credit note"),
                ],
                max_length=8,
            ),
        ),
        migrations.RemoveConstraint(model_name="settlement", name="a_credit_names_its_note"),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["credit", "set_off"]), _negated=True)
                | models.Q(("credit__isnull", False)),
                name="a_credit_names_its_note",
            ),
        ),
    ]
