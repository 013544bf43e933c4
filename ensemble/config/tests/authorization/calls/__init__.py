"""What is asked of each route for each right that it declares: one table an app."""

from ensemble.config.tests.authorization.calls import (
    accounts,
    compliance,
    contracts,
    credit,
    desk,
    einvoices,
    foundation,
    invoicing,
    ledger,
    missions,
    needs,
    profiles,
    signing,
    timesheets,
    treasury,
)

CALLS = [
    *accounts.CALLS,
    *foundation.CALLS,
    *profiles.CALLS,
    *compliance.CALLS,
    *ledger.CALLS,
    *invoicing.CALLS,
    *einvoices.CALLS,
    *credit.CALLS,
    *needs.CALLS,
    *missions.CALLS,
    *contracts.CALLS,
    *signing.CALLS,
    *timesheets.CALLS,
    *treasury.CALLS,
    *desk.CALLS,
]

__all__ = ["CALLS"]
