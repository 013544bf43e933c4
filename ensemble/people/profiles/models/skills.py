"""The referential: what can be known, used or served, and every name it goes by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class SkillQuerySet(models.QuerySet):
    def live(self) -> "SkillQuerySet":
        return self.filter(live=True)

    def sectors(self) -> "SkillQuerySet":
        return self.filter(kind=Skill.Kind.SECTOR)

    def crafts(self) -> "SkillQuerySet":
        """Everything but the sectors."""
        return self.exclude(kind=Skill.Kind.SECTOR)


class Skill(models.Model):
    class Kind(models.TextChoices):
        SKILL = "skill", _("Skill")
        METHOD = "method", _("Method")
        TOOL = "tool", _("Tool")
        SECTOR = "sector", _("Sector")
        KNOWLEDGE = "knowledge", _("Knowledge")
        TITLE = "title", _("Job title")

    class Source(models.TextChoices):
        ENSEMBLE = "ensemble", "Ensemble"
        ROME = "rome", "ROME (France Travail)"

    id = models.AutoField(primary_key=True)  # narrow: millions of search postings hold it
    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    label_fr = models.CharField(max_length=300)
    label_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=10, choices=Source, default=Source.ENSEMBLE)
    rome = models.CharField(
        max_length=10, blank=True, help_text="In ROME, the occupation of a job title: M1403."
    )
    live = models.BooleanField(default=True, help_text="Offered to new cards.")

    objects = SkillQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["skill", "method", "tool", "sector", "knowledge", "title"]),
                name="skill_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(source__in=["ensemble", "rome"]), name="skill_source_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """In the language of the moment; French where English is not written."""
        return (self.label_en if get_language() == "en" else "") or self.label_fr


class SkillName(models.Model):
    """A name under which a skill is asked for: its labels and its synonyms."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    key = models.CharField(max_length=300, help_text="What is compared: see `search.words`.")
    is_label = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index("key", name="skill_name_by_key")]
        constraints = [models.UniqueConstraint("skill", "key", name="a_skill_is_named_once")]

    def __str__(self) -> str:
        return self.text
