"""Routes that answer a GET and are no page: each with the reason why nobody looks at it here."""

DOWNLOADS = """
calendar:feed calendar:file compliance:identity_file compliance:paper_file compliance:vigilance_file
contracts:agreement_paper contracts:sign_evidence contracts:sign_paper contracts:vigilance_file
invoicing:arrival_file invoicing:declaration_file invoicing:mandate_paper
invoicing:pdf invoicing:xml
ledger:export missions:brief missions:shortlist_pdf timesheets:archive
timesheets:paper timesheets:receipt treasury:for_accountant
""".split()
PORTRAITS = "missions:mission_portrait missions:portrait profiles:portrait".split()
LETTERS = "demo:letter_body mailroom:body".split()
REDIRECTIONS = "accounts:my_organisation profiles:me profiles:welcome".split()

ELSEWHERE = {
    **dict.fromkeys(DOWNLOADS, "a file"),
    **dict.fromkeys(PORTRAITS, "a picture"),
    **dict.fromkeys(LETTERS, "a letter as it leaves, read in the frame of its page"),
    **dict.fromkeys(REDIRECTIONS, "leads to a page that is looked at"),
    "healthz": "read by machines",
}
