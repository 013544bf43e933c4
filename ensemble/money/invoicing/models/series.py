from django.db import models
from django.db.models import Q


class Series(models.Model):
    """One continuous numbering: an issuer or a mandate, a kind of paper, a year.

    `prefix` names the issuer and the kind (`FC`, `AV`, `AF-732829320`); the row is locked
    while a number is taken, so a number exists if and only if its invoice does.
    """

    prefix = models.CharField(max_length=25)
    year = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.UniqueConstraint("prefix", "year", name="one_series_a_prefix_and_year"),
            models.CheckConstraint(
                condition=Q(prefix__regex=r"^[A-Za-z0-9+\-_/]+$"),
                name="a_series_travels_in_plain_signs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"

    def number(self, sequence: int) -> str:
        return f"{self.prefix}-{self.year}-{sequence:0{self.width}}"
