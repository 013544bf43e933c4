"""Public registers of companies, all asked the same question: do you know this business?

    for register in registers_of(business): answer = register.ask(business)

A register that is not configured, does not answer or answers something else is no refusal: the
answer is then `by_hand`, and someone reads the register themselves.
"""

from ensemble.people.compliance.models import Business
from ensemble.people.compliance.registries import sirene, vies
from ensemble.people.compliance.registries.answers import Register

REGISTERS: tuple[Register, ...] = (sirene.Sirene(), vies.Vies())


def registers_of(business: Business) -> list[Register]:
    """Those that can know it: Sirene every French business, VIES every VAT number."""
    return [register for register in REGISTERS if register.number_of(business)]
