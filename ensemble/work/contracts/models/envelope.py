"""A paper on its way to be signed: its words frozen, its signers in order, thirty days."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import About, AboutQuerySet
from ensemble.foundation.core.ids import PublicId, uuid7
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.core.links import link_in, token_of
from ensemble.foundation.files.fields import SealedText
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models.agreement import Agreement

LAPSES_AFTER = timedelta(days=30)
LINK = "contracts.signer"
ENVELOPE_MOVES = Lifecycle({"open": {"signed", "refused", "lapsed", "void"}})
SIGNER_MOVES = Lifecycle(
    {
        "waiting": {"asked", "released"},
        "asked": {"read", "refused", "released"},
        "read": {"signed", "refused", "released"},
    }
)


class EnvelopeQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "EnvelopeQuerySet":
        """Its signers once it is their turn, talent and finance, and whoever reads its agreement."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "finance"):
            return self.all()
        hers = Signer.objects.filter(envelope=OuterRef("pk")).exclude(state="waiting")
        read = Agreement.objects.visible_to(person).values("pk")
        ours = Q(Exists(hers.filter(operator=True))) if has_role(person, "administrator") else Q()
        return self.filter(
            Q(Exists(hers.filter(person=person)))
            | Q(about_label=Agreement._meta.label_lower, about_id__in=read)
            | (ours or Q(pk=None))
        )

    def open(self) -> "EnvelopeQuerySet":
        return self.filter(state="open")

    def past_their_time(self, at: datetime) -> "EnvelopeQuerySet":
        return self.open().filter(lapses_at__lte=at)


class Envelope(About):
    """`text` is the whole paper in Markdown, as its signers read it; `text_sha256` and the hash of
    `paper` are what they signed. Closed, it is never opened again: another text is another envelope.

    `signed_paper` is the paper with its page of evidence, sealed; `evidence` every event, as JSON.
    """

    LIFECYCLE = ENVELOPE_MOVES

    public_id = PublicId()
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=2)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    paper = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    signed_paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, default="open")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    because = models.TextField(blank=True)

    objects = EnvelopeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["about_label", "about_id"], name="envelopes_about_a_thing")]
        constraints = [
            ENVELOPE_MOVES.constraint("envelope_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | Q(closed_at__isnull=False),
                name="a_closed_envelope_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(because=""), name="a_refusal_has_a_reason"
            ),
            models.UniqueConstraint(
                "about_label",
                "about_id",
                condition=Q(state="open"),
                name="one_open_envelope_for_a_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    def in_order(self) -> "models.QuerySet[Signer]":
        return self.signers.select_related("person", "organisation").order_by("order", "pk")


class SignerQuerySet(models.QuerySet):
    def by_token(self, token: str) -> "Signer | None":
        """Whom this link belongs to, whatever became of it; None for a forged one."""
        link = link_in(token, LINK)
        return self.filter(link=link).first() if link else None

    def their_turn(self) -> "SignerQuerySet":
        return self.filter(state__in=("asked", "read"), envelope__state="open")

    def waiting_for(self, person: Person) -> "SignerQuerySet":
        """What this person may sign now, for herself or for the operator."""
        hers = Q(person=person, by_link=False)
        if has_role(person, "finance", "administrator"):
            hers |= Q(operator=True)
        return self.their_turn().filter(hers).select_related("envelope").order_by("asked_at", "pk")


class Signer(models.Model):
    """Someone whose signature is asked, and in which capacity: `on behalf of Groupe Varenne`.

    For the operator, whoever of finance or the administrators comes first: `person` is who signed.
    With an `organisation`, a seat there is looked at again when the person signs. Someone without
    account (`by_link`) comes by a link of one use, computed from the key of the installation and
    never kept, and proves a telephone.
    """

    LIFECYCLE = SIGNER_MOVES

    public_id = PublicId()
    envelope = models.ForeignKey(Envelope, models.CASCADE, related_name="signers")
    order = models.PositiveSmallIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    name = models.CharField(max_length=120, blank=True)
    capacity = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    operator = models.BooleanField(default=False)
    by_link = models.BooleanField(default=False)
    phone = SealedText(null=True)
    link = models.UUIDField(default=uuid7, unique=True)
    link_expires_at = models.DateTimeField(null=True)
    link_used_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default="waiting")
    asked_at = models.DateTimeField(null=True)
    reminded = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(null=True)
    acted_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=10, blank=True)

    objects = SignerQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            SIGNER_MOVES.constraint("signer_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(operator=True, by_link=False) | Q(person__isnull=False),
                name="a_signer_is_someone",
            ),
            models.CheckConstraint(
                condition=Q(by_link=False) | Q(phone__isnull=False),
                name="a_signer_by_link_has_a_telephone",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed")
                | (
                    Q(person__isnull=False, read_at__isnull=False, acted_at__isnull=False)
                    & ~Q(method="")
                ),
                name="a_signature_is_read_dated_and_proven",
            ),
            models.UniqueConstraint(
                "envelope",
                "person",
                condition=Q(person__isnull=False),
                name="a_person_signs_an_envelope_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name or 'operator'}, {self.capacity}"

    @property
    def is_asked(self) -> bool:
        return self.state in ("asked", "read")

    @property
    def token(self) -> str:
        return token_of(self.link, LINK)

    def link_opens(self, at: datetime) -> bool:
        """The link of this moment: not used, not expired, and the envelope still open."""
        return (
            self.by_link
            and self.is_asked
            and self.envelope.is_open
            and self.link_used_at is None
            and self.link_expires_at is not None
            and at < self.link_expires_at
        )
