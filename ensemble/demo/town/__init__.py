"""The town of the demonstration: people, companies and words, all invented. Data only, no product.

Days are offsets from the day the town is built (`_in_days` ahead, `ago` behind); whoever builds it
slides them onto working days.
"""

from ensemble.demo.town.companies import COMPANIES
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.needs import NEEDS
from ensemble.demo.town.team import TEAM

__all__ = ["COMPANIES", "MEMBERS", "NEEDS", "TEAM"]
