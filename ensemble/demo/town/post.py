"""Who sends the house an invoice by another platform, and what becomes of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sender:
    name: str
    prefix: str
    label: str
    net: str
    days_ago: int
    reason: str = ""  # why it is set aside
    iban: str = "FR7630006000011234567890189"
    address: dict[str, str] = field(
        default_factory=lambda: {"street": "2 rue du Lac", "postcode": "69003", "city": "Lyon"}
    )


SENDERS = [
    Sender("Imprimerie du Lac", "IDL", "Cartes et programmes de la rencontre", "312.50", 4),
    Sender(
        "Froid Rhodanien",
        "FR",
        "Entretien de la chambre froide",
        "186.00",
        6,
        reason="Nous n’avons pas de chambre froide : cette facture est pour un voisin.",
    ),
]
