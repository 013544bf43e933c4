from ensemble.work.missions.models.brief import Brief
from ensemble.work.missions.models.fee import FeeRule
from ensemble.work.missions.models.mission import Mission, NotRetained
from ensemble.work.missions.models.need import Need, NeedVersion
from ensemble.work.missions.models.presentation import Presentation
from ensemble.work.missions.models.shortlist import Shortlist

__all__ = [
    "Brief",
    "FeeRule",
    "Mission",
    "Need",
    "NeedVersion",
    "NotRetained",
    "Presentation",
    "Shortlist",
]
