"""Eight large companies: what they make, how they order, and who asks."""

from ensemble.demo.town.companies.industry import INDUSTRY
from ensemble.demo.town.companies.services import SERVICES

COMPANIES = [*INDUSTRY, *SERVICES]
