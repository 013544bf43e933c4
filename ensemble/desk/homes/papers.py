"""Papers that wait for a signature, on every home: read, said to be read, signed, in three clicks."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models import Signer

SHOWN = 8


def to_sign(person: Person) -> list[Task]:
    waiting = Signer.objects.waiting_for(person).select_related("envelope__by")
    return [_paper(signer) for signer in waiting[:SHOWN]]


def to_sign_for_us(person: Person) -> Group:
    return Group(_("Papers to sign"), to_sign(person))


def _paper(signer: Signer) -> Task:
    return Task(
        eyebrow=_("To sign %(capacity)s") % {"capacity": signer.capacity},
        title=signer.envelope.title,
        note=_("Until that day, yes or no: then it closes by itself."),
        url=reverse("contracts:sign", args=[signer.envelope.public_id]),
        verb=_("Read"),
        due=timezone.localdate(signer.envelope.lapses_at),
        person=signer.envelope.by,
    )
