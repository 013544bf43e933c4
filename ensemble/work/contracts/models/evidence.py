"""What happened to an envelope, link by link: each event holds the hash of the one before it."""

import hashlib
import json
from datetime import UTC

from django.db import models
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.mailroom.texted import TextedCode
from ensemble.work.contracts.models.envelope import Envelope, Signer


class EventQuerySet(models.QuerySet):
    def of(self, envelope: Envelope) -> "EventQuerySet":
        return self.filter(envelope=envelope).order_by("number")


class Event(models.Model):
    """Written once: the database refuses to change or remove it. `facts` hold the network address
    and the device of whoever acted, never a code nor a telephone."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("The paper is sent to its signers")
        ASKED = "asked", _("The signature is asked")
        LINK_SENT = "link_sent", _("A new link is sent")
        CODE_SENT = "code_sent", _("A code is sent by text message")
        CODE_ACCEPTED = "code_accepted", _("The code is given back")
        CODE_REFUSED = "code_refused", _("A wrong code is given")
        READ = "read", _("The text is said to be read")
        SIGNED = "signed", _("The paper is signed")
        REFUSED = "refused", _("The signature is refused")
        COMPLETED = "completed", _("Everyone has signed")
        LAPSED = "lapsed", _("The time to sign is over")
        VOID = "void", _("The paper is withdrawn")
        SEALED = "sealed", _("The signed paper is sealed")

    WRITTEN_ONCE = True  # `grant_rights` leaves the application's role no way to change it

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=Kind)
    signer = models.ForeignKey(Signer, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["envelope", "number"]
        constraints = [
            models.UniqueConstraint("envelope", "number", name="events_are_numbered"),
            models.CheckConstraint(
                condition=models.Q(number=1, previous="")
                | (models.Q(number__gt=1) & ~models.Q(previous="")),
                name="an_event_follows_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.kind}"

    def said(self) -> dict:
        """What its hash is made of, and what the evidence file repeats."""
        return {
            "number": self.number,
            "kind": self.kind,
            "signer": self.signer.public_id.hex if self.signer else None,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "facts": self.facts,
            "previous": self.previous,
        }

    def computed(self) -> str:
        return digest(self.said())


def digest(said: dict) -> str:
    written = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


class SigningCode(TextedCode):
    """Sent to a signer without account."""

    PURPOSE = "contracts.signing_code"

    signer = models.ForeignKey(Signer, models.CASCADE, related_name="codes")

    def __str__(self) -> str:
        return f"{self.signer}, {self.asked_at:%Y-%m-%d %H:%M}"
