"""Who may sign what now, and what is said to those who may not."""

from datetime import datetime

from ensemble.foundation.accounts.access import has_role, has_seat
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models import Envelope, Signer


def signer_for(person: Person | None, envelope: Envelope) -> Signer | None:
    """The line this person may sign: her own first, then the operator's. None when there is none."""
    if person is None:
        return None
    for signer in envelope.in_order():
        if signer.person_id == person.pk and not signer.by_link:
            return signer
    if not has_role(person, "finance", "administrator"):
        return None
    return envelope.in_order().filter(operator=True, person=None).first()


def may_sign(person: Person | None, signer: Signer | None) -> bool:
    """It is her line, and she still may engage those for whom she signs."""
    if signer is None or person is None or not person.is_active:
        return False
    if signer.operator:
        return signer.person_id in (None, person.pk) and has_role(
            person, "finance", "administrator"
        )
    if signer.person_id != person.pk:
        return False
    return signer.organisation is None or has_seat(person, signer.organisation, "buyer")


def may_sign_by_link(signer: Signer, at: datetime) -> bool:
    """Whoever holds the proof of this signer's telephone, while the paper is open to sign."""
    return signer.by_link and signer.envelope.lapses_at > at
