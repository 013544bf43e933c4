"""A company is looked up in the public registers; failing that, a person reads them and says so."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance.access import may_check_company
from ensemble.people.compliance.models import Business, CompanyCheck
from ensemble.people.compliance.registries import registers_of


def check_company(business: Business, *, by: Person | None, at: datetime) -> list[CompanyCheck]:
    """Ask every register that can know it; `by` is None when its own numbers changed.

    The questions are asked outside of any transaction of ours; what each answered is then kept.
    """
    require(by is None or may_check_company(by))
    return [
        _keep(business, register.name, register.number_of(business), by=by, at=at, **vars(answer))
        for register in registers_of(business)
        for answer in [register.ask(business)]
    ]


def note_by_hand(
    business: Business, register: str, *, result: str, proof: str, by: Person, at: datetime
) -> CompanyCheck:
    """What someone read in the register themselves; `proof` says what, and where."""
    require(may_check_company(by))
    number = {one.name: one.number_of(business) for one in registers_of(business)}[register]
    return _keep(business, register, number, result=result, proof=proof, by=by, at=at)


@transaction.atomic
def _keep(
    business: Business,
    register: str,
    number: str,
    *,
    result: str,
    by: Person | None,
    at: datetime,
    **said: str,
) -> CompanyCheck:
    check = CompanyCheck.objects.create(
        business=business, register=register, number=number, result=result, by=by, at=at, **said
    )
    record(
        "compliance.company_checked",
        on=business,
        by=by,
        at=at,
        register=register,
        result=result,
    )
    return check
