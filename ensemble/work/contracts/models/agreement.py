"""A paper between two parties: its words frozen when it is proposed, kept as it was signed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models import Business
from ensemble.work.contracts.models.clause import APART, PaperKind
from ensemble.work.contracts.models.terms import Terms
from ensemble.work.missions.models import Mission

AGREEMENT_MOVES = Lifecycle(
    {
        "drafted": {"proposed", "void"},
        "proposed": {"signed", "refused", "lapsed", "void"},
    }
)
KINDS_OF = {
    "resale": ("framework", "order", "subcontract", "self_billing", "amendment", *APART),
    "agency": ("framework", "order", "mandate", "self_billing", "amendment", *APART),
}
MEMBER_SIDE = {"resale": "subcontract", "agency": "order"}
CLIENT, MEMBER, OPERATOR = "client", "member", "operator"


class AgreementQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "AgreementQuerySet":
        """Talent and finance; of the parties, the member herself and the client's buyers."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "finance"):
            return self.all()
        bought = [seat.organisation_id for seat in seats_of(person) if seat.role == "buyer"]
        hers = Q(parties__contains=[MEMBER], business__member__person=person)
        theirs = Q(parties__contains=[CLIENT], organisation__in=bought)
        return self.filter(hers | theirs).exclude(state="drafted")

    def of(self, mission: Mission) -> "AgreementQuerySet":
        return self.filter(mission=mission)

    def apart(self) -> "AgreementQuerySet":
        """Those of a mission that stand on their own: they change nothing of its terms."""
        return self.filter(kind__in=APART)

    def live(self) -> "AgreementQuerySet":
        return self.filter(state__in=("drafted", "proposed", "signed"))

    def signed(self) -> "AgreementQuerySet":
        return self.filter(state="signed")

    def still_waiting(self) -> "AgreementQuerySet":
        return self.filter(state="proposed")

    def ready_to_read(self) -> "AgreementQuerySet":
        return self.select_related("mission", "organisation", "business__member__person", "paper")


class Agreement(models.Model):
    """`words` is what the paper says, frozen: title, parties, facts, articles, annexes. A mission
    may rest on a paper that is not its own: a framework agreement serves every order."""

    LIFECYCLE = AGREEMENT_MOVES

    public_id = PublicId()
    kind = models.CharField(max_length=12, choices=PaperKind)
    model = models.CharField(max_length=6)
    state = models.CharField(max_length=8, default="drafted")
    parties = ArrayField(models.CharField(max_length=8))
    mission = models.ForeignKey(Mission, models.PROTECT, null=True, related_name="+")
    terms = models.ForeignKey(Terms, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    business = models.ForeignKey(Business, models.PROTECT, null=True, related_name="+")
    amends = models.ForeignKey("self", models.PROTECT, null=True, related_name="amendments")
    language = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    words = models.JSONField(default=dict)
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    proposed_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.TextField(blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            AGREEMENT_MOVES.constraint("agreement_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(model="resale", kind__in=KINDS_OF["resale"])
                | Q(model="agency", kind__in=KINDS_OF["agency"]),
                name="papers_of_resale_and_agency_differ",
            ),
            models.CheckConstraint(
                condition=Q(parties__contained_by=[CLIENT, MEMBER, OPERATOR])
                & (Q(parties__len=2) | Q(parties__len=3, kind__in=APART)),
                name="a_paper_stands_between_its_parties",
            ),
            models.CheckConstraint(
                condition=~Q(parties__contains=[CLIENT]) | Q(organisation__isnull=False),
                name="a_client_who_signs_is_named",
            ),
            models.CheckConstraint(
                condition=~Q(parties__contains=[MEMBER]) | Q(business__isnull=False),
                name="a_member_signs_for_a_business",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("framework", "self_billing"))
                | Q(kind__in=APART, mission__isnull=False, terms=None)
                | (~Q(kind__in=APART) & Q(mission__isnull=False, terms__isnull=False)),
                name="a_contract_of_a_mission_has_its_terms",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("proposed", "signed", "refused", "lapsed"))
                | Q(paper__isnull=False, proposed_at__isnull=False),
                name="what_is_proposed_is_a_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed_at__isnull=False),
                name="a_signed_agreement_is_dated",
            ),
            models.UniqueConstraint(
                "organisation",
                "model",
                condition=Q(kind="framework", state__in=("drafted", "proposed", "signed")),
                name="one_live_framework_for_a_client",
            ),
            models.UniqueConstraint(
                "terms",
                "kind",
                "parties",
                condition=Q(state__in=("drafted", "proposed", "signed")),
                name="one_live_paper_of_a_kind_for_terms",
            ),
            models.UniqueConstraint(
                "mission",
                "kind",
                condition=Q(kind__in=APART, state__in=("drafted", "proposed", "signed")),
                name="one_live_paper_apart_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What people quote: the year and a number that never changes."""
        return f"{self.drafted_at:%Y}-{self.pk:05d}"

    @property
    def is_apart(self) -> bool:
        return self.kind in APART

    @property
    def is_of_member_side(self) -> bool:
        """The contract by which the member's side comes in: vigilance is checked as it is signed."""
        return MEMBER_SIDE[self.model] == self.kind and self.has_member

    @property
    def has_client(self) -> bool:
        return CLIENT in self.parties

    @property
    def has_member(self) -> bool:
        return MEMBER in self.parties
