"""Six digits sent by text message to prove a telephone: what every app that asks for them shares."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.ids import PublicId

VALID_FOR = timedelta(minutes=10)
TRIES = 5
MOST, WITHIN = 5, timedelta(hours=1)


class TextedCodeQuerySet(models.QuerySet):
    def usable(self, at: datetime) -> "TextedCodeQuerySet":
        return self.filter(used_at=None, asked_at__gt=at - VALID_FOR, tries__lt=TRIES)


class TextedCode(models.Model):
    """Computed and never kept: it proves the telephone once, within ten minutes, and five wrong
    tries spend it. `PURPOSE` keeps the digits of one app from opening another."""

    PURPOSE = ""

    public_id = PublicId()
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = TextedCodeQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def digits(self) -> str:
        mac = salted_hmac(self.PURPOSE, self.public_id.hex, algorithm="sha256")
        return f"{int.from_bytes(mac.digest()[:8]) % 1_000_000:06}"

    def opens_with(self, digits: str, *, at: datetime) -> bool:
        """Use the code if these are its digits; a wrong try counts, even among simultaneous ones."""
        usable = type(self).objects.usable(at).filter(pk=self.pk)
        if not usable.update(tries=F("tries") + 1):
            return False
        if not constant_time_compare(self.digits, digits):
            return False
        return bool(type(self).objects.filter(pk=self.pk, used_at=None).update(used_at=at))


def require_few(codes: models.QuerySet, *, at: datetime) -> None:
    """Five codes an hour to one telephone, at most."""
    if codes.filter(asked_at__gt=at - WITHIN).count() >= MOST:
        raise TooLate(_("Five codes have been sent within an hour. Wait a little, then ask again."))
