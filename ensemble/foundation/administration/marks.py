"""Knowing whether what someone read is still what is written."""

import hashlib

from ensemble.foundation.parameters.models import Operator


def mark_of(operator: Operator) -> str:
    values = [str(getattr(operator, field.attname)) for field in Operator._meta.concrete_fields]
    return hashlib.sha256("\0".join(values).encode()).hexdigest()
