"""A paper has the legal model of its terms: the database compares both, whoever writes."""

from django.db import migrations

FORWARD = """
ALTER TABLE contracts_agreement ADD CONSTRAINT a_paper_has_the_model_of_its_terms
FOREIGN KEY (terms_id, model) REFERENCES contracts_terms (id, model)
DEFERRABLE INITIALLY IMMEDIATE
"""
BACKWARD = "ALTER TABLE contracts_agreement DROP CONSTRAINT a_paper_has_the_model_of_its_terms"


class Migration(migrations.Migration):
    dependencies = [("contracts", "0002_agreements")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
