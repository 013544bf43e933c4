"""Why an invoice is disputed, suspended, refused or rejected: the codes of the reform (XP Z12-014)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Said by the buyer.
REASONS: dict[str, Promise] = {
    "CMD_ERR": _("Order number wrong or missing"),
    "QTE_ERR": _("Quantity not as agreed"),
    "PU_ERR": _("Unit price not as agreed"),
    "REM_ERR": _("Discount wrong"),
    "TX_TVA_ERR": _("VAT rate wrong"),
    "MONTANTTOTAL_ERR": _("Total wrong"),
    "CALCUL_ERR": _("Sum wrong"),
    "NON_CONFORME": _("A legal mention is missing"),
    "DOUBLON": _("Invoice received twice"),
    "DOUBLE_FACT": _("Service invoiced twice"),
    "DEST_ERR": _("Sent to the wrong company"),
    "DEST_INC": _("Company unknown"),
    "TRANSAC_INC": _("Service unknown"),
    "EMMET_INC": _("Issuer unknown"),
    "CONTRAT_TERM": _("Contract ended"),
    "REF_CT_ABSENT": _("Contract number missing"),
    "REF_ERR": _("Reference wrong"),
    "ADR_ERR": _("Address wrong"),
    "SIRET_ERR": _("SIRET wrong"),
    "CODE_ROUTAGE_ERR": _("Routing code wrong"),
    "COORD_BANC_ERR": _("Bank details wrong"),
    "MODPAI_ERR": _("Payment terms not as agreed"),
    "ART_ERR": _("Service not as described"),
    "QUALITE_ERR": _("Quality not as agreed"),
    "LIVR_INCOMP": _("Service incomplete"),
    "JUSTIF_ABS": _("A supporting document is missing"),
    "AUTRE": _("Another reason"),
}
# Said by a platform, of the file itself.
REJECTIONS: dict[str, Promise] = {
    "REJ_SEMAN": _("A rule of content is broken"),
    "REJ_UNI": _("This number was already received"),
    "REJ_COH": _("Data do not agree with each other"),
    "REJ_ADR": _("No such address in the directory"),
    "REJ_REF_PJ": _("An attachment is named wrongly"),
    "REJ_ASS_PJ": _("An attachment cannot be joined"),
    "IRR_SYNTAX": _("The file cannot be read"),
    "IRR_TYPE_F": _("This type of file is not taken"),
    "IRR_TAILLE_F": _("The file is too large"),
    "IRR_VIDE_F": _("The file is empty"),
    "IRR_ANTIVIRUS": _("The file was stopped by the antivirus"),
}


def sentence(code: str) -> str:
    """In words; a code that a platform made up is shown as it is."""
    return str(REASONS.get(code) or REJECTIONS.get(code) or code)
