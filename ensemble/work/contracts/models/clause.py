"""The words of our contracts, dated: changed by one person, put in force by another."""

import re
from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.parameters.models import DateRange

CLAUSE_MOVES = Lifecycle({"proposed": {"in_force", "set_aside"}})
BLANK = re.compile(r"\{([a-z_]+)\}")


class PaperKind(models.TextChoices):
    FRAMEWORK = "framework", _("Framework agreement")
    ORDER = "order", _("Order")
    SUBCONTRACT = "subcontract", _("Subcontract")
    MANDATE = "mandate", _("Agency mandate")
    SELF_BILLING = "self_billing", _("Self-billing mandate")
    AMENDMENT = "amendment", _("Amendment")
    NDA = "nda", _("Confidentiality annex")
    IP = "ip", _("Intellectual property annex")
    NDA_ALONE = "nda_alone", _("Confidentiality agreement")
    IP_ALONE = "ip_alone", _("Assignment of rights")


ANNEXES = (PaperKind.NDA, PaperKind.IP)
APART = (PaperKind.NDA_ALONE, PaperKind.IP_ALONE)


class ClauseQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "ClauseQuerySet":
        later = Q(valid_to=None) | Q(valid_to__gt=on)
        return self.filter(later, state="in_force", valid_from__lte=on)

    def of(self, paper: str, model: str) -> "ClauseQuerySet":
        return self.filter(paper=paper, model=model)

    def proposed(self) -> "ClauseQuerySet":
        return self.filter(state="proposed")


class Clause(models.Model):
    """One article of one paper, in both languages. `{client}`, `{days}`… are filled for each
    contract (`clauses.BLANKS` says which exist). `valid_to` is the first day on which it no longer
    holds; an article emptied of its words leaves the paper from that day.

    Those that came with the software were proposed by nobody; every other is put in force by
    someone else than who wrote it.
    """

    LIFECYCLE = CLAUSE_MOVES

    public_id = PublicId()
    paper = models.CharField(max_length=12, choices=PaperKind)
    model = models.CharField(max_length=6)
    slug = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="proposed")
    heading_fr = models.CharField(max_length=120)
    text_fr = models.TextField(blank=True)
    heading_en = models.CharField(max_length=120)
    text_en = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "model", "position", "-valid_from", "-pk"]
        constraints = [
            CLAUSE_MOVES.constraint("clause_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(paper__in=PaperKind.values, model__in=["resale", "agency"]),
                name="a_clause_is_of_a_known_paper",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_clause_has_a_source"),
            models.CheckConstraint(
                condition=Q(text_fr="", text_en="") | (~Q(text_fr="") & ~Q(text_en="")),
                name="a_clause_is_written_in_both_languages",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="a_clause_holds_at_least_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force")
                | Q(proposed_by=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="a_clause_in_force_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="two_people_change_a_clause",
            ),
            ExclusionConstraint(
                name="one_wording_a_day",
                expressions=[
                    ("paper", RangeOperators.EQUAL),
                    ("model", RangeOperators.EQUAL),
                    ("slug", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="in_force"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}/{self.model}: {self.heading_fr}"

    def heading(self, language: str) -> str:
        return self.heading_en if language == "en" else self.heading_fr

    def text(self, language: str) -> str:
        return self.text_en if language == "en" else self.text_fr

    @property
    def blanks(self) -> set[str]:
        """The names between braces in its words."""
        words = (self.heading_fr, self.text_fr, self.heading_en, self.text_en)
        return {name for text in words for name in BLANK.findall(text)}
