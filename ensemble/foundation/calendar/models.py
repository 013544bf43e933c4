"""Half-hours someone offers, and the appointments made of them."""

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse

from ensemble.foundation.core.about import About, AboutQuerySet
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person

SLOT_MOVES = Lifecycle({"offered": {"taken", "withdrawn"}, "taken": {"withdrawn"}})
APPOINTMENT_MOVES = Lifecycle({"booked": {"booked", "cancelled"}})


class MomentRange(Func):
    function = "tstzrange"
    output_field = DateTimeRangeField()


class SlotQuerySet(AboutQuerySet):
    def of(self, owner: Person) -> "SlotQuerySet":
        return self.filter(owner=owner)

    def live(self) -> "SlotQuerySet":
        """Those that keep their owner's time: offered or taken."""
        return self.exclude(state="withdrawn")

    def still_free(self, at: datetime) -> "SlotQuerySet":
        return self.filter(state="offered", starts_at__gt=at).order_by("starts_at")


class Slot(About):
    """A time its owner can give, about one thing; it is taken once or withdrawn."""

    LIFECYCLE = SLOT_MOVES

    public_id = PublicId()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, default="offered")
    offered_at = models.DateTimeField()

    objects = SlotQuerySet.as_manager()

    class Meta:
        indexes = [models.Index("about_label", "about_id", name="slots_about_a_thing")]
        constraints = [
            SLOT_MOVES.constraint("slot_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="a_slot_ends_after_it_starts"
            ),
            ExclusionConstraint(
                name="live_slots_of_a_person_never_overlap",
                expressions=[
                    ("owner", RangeOperators.EQUAL),
                    (MomentRange("starts_at", "ends_at", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=~Q(state="withdrawn"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}, {self.starts_at:%Y-%m-%d %H:%M}"


class AppointmentQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "AppointmentQuerySet":
        """Those a person attends or organises."""
        if person is None:
            return self.none()
        return self.filter(Q(organiser=person) | attended_by(person))

    def attended_by(self, person: Person) -> "AppointmentQuerySet":
        return self.filter(attended_by(person))

    def booked(self) -> "AppointmentQuerySet":
        return self.filter(state="booked")

    def ahead(self, at: datetime) -> "AppointmentQuerySet":
        """Not over yet, the nearest first."""
        return self.filter(ends_at__gt=at).order_by("starts_at", "pk")


class Appointment(About):
    """People who meet at an hour. Each change of hour raises its `sequence`, as calendars ask."""

    LIFECYCLE = APPOINTMENT_MOVES

    public_id = PublicId()
    sequence = models.PositiveIntegerField(default=0)
    slot = models.OneToOneField(Slot, models.PROTECT, related_name="+")
    organiser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    video_link = models.URLField(blank=True)
    state = models.CharField(max_length=9, default="booked")
    booked_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(max_length=500, blank=True)
    attendees = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Attendance", related_name="+"
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index("about_label", "about_id", name="appointments_about_a_thing"),
            models.Index("starts_at", name="appointments_by_hour"),
        ]
        constraints = [
            APPOINTMENT_MOVES.constraint("appointment_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="an_appointment_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_at__isnull=False)
                | Q(state="booked", cancelled_at=None),
                name="cancelled_means_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_ahead(self, at: datetime) -> bool:
        """Still to come, or going on: what may be moved or cancelled."""
        return self.state == "booked" and self.ends_at > at

    def get_absolute_url(self) -> str:
        return reverse("calendar:appointment", args=[self.public_id])

    @property
    def uid(self) -> str:
        """The name of this event in every calendar, whatever happens to it (RFC 7986)."""
        return str(self.public_id)


class Attendance(models.Model):
    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("appointment", "person", name="attends_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.appointment}"


class Feed(models.Model):
    """A person's agenda as an address that calendars follow; another key is another address."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField(unique=True)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)


def attended_by(person: Person) -> models.Exists:
    return models.Exists(
        Attendance.objects.filter(appointment=models.OuterRef("pk"), person=person)
    )
