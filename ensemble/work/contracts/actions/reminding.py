"""A signature that does not come is asked for again, twice."""

from datetime import datetime

from django.db import transaction

from ensemble.work.contracts import invitations
from ensemble.work.contracts.models import Signer


@transaction.atomic
def remind(signer: Signer, number: int, *, at: datetime) -> None:
    """The `number`-th time. The mark and the letter are one: run twice, it is written once."""
    unmarked = Signer.objects.filter(pk=signer.pk, reminded__lt=number)
    if unmarked.update(reminded=number):
        invitations.reminded(signer, at=at)
