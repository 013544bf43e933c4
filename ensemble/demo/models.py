from django.db import models


class World(models.Model):
    """The mark of a database that holds invented people only: written into an empty one, once."""

    built_at = models.DateTimeField()
    awaits_needs = models.PositiveSmallIntegerField(default=0)  # how many are still to tell
    told = models.PositiveSmallIntegerField(default=0)  # how many events of its past year

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_world")]

    def __str__(self) -> str:
        return f"The demo world of {self.built_at:%Y-%m-%d}"
