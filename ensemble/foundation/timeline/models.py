"""What happened, in order, for each thing it happened to; nothing here is ever changed."""

from django.conf import settings
from django.db import models


class EntryQuerySet(models.QuerySet):
    def about(self, thing: models.Model) -> "EntryQuerySet":
        """Everything that happened to `thing`, or that names it, oldest first."""
        return self.filter(
            mentions__label=thing._meta.label_lower, mentions__object_id=thing.pk
        ).order_by("pk")


class Entry(models.Model):
    """One fact: who did what to what, and when. Order is the key, not the clock."""

    verb = models.CharField(max_length=60, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.verb} ({self.at:%Y-%m-%d %H:%M})"


class Mention(models.Model):
    """A thing an entry speaks of; the first is its subject."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="mentions")
    label = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    is_subject = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["label", "object_id", "entry"], name="mention_of_a_thing")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "label", "object_id"], name="mentioned_once"),
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(is_subject=True),
                name="an_entry_has_one_subject",
            ),
        ]


class Handled(models.Model):
    """A reader has dealt with an entry: the key that makes it happen once."""

    reader = models.CharField(max_length=120)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reader", "entry"], name="handled_once")]
