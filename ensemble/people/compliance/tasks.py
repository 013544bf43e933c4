from datetime import datetime

from ensemble.foundation.core.jobs import every
from ensemble.people.compliance.actions.reminding import remind


@every("0 6 * * *", name="compliance.remind")
def papers_that_end_soon(at: datetime) -> None:
    """Each morning; a paper already told is not told again."""
    remind(at=at)
