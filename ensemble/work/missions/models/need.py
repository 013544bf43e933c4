"""What a client asks, in the client's words; every version of those words is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.models import Organisation, Seat
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person

NEED_MOVES = Lifecycle(
    {
        "draft": {"sent"},
        "sent": {"reframing", "composing", "withdrawn"},
        "reframing": {"composing", "withdrawn"},
        "composing": {"reframing", "shared", "withdrawn"},
        "shared": {"composing", "chosen", "withdrawn"},
    }
)
OPEN = ("sent", "reframing", "composing", "shared")
ENDED = ("chosen", "withdrawn")
PUT_TO_HER = ("asked", "yes", "no_thank_you", "withdrawn", "released")


def of_a_client(person: Person, need: str = "") -> Q:
    """The needs of a client: all those of her organisation for a buyer; for a manager, those
    she wrote or is named on. `need` is the path to the need, `"shortlist__need__"`."""
    seats = seats_of(person)
    bought = {seat.organisation_id for seat in seats if seat.role == "buyer"}
    shared = {seat.organisation_id for seat in seats} - bought
    there = Q(**{f"{need}organisation__in": bought})
    if shared:
        named = Need.named.through.objects.filter(need=OuterRef(f"{need}pk"), person=person)
        hers = Q(**{f"{need}author": person}) | Q(Exists(named))
        there |= Q(**{f"{need}organisation__in": shared}) & hers
    return there


class NeedQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "NeedQuerySet":
        """The talent and finance desks, the client's people, and whoever is asked for it."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "finance"):
            return self.filter(~Q(state="draft") | Q(author=person))
        own_draft = Q(author=person, state="draft")
        asked = Need.objects.order_by().filter(
            shortlists__presentations__member__person=person,
            shortlists__presentations__asked_at__isnull=False,
            shortlists__presentations__state__in=PUT_TO_HER,
        )
        return self.filter(own_draft | of_a_client(person) | Q(pk__in=asked.values("pk")))

    def drafted_under(self, draft_key: str) -> "NeedQuerySet":
        """The draft of someone who has not signed in yet."""
        return self.filter(draft_key=draft_key, state="draft") if draft_key else self.none()

    def open(self) -> "NeedQuerySet":
        return self.filter(state__in=OPEN)

    def not_ended(self) -> "NeedQuerySet":
        """Open, or still a draft."""
        return self.exclude(state__in=ENDED)

    def ended(self) -> "NeedQuerySet":
        return self.filter(state__in=ENDED)

    def in_the_hands_of(self, talent_manager: Person) -> "NeedQuerySet":
        return self.filter(talent_manager=talent_manager)

    def waiting_for_a_shortlist(self) -> "NeedQuerySet":
        return self.filter(state__in=("sent", "reframing", "composing")).order_by("promised_at")

    def ready_to_read(self) -> "NeedQuerySet":
        """With all that a line of a list shows."""
        return self.select_related("current", "organisation", "author", "talent_manager")

    def with_stage(self) -> "NeedQuerySet":
        """Marks each with its open letter: `agreed` and `asked` people, `letter` once shared
        (its public id); with the date promised before, when it was put off (`moved_from`); and
        joins the mission, when someone was chosen."""
        from ensemble.work.missions.models.postponement import Postponement
        from ensemble.work.missions.models.presentation import Presentation
        from ensemble.work.missions.models.shortlist import Shortlist

        people = Presentation.objects.filter(shortlist__need=OuterRef("pk")).order_by()
        running = people.exclude(shortlist__state="closed").values("shortlist__need")
        counted = running.annotate(number=Count("pk")).values("number")
        shared = Shortlist.objects.shared().filter(need=OuterRef("pk"))
        slipped = Postponement.objects.filter(need=OuterRef("pk"))
        before = slipped.filter(promised_at=OuterRef("promised_at")).order_by("-pk")
        return self.select_related("mission__member__person").annotate(
            agreed=Coalesce(Subquery(counted.filter(state="yes")), 0),
            asked=Coalesce(Subquery(counted.filter(state="asked")), 0),
            letter=Subquery(shared.values("public_id")[:1]),
            moved_from=Subquery(before.values("was")[:1]),
        )


class Need(models.Model):
    """An anonymous draft belongs to a session (`draft_key`); a sent need has an author, an
    organisation and a talent manager who promised a date."""

    LIFECYCLE = NEED_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=10, default="draft")
    draft_key = models.CharField(max_length=64, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    talent_manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    current = models.ForeignKey("NeedVersion", models.PROTECT, null=True, related_name="+")
    purchase_order = models.CharField(max_length=60, blank=True)
    drafted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    promised_at = models.DateTimeField(null=True)
    first_human_word_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.TextField(blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["talent_manager", "state"], name="needs_in_hand")]
        constraints = [
            NEED_MOVES.constraint("need_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(state="withdrawn")
                | Q(
                    author__isnull=False,
                    organisation__isnull=False,
                    talent_manager__isnull=False,
                    current__isnull=False,
                    sent_at__isnull=False,
                    promised_at__isnull=False,
                ),
                name="a_sent_need_has_its_people_and_a_promise",
            ),
            models.CheckConstraint(
                condition=~Q(state="draft") | ~Q(author=None, draft_key=""),
                name="a_draft_belongs_to_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="a_withdrawn_need_is_dated",
            ),
            models.UniqueConstraint(
                "draft_key",
                condition=~Q(draft_key="") & Q(state="draft"),
                name="one_draft_a_session",
            ),
        ]

    def __str__(self) -> str:
        return self.current.title if self.current else str(self.public_id)

    def get_absolute_url(self) -> str:
        return reverse("missions:need", args=[self.public_id])

    def lock(self) -> None:
        """Hold the need until the end of the transaction: what is done about it, and about
        the people presented for it, happens one thing at a time."""
        self.refresh_from_db(from_queryset=Need.objects.select_for_update(of=("self",)))

    def client_people(self) -> list[Person]:
        """To whom letters about this need go: its author and those named on it, while they sit in
        the organisation; its buyers when none of them does."""
        sits = Seat.objects.live().filter(organisation=self.organisation_id, person=OuterRef("pk"))
        people = Person.objects.in_alphabetical_order()
        hers = Q(pk=self.author_id) | Q(pk__in=self.named.values("pk"))
        following = list(people.filter(hers, Exists(sits)))
        return following or list(people.filter(Exists(sits.filter(role="buyer"))))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED
