"""Words exchanged about a thing, by the people an upper app puts around it."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from ensemble.foundation.core.about import About, AboutQuerySet
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person


class ConversationQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "ConversationQuerySet":
        """Those a person takes part in; nobody else sees that they exist."""
        return self.filter(models.Exists(_parts_of(person))) if person else self.none()

    def with_news_for(self, person: Person) -> "ConversationQuerySet":
        """Marks each with `has_news`: someone else said something since this person last looked,
        the first of it at `news_at`."""
        unseen = Message.objects.filter(
            conversation=models.OuterRef("pk"),
            pk__gt=models.Subquery(
                Participant.objects.filter(
                    conversation=models.OuterRef("conversation"), person=person
                ).values("seen_to")
            ),
        ).exclude(by=person)
        first = models.Subquery(unseen.order_by("pk").values("at")[:1])
        return self.annotate(has_news=models.Exists(unseen), news_at=first)


class Conversation(About):
    """`private` words are announced by letter but not repeated in it."""

    public_id = PublicId()
    subject = models.CharField(max_length=200)
    private = models.BooleanField(default=False)
    opened_at = models.DateTimeField()

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("about_label", "about_id", name="conversations_about_a_thing")]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("conversations:show", args=[self.public_id])


class Participant(models.Model):
    """`seen_to` is the last message this person's own page showed: it feeds her "new" mark,
    and nobody else ever reads it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", "person", name="takes_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.conversation}"


class Message(models.Model):
    """`key` is that of the form it was written in: a form sent twice says its words once."""

    key = models.UUIDField(null=True, unique=True)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="a_message_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


def _parts_of(person: Person) -> models.QuerySet:
    return Participant.objects.filter(conversation=models.OuterRef("pk"), person=person)
