"""E-invoices of others: Factur-X, CII or UBL, read into the shape that ours have."""

from ensemble.money.invoicing.incoming.reading import MOST, Read, Unreadable, read

__all__ = ["MOST", "Read", "Unreadable", "read"]
