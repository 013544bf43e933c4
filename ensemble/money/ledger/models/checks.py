"""What the nightly check found: one row a night."""

from django.db import models


class Check(models.Model):
    """`problems` is empty when all holds. `heads` are the last numbers and hashes of each book: the
    next check compares, so that an end cut off is seen too."""

    at = models.DateTimeField()
    entries = models.BigIntegerField()
    lines = models.BigIntegerField()
    debit_cents = models.DecimalField(max_digits=24, decimal_places=0)
    problems = models.JSONField(default=list)
    heads = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def is_well(self) -> bool:
        return not self.problems
