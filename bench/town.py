"""Invented consultants by the hundred thousand, loaded by COPY: for benchmarks only."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.text import sorting_key

BORN = datetime(2026, 1, 1, tzinfo=UTC)
YEAR = date(2026, 1, 1)
SKILLS = """
Python Django PostgreSQL Java Spring Kubernetes Terraform AWS Azure GCP SAP Salesforce ServiceNow Scrum SAFe
PMO cybersécurité RSSI conformité RGPD conduite-du-changement achats logistique supply-chain contrôle-de-
gestion consolidation IFRS audit trésorerie actuariat solvabilité data-engineering Spark Airflow dbt Snowflake
Power-BI Tableau machine-learning NLP React TypeScript Angular UX recherche-utilisateur marketing CRM SEO
e-commerce ressources-humaines paie formation recrutement juridique fusion-acquisition due-diligence stratégie
innovation RSE bilan-carbone énergie BTP santé pharmacie banque assurance télécoms aéronautique ferroviaire
automobile qualité lean six-sigma AMOA MOA tests DevOps Linux réseaux mainframe COBOL PHP Symfony Ruby Golang
Rust embarqué
""".split()
LABELS = [skill.replace("-", " ") for skill in SKILLS]
USED = [1 / (rank + 1) ** 0.7 for rank in range(len(SKILLS))]
ROLES = """Directeur de projet, Chef de projet, Consultant, Architecte, Développeur, Coach agile, Expert, Analyste,
Manager de transition, Formateur, Auditeur, Ingénieur""".replace("\n", " ").split(", ")
CITIES = "Paris Lyon Marseille Toulouse Nantes Lille Bordeaux Rennes Strasbourg Montpellier Grenoble Nice".split()
SECTORS = """la banque, l'assurance, l'énergie, le secteur public, la santé, l'industrie, les télécoms, le luxe, la
distribution, les transports""".replace("\n", " ").split(", ")
VERBS = "piloté accompagné conçu déployé audité cadré développé formé négocié transformé sécurisé optimisé".split()
OBJECTS = """la refonte du système d'information, la migration vers le nuage, un programme de conformité réglementaire, une
plateforme de données, les équipes de développement, l'organisation des achats, un outil de gestion de
trésorerie, la mise en œuvre d'un progiciel, le schéma directeur informatique, la conduite du changement
auprès des métiers, la stratégie commerciale, le bilan carbone du groupe, la reprise d'activité, une
application mobile, la qualité des processus de production""".replace("\n", " ").split(", ")
FIRST = """
Camille Léa Manon Chloé Inès Sarah Élodie Amélie Sophie Nathalie Hélène Zoé Thomas Nicolas Julien Maxime
Antoine François Étienne Rémi Jérôme Benoît Loïc Théo
""".split()
LAST = """
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garcia
David Bertrand Roux Vincent Fournier Mercier Gérard
""".split()

TABLES = {
    "persons_person": "id password public_id email name sort_key language time_zone theme agreement phone"
    " is_active is_demo joined_at",
    "profiles_member": "id public_id person_id state invited_at welcome_step charter_version"
    " charter_accepted_at",
    "profiles_card": "id public_id member_id line text years rate city remote mobility free_on free_said_at"
    " free_source languages portrait can_help_with would_like_help_with",
    "profiles_cardskill": "card_id skill_id position",
}


def load(connection, n: int) -> None:
    """Fill an empty, migrated database with `n` members; the same for the same `n`."""
    with connection.cursor() as cursor:
        for position, label in enumerate(LABELS, start=1):
            cursor.execute(
                "INSERT INTO profiles_skill (id, code, kind, label_fr, label_en, source, rome, live)"
                " VALUES (%s, %s, 'skill', %s, '', 'ensemble', '', true)",
                [position, SKILLS[position - 1].lower(), label],
            )
        for table, columns in TABLES.items():
            listed = ", ".join(columns.split())
            with cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows(table, n):
                    copy.write_row(row)
        for table in list(TABLES)[:3]:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )
    name_skills()


def name_skills() -> None:
    from ensemble.people.profiles.actions.naming import names_of
    from ensemble.people.profiles.models import Skill, SkillName

    SkillName.objects.bulk_create(
        name for skill in Skill.objects.all() for name in names_of(skill, [])
    )


def rows(table: str, n: int) -> Iterator[tuple]:
    for number, one in enumerate(people(n), start=1):
        if table == "persons_person":
            name = one["name"]
            key = sorting_key(" ".join(reversed(name.split(" ", 1))))
            email = f"m{number}@ville.example"
            yield (number, "!", uuid7(), email, name, key, "fr", "Europe/Paris", "system", "neutral", "",
                   True, False, BORN)  # fmt: skip
        elif table == "profiles_member":
            yield number, uuid7(), number, "active", BORN, "done", "1", BORN
        elif table == "profiles_card":
            yield (number, uuid7(), number, one["line"], one["text"], 10, one["rate"], one["city"],
                   one["remote"], "", one["free_on"], BORN, "member", "[]", "", "", "")  # fmt: skip
        else:
            for position, skill in enumerate(one["skills"]):
                yield number, skill + 1, position


def people(n: int) -> Iterator[dict]:
    chance = random.Random(7)
    for _number in range(n):
        skills = list(
            dict.fromkeys(chance.choices(range(len(SKILLS)), USED, k=chance.randint(4, 10)))
        )
        sector = chance.choice(SECTORS)
        sentences = [
            f"J'ai {chance.choice(VERBS)} {chance.choice(OBJECTS)} dans {chance.choice(SECTORS)}, avec "
            f"{LABELS[chance.choice(skills)]} et {LABELS[chance.choice(skills)]}."
            for _sentence in range(chance.randint(3, 8))
        ]
        yield {
            "name": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
            "line": f"{chance.choice(ROLES)} {LABELS[skills[0]]} pour {sector}",
            "text": " ".join(sentences),
            "skills": skills,
            "city": chance.choice(CITIES),
            "remote": chance.random() < 0.5,
            "rate": chance.randint(6, 30) * 50,
            "free_on": YEAR + timedelta(days=chance.randint(0, 365)),
        }


def briefs(n: int, seed: int = 3) -> list[dict]:
    """Requests: four skills, a rate, a date and some words, as a client would send them."""
    chance = random.Random(seed)
    found = []
    for _number in range(n):
        skills = chance.sample(range(len(SKILLS)), 4)
        rate, on = chance.randint(8, 25) * 50, YEAR + timedelta(days=chance.randint(30, 300))
        text = (
            f"Bonjour, nous cherchons une personne pour {chance.choice(OBJECTS)} : "
            f"{', '.join(LABELS[skill] for skill in skills)}. TJM {rate} €, disponible le {on:%d/%m/%Y}."
        )
        found.append({"text": text, "skills": skills, "rate": rate, "free_by": on})
    return found
