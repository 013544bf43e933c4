"""E-invoices of others: Factur-X, CII or UBL, read into the shape that ours have."""

from ensemble.money.invoicing.incoming.reading import MOST, Read, Unreadable, read
from ensemble.money.invoicing.incoming.unreadable import ForPeopleOnly

__all__ = ["MOST", "ForPeopleOnly", "Read", "Unreadable", "read"]
