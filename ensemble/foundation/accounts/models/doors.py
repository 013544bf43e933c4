"""What the doors remember: codes on their way, and the sessions that are open."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from ensemble.foundation.core.ids import PublicId

CODE_VALID_FOR = timedelta(minutes=15)
CODE_TRIES = 5


class MailedCodeQuerySet(models.QuerySet):
    def usable(self, at: datetime) -> "MailedCodeQuerySet":
        return self.filter(used_at=None, asked_at__gt=at - CODE_VALID_FOR, tries__lt=CODE_TRIES)


class MailedCode(models.Model):
    """Someone typed an address at the door and was told to look at its mailbox.

    The six digits are computed from the key of the installation, never kept. They open one
    browser's session, once, within fifteen minutes, and five wrong tries spend them.
    """

    public_id = PublicId()
    address = models.EmailField(max_length=254, db_index=True)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = MailedCodeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.address}, {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def digits(self) -> str:
        mac = salted_hmac("accounts.mailed_code", self.public_id.hex, algorithm="sha256")
        return f"{int.from_bytes(mac.digest()[:8]) % 1_000_000:06}"

    def open_with(self, digits: str, *, at: datetime) -> bool:
        """Use the code if these are its digits; a wrong try counts, even among simultaneous ones."""
        usable = type(self).objects.usable(at).filter(pk=self.pk)
        if not usable.update(tries=F("tries") + 1):
            return False
        if not constant_time_compare(self.digits, digits):
            return False
        return bool(type(self).objects.filter(pk=self.pk, used_at=None).update(used_at=at))


class OpenSessionQuerySet(models.QuerySet):
    def open(self, at: datetime) -> "OpenSessionQuerySet":
        """Those that still open something, the last seen first."""
        alive = Session.objects.filter(
            session_key=models.OuterRef("session_key"), expire_date__gt=at
        )
        return self.filter(models.Exists(alive), closed_at=None).order_by("-seen_at", "-pk")


class OpenSession(models.Model):
    """A door that was opened: where, how, and until when."""

    public_id = PublicId()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=64, blank=True)
    agent = models.CharField(max_length=300, blank=True)
    method = models.CharField(max_length=10)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OpenSessionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("person", "closed_at", name="sessions_of_a_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.opened_at:%Y-%m-%d %H:%M}"
