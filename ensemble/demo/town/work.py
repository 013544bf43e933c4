"""Who works how, once chosen: the rhythm agreed, and what goes less smoothly for some."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Work:
    """The months of one mission. `rhythm` lists weekdays, Monday is 0."""

    need: str
    rhythm: tuple[int, ...]
    progress: str = ""
    model: str = "resale"
    sees: str = ""  # what the member says of the premises
    asks_more: bool = False  # the client would like more days
    deposit: Decimal = Decimal(0)  # asked of the client the day it begins
    discount: Decimal = Decimal(0)  # in percent, agreed in the order and taken each month
    pays_late: bool = False
    disputes: str = ""  # why the client sets a day of the last month aside
    comes_back: bool = False  # the bank returns the last payment
    bills_herself: bool = False  # her own software sends her invoices
    is_in_progress: bool = False  # a month waits for its client, the next for its member


WORK = [
    Work(
        "orsenne-paie",
        (0, 1, 2, 3, 4),
        "Les trois sociétés sont sur le même calendrier.",
        deposit=Decimal("9000.00"),
    ),
    Work(
        "ardance-programme",
        (0, 1, 2, 3),
        "Le jalon des bogies est passé.",
        sees="Le dépôt ne se dirige que sur place.",
        asks_more=True,
        pays_late=True,
    ),
    Work(
        "helionde-campagne",
        (0, 1, 2, 3),
        "La campagne est chiffrée, pays par pays.",
        discount=Decimal(2),
        bills_herself=True,
        disputes="Ce jour-là, l’atelier a été reporté : nous l’avons retrouvé la semaine suivante.",
    ),
    Work("varenne-usine", (0, 1, 2, 3, 4), "Un mois de plus sans accident.", comes_back=True),
    Work("maravelle-actuariat", (0, 1, 2, 3), "Les tables sont refaites.", model="agency"),
    Work(
        "varenne-inventaire",
        (2,),
        "Les allées A à F sont comptées ; l’écart est passé sous 2\u00a0%.",
        is_in_progress=True,
    ),
]

LATE_FOR = 45  # days: what fell due since is not paid by whoever pays late
CREDIT = 400_000
DISCOUNT_DAYS = 8
CAPITAL = "300000.00"
CONSENT = "Je signe ce papier, que j’ai lu en entier."
CONCLUSION = {
    "fr": "Nous en avons parlé avec chacun : les jours se choisissent ensemble, rien à changer.",
    "en": "We talked with both sides: days are chosen together, nothing needs to change.",
}
MORE_DAYS = {
    "fr": "Les équipes voudraient finir avec vous ce qui est commencé.",
    "en": "The teams would like to finish with you what has begun.",
}
EACH_MONTH = {"fee": "FRAIS TENUE DE COMPTE", "amount": "-18.40"}
UNKNOWN = {"words": "VIREMENT RECU", "name": "SOCIETE NOUVELLE DU PORT", "amount": "1250.00"}
