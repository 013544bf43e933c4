"""What a paper signed apart would say, and between whom, before it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import translation

from ensemble.work.contracts.actions.proposing_apart import drawn_apart
from ensemble.work.contracts.models import Agreement, PaperKind
from ensemble.work.contracts.models.clause import APART
from ensemble.work.contracts.wording import as_markdown, title_of, words_of
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Draft:
    label: str
    language: str
    parties: list[str]
    text: str
    live: Agreement | None


def drafts_of(mission: Mission, at: datetime) -> list[Draft]:
    live = {one.kind: one for one in Agreement.objects.of(mission).apart().live()}
    return [_draft(mission, kind, live.get(kind), at) for kind in APART]


def _draft(mission: Mission, kind: str, live: Agreement | None, at: datetime) -> Draft:
    agreement = drawn_apart(mission, kind)
    with translation.override(agreement.language):
        agreement.title = title_of(kind, mission)
    words = words_of(agreement, on=today(at))
    names = [party["name"] for party in words["parties"]]
    return Draft(PaperKind(kind).label, agreement.language, names, as_markdown(words), live)
