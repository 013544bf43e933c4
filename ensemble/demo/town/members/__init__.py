"""Forty independents; the first four are the cast of the tests too."""

from ensemble.demo.town.members.cash import CASH
from ensemble.demo.town.members.data import DATA
from ensemble.demo.town.members.engineering import ENGINEERING
from ensemble.demo.town.members.finance import FINANCE
from ensemble.demo.town.members.flows import FLOWS
from ensemble.demo.town.members.machines import MACHINES
from ensemble.demo.town.members.people import PEOPLE
from ensemble.demo.town.members.plants import PLANTS
from ensemble.demo.town.members.products import PRODUCTS
from ensemble.demo.town.members.rules import RULES
from ensemble.demo.town.members.systems import SYSTEMS

CAST = ("Karim Benali", "Julie Lemaire", "Nadia Ferrand", "Sophie Arnaud")

_everybody = [
    *FLOWS,
    *PLANTS,
    *ENGINEERING,
    *FINANCE,
    *CASH,
    *RULES,
    *DATA,
    *MACHINES,
    *SYSTEMS,
    *PRODUCTS,
    *PEOPLE,
]
MEMBERS = sorted(
    _everybody, key=lambda member: CAST.index(member.name) if member.name in CAST else len(CAST)
)
