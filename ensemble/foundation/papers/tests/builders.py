from datetime import UTC, datetime

AT = datetime(2026, 11, 12, 11, tzinfo=UTC)
OPERATOR = {
    "name": "Ensemble",
    "tagline": "Indépendants, mais ensemble.",
    "address": "12 rue des Halles, 44000 Nantes",
    "email": "bonjour@ensemble.example",
    "phone": "",
    "legal_notice": "Société par actions simplifiée au capital de 50 000 €",
}


def a_letter(**changes) -> dict:
    return {
        "at": AT,
        "operator": OPERATOR,
        "title": "Bienvenue",
        "to": "Karim Benali\n3 place Graslin\n44000 Nantes",
        "place_on": "Nantes, le 12 novembre 2026",
        "words": "Bonjour Karim,\n\nVotre place est prête.\n\nÀ jeudi,",
        "by": "Claire Morel",
        "role": "Responsable des talents",
    } | changes
