"""Nothing leaves before it passes: schema, EN 16931, French rules, in that order.

`validate(xml)` gives what the three layers find, errors and warnings. When a layer cannot be run
it raises `ValidatorDown`: what was not checked is not valid.
"""

from ensemble.money.invoicing.validation.findings import Finding, errors_of
from ensemble.money.invoicing.validation.layers import ValidatorDown, validate

__all__ = ["Finding", "ValidatorDown", "errors_of", "validate"]
