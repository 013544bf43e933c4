"""A file kept for someone: its bytes in a storage under a random name, what it is in this row."""

from django.conf import settings
from django.db import models

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.fields import SealedBytes
from ensemble.foundation.files.kinds import FileKind, kind_named
from ensemble.foundation.files.refusals import sentence_of

STORED_FILE_MOVES = Lifecycle(
    {
        "checking": {"kept", "refused", "purging"},
        "kept": {"purging"},
        "refused": {"purging"},
        "purging": {"purged"},
    }
)


class StoredFileQuerySet(models.QuerySet):
    def past_their_time(self, on) -> "StoredFileQuerySet":
        return self.filter(keep_until__lte=on).exclude(state__in=("purging", "purged"))

    def without_end(self, kinds) -> "StoredFileQuerySet":
        """Those of these kinds of which nothing says how long they stay."""
        names = [kind.name for kind in kinds]
        return self.filter(kind__in=names, keep_until=None, state__in=("checking", "kept"))

    def in_clear(self, kinds) -> "StoredFileQuerySet":
        """Those of these kinds that no key seals."""
        return self.filter(kind__in=kinds, key=None, state__in=("checking", "kept"))

    def to_erase(self) -> "StoredFileQuerySet":
        """Nobody reads them any more, and their bytes may still be there."""
        return self.filter(
            models.Q(state="purging") | models.Q(state="refused", purged_at__isnull=True)
        )


class StoredFile(models.Model):
    """Nobody reads it but through its parent: whoever holds it by a foreign key decides for whom.

    `keep_until` is the first day on which it is no longer kept. A purged row keeps its hash and
    its size, the proof that something was there, and neither its name nor its bytes. A refused one
    loses its bytes too (`purged_at`), and stays as the line that says why.
    """

    LIFECYCLE = STORED_FILE_MOVES

    public_id = PublicId()
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=120, blank=True)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    location = models.CharField(max_length=120, unique=True)
    key = SealedBytes(null=True)
    state = models.CharField(max_length=10, default="checking")
    refusal = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    purge_reason = models.CharField(max_length=200, blank=True)
    purged_at = models.DateTimeField(null=True, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["keep_until"],
                condition=models.Q(keep_until__isnull=False, purged_at__isnull=True),
                name="files_that_have_a_time",
            )
        ]
        constraints = [
            STORED_FILE_MOVES.constraint("file_is_in_a_known_state"),
            models.CheckConstraint(
                condition=~models.Q(state="purged")
                | models.Q(purged_at__isnull=False, name="", key__isnull=True),
                name="a_purged_file_is_dated_and_forgotten",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(refusal=""),
                name="a_refused_file_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.sha256[:12]

    @property
    def rules(self) -> FileKind:
        return kind_named(self.kind)

    @property
    def is_readable(self) -> bool:
        return self.state == "kept"

    @property
    def is_checking(self) -> bool:
        return self.state == "checking"

    @property
    def waits_to_be_erased(self) -> bool:
        return self.state == "purging" or (self.state == "refused" and self.purged_at is None)

    @property
    def why_refused(self) -> str:
        """A sentence for whoever sent it; empty unless it was refused."""
        return sentence_of(self.refusal) if self.refusal else ""
