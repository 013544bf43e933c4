"""What the desk of finance lists."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.people.compliance.models import BankAccount, CompanyCheck, Document

OPEN_QUESTIONS = ["by_hand", "differs", "closed", "unknown"]


def desk_tabs(current: str) -> list[dict]:
    rows = [
        ("papers", _("Papers"), "compliance:desk", Document.objects.to_check().count()),
        ("accounts", _("Bank details"), "compliance:accounts", BankAccount.objects.held().count()),
    ]
    return [
        {"label": label, "url": reverse(name), "current": key == current, "count": count}
        for key, label, name, count in rows
    ]


def to_look_up() -> QuerySet[CompanyCheck]:
    """The last answer of a register, when it is not a plain yes: someone reads it themselves."""
    later = CompanyCheck.objects.filter(
        Q(at__gt=OuterRef("at")) | Q(at=OuterRef("at"), pk__gt=OuterRef("pk")),
        business=OuterRef("business"),
        register=OuterRef("register"),
    )
    last = CompanyCheck.objects.filter(~Exists(later), result__in=OPEN_QUESTIONS)
    last = last.exclude(business__member__state="left")
    return last.select_related("business__member__person").order_by("at", "pk")
