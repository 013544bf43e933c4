"""Every letter the platform writes, kept as it was sent."""

from django.conf import settings
from django.db import models

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.fields import SealedText
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of

LETTER_MOVES = Lifecycle(
    {
        "waiting": {"sending"},
        "sending": {"sent", "waiting", "in_doubt"},
        "in_doubt": {"waiting", "sent"},
    }
)
TEXT_MESSAGE_MOVES = Lifecycle({"waiting": {"sent", "refused", "late"}})


class LetterQuerySet(models.QuerySet):
    def visible_to(self, person) -> "LetterQuerySet":
        """A letter is its reader's alone."""
        return self.filter(to=person) if person else self.none()

    def in_doubt(self) -> "LetterQuerySet":
        return self.filter(state="in_doubt")

    def newest_first(self) -> "LetterQuerySet":
        return self.order_by("-written_at", "-pk")


class Letter(models.Model):
    """`certain` letters (security, money) are sent again when their fate is unknown, under the
    same Message-ID; the others wait for a human, since a mail server cannot promise once."""

    LIFECYCLE = LETTER_MOVES

    public_id = PublicId()
    kind = models.CharField(max_length=80)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField()
    about_label = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    certain = models.BooleanField(default=False)
    sensitive = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="waiting")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "id"], name="letters_of_a_person"),
            models.Index(fields=["about_label", "about_id"], name="letters_about_a_thing"),
        ]
        constraints = [
            LETTER_MOVES.constraint("letter_is_in_a_known_state"),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="a_sent_letter_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"


class Enclosure(models.Model):
    """A file that travels with a letter: one that is kept (`file`), read again where it is kept, sealed
    when it is; or what was drawn for that letter alone (`content`), an invitation for instance."""

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="enclosures")
    name = models.CharField(max_length=120)
    mime = models.CharField(max_length=80)
    content = models.BinaryField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content__isnull=True, file__isnull=False)
                | models.Q(content__isnull=False, file__isnull=True),
                name="an_enclosure_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def read(self) -> bytes:
        """As it was sent. Raises TooLate once the file was purged: its time is that of its kind."""
        return bytes(self.content) if self.file is None else content_of(self.file)


class TextMessage(models.Model):
    """A code on its way to a telephone. Number and words are sealed, and wiped once the gateway has
    them; its reference stays, the proof that something was sent."""

    LIFECYCLE = TEXT_MESSAGE_MOVES

    public_id = PublicId()
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    number = SealedText(null=True)
    text = SealedText(null=True)
    state = models.CharField(max_length=7, default="waiting")
    reference = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    useful_until = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            TEXT_MESSAGE_MOVES.constraint("text_message_is_in_a_known_state"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", number__isnull=False)
                | (~models.Q(state="waiting") & models.Q(number=None, text=None)),
                name="a_text_message_is_wiped_once_it_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.to}, {self.written_at:%Y-%m-%d %H:%M}"
