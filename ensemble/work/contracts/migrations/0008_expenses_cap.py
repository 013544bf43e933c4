from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contracts", "0007_what_is_signed_stays")]

    operations = [
        migrations.AddField(
            "terms",
            "expenses_cap",
            models.DecimalField(decimal_places=2, default=0, max_digits=10),
        ),
        migrations.AddConstraint(
            "terms",
            models.CheckConstraint(
                condition=models.Q(expenses_cap__gte=0), name="expenses_are_capped_from_zero_on"
            ),
        ),
    ]
