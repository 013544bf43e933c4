from django.db import migrations, models

KINDS = [
    ("hours", "The client sets the hours or the days of presence"),
    ("premises", "The work can only be done on the client’s premises"),
    ("badge", "Badge, address or organisation chart like those of employees"),
    ("orders", "A manager of the client gives orders, or appraises the person"),
    ("leave", "Absences are subject to the client’s approval"),
    ("exclusivity", "Working for others is not allowed"),
    ("pricing", "The client sets the price alone"),
    ("penalty", "Refusing a task or another mission has consequences"),
    ("former", "Employed by this client during the past years"),
    ("dependence", "Most of the year’s income comes from this client"),
    ("lasting", "Long presence with this client"),
]


class Migration(migrations.Migration):
    dependencies = [("contracts", "0003_articles_and_figures")]

    operations = [
        migrations.AlterField("signal", "kind", models.CharField(choices=KINDS, max_length=11)),
    ]
