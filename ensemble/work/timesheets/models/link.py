"""Approving without signing in: a link of one use, opened by a code on the telephone."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import models

from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.links import link_in, token_of
from ensemble.foundation.mailroom.texted import TextedCode
from ensemble.work.timesheets.models.timesheet import Timesheet

LINK = "timesheets.approval"


class ApprovalLinkQuerySet(models.QuerySet):
    def by_token(self, token: str) -> "ApprovalLink | None":
        """Whatever became of it; None for a forged one."""
        link = link_in(token, LINK)
        return (
            self.filter(link=link).select_related("timesheet", "person").first() if link else None
        )


class ApprovalLink(models.Model):
    """Written in the letter that sends a month: it approves once, while that month waits."""

    timesheet = models.ForeignKey(Timesheet, models.CASCADE, related_name="links")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    link = models.UUIDField(default=uuid7, unique=True, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = ApprovalLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.person}, {self.timesheet}"

    @property
    def token(self) -> str:
        return token_of(UUID(str(self.link)), LINK)

    def opens(self, at: datetime) -> bool:
        waits = self.timesheet.state == "submitted"
        hers = self.timesheet.submitted_to_id == self.person_id
        return waits and hers and self.used_at is None and at < self.expires_at


class ApprovalCode(TextedCode):
    PURPOSE = "timesheets.approval_code"

    link = models.ForeignKey(ApprovalLink, models.CASCADE, related_name="codes")

    def __str__(self) -> str:
        return f"{self.link}, {self.asked_at:%Y-%m-%d %H:%M}"
