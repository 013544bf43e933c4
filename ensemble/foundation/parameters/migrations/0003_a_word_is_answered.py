from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("parameters", "0002_one_operator")]

    operations = [
        migrations.AddField(
            "operator",
            "answer_working_days",
            models.PositiveSmallIntegerField(
                default=1, help_text="Within which a word of a member or a client is answered."
            ),
        ),
        migrations.AddConstraint(
            "operator",
            models.CheckConstraint(
                condition=models.Q(("answer_working_days__gte", 1)),
                name="an_answer_takes_a_day_at_least",
            ),
        ),
    ]
