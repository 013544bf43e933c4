"""What the clock does: look at the whole ledger before finance comes in."""

from datetime import datetime

from ensemble.foundation.core.jobs import every
from ensemble.money.ledger import checking


@every("0 6 * * *", name="ledger.check")
def check(at: datetime) -> None:
    """Seven o'clock in winter, eight in summer; the finance home says when it was."""
    checking.check(at)
