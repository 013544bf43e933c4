"""An escompte is a term like the others: a percentage and days, none unless it was agreed."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("contracts", "0012_articles_of_their_own")]

    operations = [
        migrations.AddField(
            "terms",
            "discount",
            models.DecimalField(decimal_places=2, default=0, max_digits=4),
        ),
        migrations.AddField("terms", "discount_days", models.PositiveSmallIntegerField(default=0)),
        migrations.AddConstraint(
            "terms",
            models.CheckConstraint(
                condition=Q(discount=0, discount_days=0)
                | Q(model="resale", discount__gt=0, discount_days__gt=0),
                name="a_discount_is_ours_and_counted_in_days",
            ),
        ),
    ]
