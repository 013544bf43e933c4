"""Those who serve: power, insurance, shops, water."""

from ensemble.demo.town.shapes import Company, Contact

SERVICES = [
    Company(
        key="helionde",
        name="Hélionde",
        sector="energy",
        city="Nantes",
        address="3 quai de la Marée-Haute, 44200 Nantes",
        about_fr=(
            "Production d’électricité renouvelable : quarante et un parcs à terre, deux en mer."
        ),
        about_en="Renewable electricity: forty-one parks onshore, two at sea.",
        orders_fr=(
            "Commande-cadre annuelle, puis bons de livraison mensuels. Le numéro de parc doit "
            "figurer sur chaque facture."
        ),
        orders_en=(
            "An annual framework order, then monthly call-offs. The park number must appear on "
            "every invoice."
        ),
        people=[
            Contact(
                key="guerin",
                name="Thomas Guérin",
                email="thomas.guerin@helionde.example",
                role="buyer",
                agreement="masculine",
                language="fr",
                title_fr="Acheteur, projets et exploitation",
                title_en="Buyer, projects and operations",
            ),
            Contact(
                key="annelaure",
                name="Anne-Laure Pichon",
                email="anne-laure.pichon@helionde.example",
                role="manager",
                agreement="feminine",
                language="fr",
                title_fr="Directrice des projets en mer",
                title_en="Director of offshore projects",
            ),
            Contact(
                key="rachid",
                name="Rachid Belkacem",
                email="rachid.belkacem@helionde.example",
                role="manager",
                agreement="masculine",
                language="fr",
                title_fr="Responsable du système d’information",
                title_en="Head of information systems",
            ),
        ],
    ),
    Company(
        key="maravelle",
        name="Maravelle Assurances",
        sector="insurance",
        city="Paris",
        address="17 rue des Deux-Encriers, 75009 Paris",
        about_fr=(
            "Assurance de biens et santé, banque de dépôt pour ses sociétaires : 1,9 million de "
            "personnes."
        ),
        about_en=(
            "Property and health insurance, and a deposit bank for its members: 1.9 million people."
        ),
        orders_fr=(
            "Bon de commande par lot, plafonné à 60 jours, renouvelable deux fois. Contrôle des "
            "habilitations avant tout accès aux données."
        ),
        orders_en=(
            "One order per lot, at most 60 days, renewable twice. Clearances are checked before "
            "any access to data."
        ),
        people=[
            Contact(
                key="delattre",
                name="Agnès Delattre",
                email="agnes.delattre@maravelle.example",
                role="buyer",
                agreement="feminine",
                language="fr",
                title_fr="Responsable des achats de prestations",
                title_en="Head of services purchasing",
            ),
            Contact(
                key="sabatier",
                name="Jérôme Sabatier",
                email="jerome.sabatier@maravelle.example",
                role="manager",
                agreement="masculine",
                language="fr",
                title_fr="Directeur technique et des sinistres",
                title_en="Technical and claims director",
            ),
        ],
    ),
    Company(
        key="lavandier",
        name="Comptoirs Lavandier",
        sector="retail",
        city="Aix-en-Provence",
        address="2 cours des Platanes-Hauts, 13100 Aix-en-Provence",
        about_fr="Maison et jardin : 64 magasins dans la moitié sud, un site, un entrepôt.",
        about_en=(
            "Home and garden: 64 shops in the southern half of France, one website, one warehouse."
        ),
        orders_fr=(
            "Commande par courriel, sans portail. Aucun démarrage entre le 20 novembre et le 5 "
            "janvier."
        ),
        orders_en="Orders by e-mail, no portal. Nothing starts between 20 November and 5 January.",
        people=[
            Contact(
                key="bonnet",
                name="Chantal Bonnet",
                email="chantal.bonnet@lavandier.example",
                role="buyer",
                agreement="feminine",
                language="fr",
                title_fr="Responsable des achats non marchands",
                title_en="Head of indirect purchasing",
            ),
            Contact(
                key="amadou",
                name="Amadou Sissoko",
                email="amadou.sissoko@lavandier.example",
                role="manager",
                agreement="masculine",
                language="fr",
                title_fr="Directeur du commerce en ligne",
                title_en="Director of online retail",
            ),
        ],
    ),
    Company(
        key="vaure",
        name="Les Eaux de la Vaure",
        sector="water-environment",
        city="Clermont-Ferrand",
        address="5 place du Vieux-Lavoir, 63000 Clermont-Ferrand",
        about_fr=(
            "Régie publique de l’eau et de l’assainissement : 97 communes, 310 agentes et agents."
        ),
        about_en="Public water and sewerage utility: 97 towns and villages, a staff of 310.",
        orders_fr=(
            "Marché public : bon de commande signé avant tout commencement, facture déposée sur le "
            "portail de l’État."
        ),
        orders_en=(
            "Public contract: order signed before anything begins, invoice filed on the State’s "
            "portal."
        ),
        people=[
            Contact(
                key="vigier",
                name="Marc-Antoine Vigier",
                email="marc-antoine.vigier@vaure.example",
                role="buyer",
                agreement="masculine",
                language="fr",
                title_fr="Responsable de la commande publique",
                title_en="Head of public procurement",
            ),
            Contact(
                key="roche",
                name="Élise Roche",
                email="elise.roche@vaure.example",
                role="manager",
                agreement="feminine",
                language="fr",
                title_fr="Directrice de l’exploitation",
                title_en="Director of operations",
            ),
        ],
    ),
]
