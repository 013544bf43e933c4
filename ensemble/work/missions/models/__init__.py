from ensemble.work.missions.models.brief import Brief
from ensemble.work.missions.models.fee import FeeRule
from ensemble.work.missions.models.mission import Mission, NotRetained
from ensemble.work.missions.models.need import Need
from ensemble.work.missions.models.postponement import Postponement
from ensemble.work.missions.models.presentation import Presentation
from ensemble.work.missions.models.shortlist import Shortlist
from ensemble.work.missions.models.version import NeedVersion

__all__ = [
    "Brief",
    "FeeRule",
    "Mission",
    "Need",
    "NeedVersion",
    "NotRetained",
    "Postponement",
    "Presentation",
    "Shortlist",
]
