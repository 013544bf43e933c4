"""A row that speaks of a thing of an upper app, which this one cannot name."""

from typing import Self

from django.apps import apps
from django.db import models


class AboutQuerySet(models.QuerySet):
    def about(self, thing: models.Model) -> Self:
        return self.filter(**pointing_at(thing))


class About(models.Model):
    """Keeps the label and key of what it is about: looking up is not importing up."""

    about_label = models.CharField(max_length=60)
    about_id = models.BigIntegerField()

    class Meta:
        abstract = True

    @property
    def about(self) -> models.Model | None:
        model = apps.get_model(self.about_label)
        return model._base_manager.filter(pk=self.about_id).first()


def pointing_at(thing: models.Model) -> dict:
    """The two columns to write, or to filter by."""
    return {"about_label": thing._meta.label_lower, "about_id": thing.pk}
