"""Those who build: cars, trains, aircraft, medicines."""

from ensemble.demo.town.shapes import Company, Contact

INDUSTRY = [
    Company(
        key="varenne",
        name="Groupe Varenne",
        sector="automotive",
        city="Lyon",
        address="41 quai des Forgerons, 69007 Lyon",
        about_fr=(
            "Sièges, pédaliers et mécanismes de réglage pour l’automobile : neuf usines, 5 200 "
            "personnes."
        ),
        about_en="Seats, pedals and adjusters for carmakers: nine plants, 5,200 people.",
        orders_fr=(
            "Numéro de commande à dix chiffres commençant par 45, exigé avant le premier jour. Une "
            "commande par trimestre. Factures le dernier jour ouvré du mois."
        ),
        orders_en=(
            "A ten-digit order number starting with 45, required before the first day. One order a "
            "quarter. Invoices on the last working day of the month."
        ),
        people=[
            Contact(
                key="helene",
                name="Hélène Faure",
                email="helene.faure@varenne.example",
                role="buyer",
                agreement="feminine",
                language="fr",
                title_fr="Acheteuse, prestations intellectuelles",
                title_en="Buyer, professional services",
            ),
            Contact(
                key="petit",
                name="Laurent Petit",
                email="laurent.petit@varenne.example",
                role="manager",
                agreement="masculine",
                language="fr",
                title_fr="Directeur du site de Vénissieux",
                title_en="Head of the Vénissieux site",
            ),
            Contact(
                key="amina",
                name="Amina Kessous",
                email="amina.kessous@varenne.example",
                role="manager",
                agreement="feminine",
                language="fr",
                title_fr="Directrice achats et durabilité",
                title_en="Director of purchasing and sustainability",
            ),
        ],
    ),
    Company(
        key="ardance",
        name="Ardance",
        sector="railway",
        city="Lille",
        address="8 rue du Grand-Aiguillage, 59800 Lille",
        about_fr=(
            "Rénovation et maintenance de trains régionaux, en France et dans quatre pays voisins."
        ),
        about_en=(
            "Regional train refurbishment and maintenance, in France and four neighbouring "
            "countries."
        ),
        orders_fr=(
            "Commande émise sous cinq jours ouvrés après le choix, en anglais et en français. Deux "
            "signatures au-delà de 50 000 €."
        ),
        orders_en=(
            "Order issued within five working days of the choice, in English and French. Two "
            "signatures above €50,000."
        ),
        people=[
            Contact(
                key="oscar",
                name="Oscar Lindqvist",
                email="oscar.lindqvist@ardance.example",
                role="buyer",
                agreement="masculine",
                language="en",
                title_fr="Acheteur, services et ingénierie",
                title_en="Buyer, services and engineering",
            ),
            Contact(
                key="marion",
                name="Marion Descamps",
                email="marion.descamps@ardance.example",
                role="manager",
                agreement="feminine",
                language="fr",
                title_fr="Directrice de la maintenance",
                title_en="Director of maintenance",
            ),
        ],
    ),
    Company(
        key="montcalm",
        name="Montcalm Aérostructures",
        sector="aerospace",
        city="Toulouse",
        address="27 chemin de la Soufflerie-Basse, 31000 Toulouse",
        about_fr="Portes, trappes et mâts pour avions civils : deux usines, 1 700 personnes.",
        about_en="Doors, hatches and pylons for civil aircraft: two plants, 1,700 people.",
        orders_fr=(
            "Commande nominative, contrôle des exportations vérifié au préalable. Relevé de jours "
            "visé chaque semaine."
        ),
        orders_en="Orders by name, export control checked first. Days are approved every week.",
        people=[
            Contact(
                key="lacaze",
                name="Sébastien Lacaze",
                email="sebastien.lacaze@montcalm.example",
                role="buyer",
                agreement="masculine",
                language="fr",
                title_fr="Acheteur, hors production",
                title_en="Buyer, indirect",
            ),
            Contact(
                key="ferreira",
                name="Isabel Ferreira",
                email="isabel.ferreira@montcalm.example",
                role="manager",
                agreement="feminine",
                language="fr",
                title_fr="Directrice administrative et financière",
                title_en="Finance director",
            ),
        ],
    ),
    Company(
        key="orsenne",
        name="Laboratoires Orsenne",
        sector="pharma",
        city="Rouen",
        address="120 avenue des Herbiers, 76000 Rouen",
        about_fr=(
            "Médicaments injectables et collyres : trois sites en Normandie, ventes dans onze pays."
        ),
        about_en=(
            "Injectable medicines and eye drops: three sites in Normandy, sales in eleven "
            "countries."
        ),
        orders_fr=(
            "Commande après validation qualité de la prestation. Numéro en ORS suivi de sept "
            "chiffres."
        ),
        orders_en=(
            "Order placed once quality has approved the service. Number: ORS followed by seven "
            "digits."
        ),
        people=[
            Contact(
                key="lecoq",
                name="Bérénice Lecoq",
                email="berenice.lecoq@orsenne.example",
                role="buyer",
                agreement="feminine",
                language="fr",
                title_fr="Acheteuse, services et informatique",
                title_en="Buyer, services and IT",
            ),
            Contact(
                key="ellison",
                name="Margaret Ellison",
                email="margaret.ellison@orsenne.example",
                role="manager",
                agreement="feminine",
                language="en",
                title_fr="Directrice financière",
                title_en="Chief financial officer",
            ),
            Contact(
                key="tellier",
                name="Damien Tellier",
                email="damien.tellier@orsenne.example",
                role="manager",
                agreement="masculine",
                language="fr",
                title_fr="Responsable qualité du site de Rouen",
                title_en="Head of quality, Rouen site",
            ),
        ],
    ),
]
