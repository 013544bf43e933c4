"""Those who answer for data and models."""

from ensemble.demo.town.shapes import Member, codes, prose

DATA = [
    Member(
        name="Sophie Arnaud",
        email="sophie.arnaud@arnaud-donnees.example",
        agreement="feminine",
        language="fr",
        line="Gouvernance des données : qui répond de quoi, écrit et tenu.",
        line_other="Data governance: who answers for what, written down and kept.",
        text=prose("""
            Ancienne responsable des référentiels d’un distributeur de pièces (3,4 millions
            d’articles), consultante depuis onze ans.

            Je n’installe pas de gouvernance « globale ». Je choisis avec vous un objet qui fait mal
            (le fournisseur, l’article, le client) et je le suis de sa création à son archivage.
            Nommer un responsable par objet prend trois semaines ; le faire vivre, six mois. Je
            reste pour la seconde partie.

            Chez un industriel, les fiches fournisseurs en double sont passées de 17 % à 2 % et le
            sont restées, parce que la personne qui les crée a désormais un écran de moins et un
            collègue à appeler.

            Je connais Collibra et deux de ses concurrents. Je ne vends aucun outil, et je commence
            souvent par un tableau partagé.
        """),
        years=20,
        skills=codes(
            "data-governance data-quality master-data data-catalogue data-strategy data-protection "
            "workshop-facilitation"
        ),
        sectors=codes("automotive retail energy"),
        languages=[("fr", "langue maternelle"), ("en", "courant")],
        city="Lyon",
        remote=True,
        mobility_fr="Lyon, Grenoble, Paris ; deux jours sur site par semaine",
        mobility_en="Lyon, Grenoble, Paris; two days a week on site",
        rate=920,
        free_in_days=8,
        rhythm_days=4,
        can_help_with="Faire le tri dans ses propres données ; animer un premier atelier.",
        would_like_help_with="L’IA générative, expliquée par quelqu’un qui ne vend rien.",
        met_by="claire",
        how_we_met_fr=(
            "Elle a remis notre annuaire en ordre avant d’en faire partie. Nous nous voyons chaque "
            "trimestre, et elle n’a jamais annulé."
        ),
        how_we_met_en=(
            "She put our directory in order before joining it. We meet every quarter, and she has "
            "never cancelled."
        ),
    ),
    Member(
        name="Priya Raghunathan",
        email="priya.raghunathan@second-draft-models.example",
        agreement="feminine",
        language="en",
        line="Data scientist: forecasting and risk models that survive their first year.",
        line_other=(
            "Science des données : des modèles de prévision et de risque qui passent leur première "
            "année."
        ),
        text=prose("""
            Statistician by training, fourteen years in retail and insurance, independent since
            2021.

            I am called for the second version: the first model impressed everybody, then drifted. I
            rebuild the pipeline, write the tests, and leave a page that says when to stop trusting
            it. For a chain of 310 shops, fresh-food waste fell by 11% and stayed there for eighteen
            months, mostly because store managers could overrule the forecast and we learned from
            their overrules.

            I also review other people’s models before they reach customers, in the light of the
            European AI Act: fairness checks, documentation, a plain verdict.

            Python, SQL, Databricks. I do not do chatbots for their own sake, and I say no to
            scoring employees.
        """),
        years=14,
        skills=codes(
            "data-science machine-learning python databricks ai-governance demand-planning sql"
        ),
        sectors=codes("retail insurance consumer-goods"),
        languages=[
            ("en", "mother tongue"),
            ("ta", "mother tongue"),
            ("fr", "fluent, meetings and writing"),
        ],
        city="Paris",
        remote=True,
        mobility_fr="Île-de-France ; ailleurs deux jours par mois",
        mobility_en="Paris area; elsewhere two days a month",
        rate=880,
        free_in_days=35,
        rhythm_days=4,
        can_help_with="Reading a model’s results critically; Python, gently.",
        would_like_help_with="French administrative letters, and finding a tandem partner.",
        met_by="claire",
        how_we_met_fr=(
            "Elle a demandé à voir comment nous classions les gens avant de candidater. J’ai "
            "répondu que nous ne les classions pas ; elle a vérifié, puis elle est venue."
        ),
        how_we_met_en=(
            "She asked to see how we ranked people before applying. I said we did not; she "
            "checked, then came."
        ),
    ),
    Member(
        name="Jean-Baptiste Ekambi",
        email="jean-baptiste.ekambi@ekambi-data.example",
        agreement="masculine",
        language="fr",
        line="Ingénieur de données : des flux qu’on peut relancer le lundi sans appeler personne.",
        line_other="Data engineer: pipelines you can restart on a Monday without calling anyone.",
        text=prose("""
            Douze ans d’ingénierie des données, dont sept sur des entrepôts nationaux (énergie,
            assurance, eau).

            Je construis et je répare. Construire : un socle Snowflake pour un assureur, 240 tables,
            dix-huit sources, en production au bout de cinq mois. Réparer : une chaîne de nuit qui
            échouait une fois sur quatre ; nous avons retiré 60 % du code, et elle a échoué deux
            fois en un an.

            Tout ce que je livre se rejoue, se teste et se lit. J’écris le mode d’emploi avec la
            personne qui sera d’astreinte.

            Je travaille à distance, avec trois jours sur place au démarrage. Je ne fais ni tableaux
            de bord ni modèles statistiques : d’autres ici les font mieux.
        """),
        years=12,
        skills=codes("data-engineering data-warehouse snowflake databricks sql python azure"),
        sectors=codes("insurance energy water-environment"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("dua", "familial")],
        city="Nancy",
        remote=True,
        mobility_fr="À distance ; Grand Est et Luxembourg à la demande",
        mobility_en="Remote; eastern France and Luxembourg on request",
        rate=670,
        free_in_days=50,
        rhythm_days=5,
        can_help_with="Une requête SQL qui résiste, à toute heure raisonnable.",
        would_like_help_with="Parler de mon travail à des gens qui n’en sont pas.",
        met_by="hugo",
        how_we_met_fr=(
            "Il a répondu à un coup de main à 22 h, pour un membre qu’il ne connaissait pas. Je "
            "l’ai remercié le lendemain, et nous avons parlé une heure."
        ),
        how_we_met_en=(
            "He answered a call for help at ten at night, for a member he did not know. I thanked "
            "him the next day and we talked for an hour."
        ),
    ),
]
