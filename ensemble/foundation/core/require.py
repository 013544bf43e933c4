from ensemble.foundation.core.errors import Refused


def require(allowed: bool, why: str = "") -> None:
    """The first line of every action: `require(may_sign(by, shortlist))`."""
    if not allowed:
        raise Refused(why)
