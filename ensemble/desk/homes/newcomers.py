"""Those who were invited and are not members yet: what they read, and who calls them by when."""

from datetime import datetime

from django.db.models import DateTimeField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task, judged
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats.dates import moment
from ensemble.people.profiles.models import Member
from ensemble.work.missions.promises import answer_promised

SHOWN = 8


def first_minutes(member: Member, *, at: datetime) -> list[Task]:
    """Whoever invited her calls, when she has not gone through them in time."""
    if member.state != "invited":
        return []
    called_by = answer_promised(_with_arrival().get(pk=member.pk).arrived_at)
    said = _("If something holds you up, %(name)s calls you by %(when)s.")
    if called_by < at:
        said = _("%(name)s was to call you by %(when)s.")
    inviter = member.invited_by.first_name if member.invited_by else Operator.current().name
    return [
        Task(
            title=_("Your first minutes here"),
            note=_("Three sentences, your city, the charter. Ten minutes at most."),
            promise=said % {"name": inviter, "when": moment(called_by)},
            url=reverse("profiles:welcome"),
            verb=_("Go on"),
            due=called_by,
        )
    ]


def invited(*, at: datetime) -> Group:
    """For community: each is called by the day her home says, or says nothing of."""
    waiting = _with_arrival().filter(state="invited").select_related("person", "card")
    return Group(
        _("Invited, not here yet"),
        judged([_invited(one) for one in waiting.order_by("arrived_at")[:SHOWN]], at=at),
        empty=_("Everyone who was invited has arrived."),
        url=reverse("profiles:invite"),
        link=_("Invite someone"),
    )


def _invited(member: Member) -> Task:
    return Task(
        title=member.person.name,
        note=_("Invited by name; a call often helps more than a letter."),
        url=reverse("profiles:person", args=[member.card.public_id]),
        verb=_("Open"),
        due=answer_promised(member.arrived_at),
        person=member.person,
    )


def _with_arrival() -> QuerySet[Member]:
    """`arrived_at`: when she opened the invitation, or else when it left."""
    opened = Invitation.objects.filter(person=OuterRef("person"), purpose="member")
    last = opened.filter(accepted_at__isnull=False).order_by("-accepted_at").values("accepted_at")
    arrived = Coalesce(Subquery(last[:1]), "invited_at", output_field=DateTimeField())
    return Member.objects.annotate(arrived_at=arrived)
