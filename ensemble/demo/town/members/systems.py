"""Those who bring large systems in."""

from ensemble.demo.town.shapes import Member, codes, prose

SYSTEMS = [
    Member(
        name="Leïla Mansouri",
        email="leila.mansouri@mansouri-s4.example",
        agreement="feminine",
        language="fr",
        line="SAP S/4HANA côté métier : finance et contrôle de gestion, du modèle à la bascule.",
        line_other=(
            "SAP S/4HANA from the business side: finance and controlling, from model to cutover."
        ),
        text=prose("""
            Comptable d’abord, consultante SAP ensuite : seize ans de FI/CO, cinq passages à
            S/4HANA, dont deux repris en cours de route.

            Je parle aux comptables dans leur langue et aux intégrateurs dans la leur. Sur le
            dernier projet (quatorze sociétés, bascule au 1er janvier), j’ai tenu la conception
            finance, les sept recettes et la première clôture : terminée le neuvième jour ouvré,
            deux de moins que l’ancienne.

            J’écris peu de développements spécifiques. Je compte ceux que j’évite : 83 demandes sur
            120 la dernière fois, chacune avec une réponse écrite à la personne qui l’avait faite.

            Je ne couvre ni la paie ni la logistique. Je ne commence pas de projet dont la date a
            été choisie avant le périmètre.
        """),
        years=16,
        skills=codes(
            "sap-s4hana sap-finance erp business-analysis testing data-migration industrial-control"
        ),
        sectors=codes("chemicals food automotive"),
        languages=[("fr", "langue maternelle"), ("ar", "courant"), ("en", "courant")],
        city="Clermont-Ferrand",
        remote=True,
        mobility_fr="Lyon et Paris deux jours par semaine",
        mobility_en="Lyon and Paris two days a week",
        rate=850,
        free_in_days=0,
        rhythm_days=5,
        can_help_with="Comprendre un besoin SAP avant d’y répondre.",
        would_like_help_with="Dire non à une date, sans perdre la mission.",
        met_by="claire",
        how_we_met_fr=(
            "Olivier Sallé m’a parlé d’elle en 2021 après une recette de nuit. Nous nous sommes "
            "vues quatre fois, toujours dans des gares."
        ),
        how_we_met_en=(
            "Olivier Sallé told me about her in 2021 after a night of testing. We have met four "
            "times, always in railway stations."
        ),
    ),
    Member(
        name="Bastien Colombani",
        email="bastien.colombani@colombani-crm.example",
        agreement="masculine",
        language="fr",
        line="Salesforce pour équipes commerciales qui ont cessé de le remplir.",
        line_other="Salesforce for sales teams who have stopped filling it in.",
        text=prose("""
            Commercial pendant six ans, puis administrateur Salesforce, puis consultant : neuf ans
            sur l’outil, treize certifications que je ne détaillerai pas.

            On m’appelle quand les commerciaux tiennent leurs affaires dans un tableur caché. Je
            passe deux jours en tournée avec eux, je reviens avec une liste de champs à supprimer.
            Chez un distributeur de matériel médical, nous sommes passés de 94 champs à 31 par
            opportunité ; les prévisions du trimestre sont désormais justes à 9 %.

            Je paramètre, j’automatise, je forme par groupes de cinq. Je reprends aussi des
            intégrations fragiles entre Salesforce et un ERP.

            Peu d’expérience de la relation client de masse : je suis à l’aise jusqu’à 400
            utilisateurs.
        """),
        years=9,
        skills=codes("salesforce crm sales-management training api process-improvement"),
        sectors=codes("medical-devices mechanical-industry tourism"),
        languages=[
            ("fr", "langue maternelle"),
            ("co", "courant"),
            ("it", "courant"),
            ("en", "courant"),
        ],
        city="Bastia",
        remote=True,
        mobility_fr="Marseille, Lyon et Paris, une semaine par mois",
        mobility_en="Marseille, Lyon and Paris, one week a month",
        rate=560,
        free_in_days=6,
        rhythm_days=5,
        can_help_with="Préparer un rendez-vous commercial ; ranger son carnet d’adresses.",
        would_like_help_with="Rencontrer des gens sur le continent, une semaine par mois.",
        met_by="claire",
        how_we_met_fr=(
            "Il m’a écrit depuis le ferry, en 2024, une lettre de trois pages sans CV. J’ai pris "
            "le bateau."
        ),
        how_we_met_en=(
            "He wrote to me from the ferry in 2024, three pages without a CV attached. I took the "
            "boat."
        ),
    ),
    Member(
        name="Vincent Pruvost",
        email="vincent.pruvost@pruvost-programmes.example",
        agreement="masculine",
        language="fr",
        line="Directeur de programme : reprendre un projet que plus personne ne veut présenter.",
        line_other="Programme director: taking over the project nobody wants to present any more.",
        text=prose("""
            Trente et un ans d’informatique, dont vingt à la tête de programmes de 5 à 60 M€. Les
            six derniers étaient en difficulté quand je suis arrivé.

            Mon premier mois est toujours le même : je lis les contrats, je rencontre quarante
            personnes une par une, et je rends un diagnostic de quatre pages, y compris quand la
            bonne réponse est d’arrêter. C’est arrivé deux fois sur six.

            Le dernier : un programme ferroviaire en retard de quatorze mois, livré en deux lots, le
            premier au bout de sept mois. Le fournisseur et le client se reparlaient.

            Je tiens le planning moi-même, sans équipe. Je prends un jour par semaine pour écrire ;
            ce n’est pas négociable, et cela n’a jamais manqué à personne.
        """),
        years=31,
        skills=codes(
            "programme-management recovery-projects pmo it-management contract-management mediation "
            "transition-management"
        ),
        sectors=codes("railway public-sector energy"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("pt", "courant")],
        city="Amiens",
        remote=False,
        mobility_fr="Paris, Lille, Bruxelles",
        mobility_en="Paris, Lille, Brussels",
        rate=1200,
        free_in_days=150,
        rhythm_days=4,
        can_help_with="Relire un planning ; barrer des lignes.",
        would_like_help_with="Un éditeur patient : j’écris un livre.",
        met_by="hugo",
        how_we_met_fr=(
            "Un client me l’a prêté pour relire un planning, un soir de 2019. Il a barré deux "
            "lignes et le projet a tenu."
        ),
        how_we_met_en=(
            "A client lent him to me to read a schedule, one evening in 2019. He crossed out two "
            "lines and the project held."
        ),
    ),
    Member(
        name="Mireille Schott",
        email="mireille.schott@recette-et-preuve.example",
        agreement="feminine",
        language="fr",
        line="AMOA et recette en assurance : des règles de gestion écrites une bonne fois.",
        line_other=(
            "Business analysis and testing in insurance: rules written down once and for all."
        ),
        text=prose("""
            Gestionnaire de sinistres pendant neuf ans, puis assistance à maîtrise d’ouvrage :
            vingt-quatre ans dans l’assurance, du guichet au comité de recette.

            Je sais ce qu’un gestionnaire fait quand l’écran ne le permet pas, et c’est par là que
            je commence. Sur une refonte sinistres, j’ai écrit 410 règles avec leurs exemples ; 96 %
            n’ont pas bougé pendant les tests, et les autres ont été corrigées avant le
            développement.

            J’organise la recette : jeux de données, campagnes courtes, anomalies décrites de façon
            qu’on n’ait pas à me rappeler. J’emmène toujours deux gestionnaires dans l’équipe.

            Je n’automatise pas les tests moi-même. Je travaille depuis Strasbourg, et j’aime venir
            trois jours de suite plutôt qu’un par semaine.
        """),
        years=24,
        skills=codes(
            "business-analysis testing specifications claims-management insurance-products jira"
        ),
        sectors=codes("insurance social-economy"),
        languages=[("fr", "langue maternelle"), ("de", "courant"), ("gsw", "langue maternelle")],
        city="Strasbourg",
        remote=True,
        mobility_fr="Grand Est et Paris, par séquences de trois jours",
        mobility_en="Eastern France and Paris, three days in a row",
        rate=580,
        free_in_days=2,
        rhythm_days=4,
        can_help_with="Écrire une règle avec ses exemples.",
        would_like_help_with="Un point de chute à Paris, trois nuits par mois.",
        met_by="claire",
        how_we_met_fr=(
            "Rachel Bensimon la cite dans chaque conversation. J’ai fini par aller la voir à "
            "Strasbourg, un jour de marché."
        ),
        how_we_met_en=(
            "Rachel Bensimon mentions her in every conversation. I ended up visiting her in "
            "Strasbourg, on a market day."
        ),
    ),
]
