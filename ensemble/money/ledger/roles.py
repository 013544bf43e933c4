"""The parts that accounts play. Code names a role; the chart says which number plays it that day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    # Those who owe us, and those whom we owe
    CLIENTS = "clients", _("Clients")
    DOUBTFUL_CLIENTS = "doubtful_clients", _("Doubtful clients")
    CLIENT_ADVANCES = "client_advances", _("Advances and overpayments of clients")
    DEPRECIATION = "depreciation", _("Depreciation of clients")
    SUPPLIERS = "suppliers", _("Suppliers")
    SUPPLIER_ADVANCES = "supplier_advances", _("Advances to suppliers")
    PRINCIPALS = "principals", _("Third parties, on whose behalf we act")
    SUSPENSE = "suspense", _("To be explained")
    # Value added tax
    PENDING_VAT = "pending_vat", _("VAT invoiced, until it is collected")
    COLLECTED_VAT = "collected_vat", _("VAT collected")
    PENDING_DEDUCTIBLE_VAT = "pending_deductible_vat", _("VAT of suppliers, until they are paid")
    DEDUCTIBLE_VAT = "deductible_vat", _("VAT deductible")
    REVERSE_VAT = "reverse_vat", _("VAT that we owe in place of a supplier")
    VAT_DUE = "vat_due", _("VAT to be paid over")
    # Money
    BANK = "bank", _("Bank")
    TRANSFERS = "transfers", _("Transfers between our accounts")
    # Income
    REVENUE = "revenue", _("Services")
    RECHARGED = "recharged", _("Recharged expenses")
    COMMISSION = "commission", _("Commissions")
    DISCOUNT_OBTAINED = "discount_obtained", _("Discounts obtained")
    LATE_INTEREST = "late_interest", _("Interest on late payment")
    LATE_INDEMNITY = "late_indemnity", _("Fixed indemnities for late payment")
    ROUNDING_GAIN = "rounding_gain", _("Rounding in our favour")
    # Costs
    SUBCONTRACTING = "subcontracting", _("Subcontracting")
    SUPPLIER_EXPENSES = "supplier_expenses", _("Expenses of suppliers")
    DISCOUNT_GRANTED = "discount_granted", _("Discounts granted")
    BANK_FEES = "bank_fees", _("Bank fees")
    LOSSES = "losses", _("Losses on clients")
    DEPRECIATION_COST = "depreciation_cost", _("Depreciation of the year")
    DEPRECIATION_INCOME = "depreciation_income", _("Depreciation taken back")
    ROUNDING_LOSS = "rounding_loss", _("Rounding against us")
    # Result of the years before
    PROFIT = "profit", _("Profit of the years before")
    LOSS = "loss", _("Loss of the years before")
