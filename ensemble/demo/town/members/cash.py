"""Those who watch what comes in and what goes out."""

from ensemble.demo.town.shapes import Member, codes, prose

CASH = [
    Member(
        name="Catherine Nguyen",
        email="catherine.nguyen@quai-des-tresoreries.example",
        agreement="feminine",
        language="fr",
        line="Trésorière de groupe : voir le cash à treize semaines et dormir.",
        line_other="Group treasurer: see cash thirteen weeks ahead, and sleep.",
        text=prose("""
            Vingt-trois ans de trésorerie, dont huit comme trésorière d’un groupe de 900 M€ présent
            dans seize pays.

            Ma demande la plus fréquente : « nous ne savons pas combien nous aurons dans deux
            mois ». En cinq semaines, je monte une prévision à treize semaines alimentée par les
            filiales, avec son écart publié chaque lundi. Au bout d’un trimestre, l’erreur est en
            général sous 6 %.

            Je fais aussi le reste du métier : pouvoirs bancaires à reprendre, centralisation,
            couverture de change simple, appels d’offres bancaires, Kyriba (cinq déploiements).

            J’ai conduit deux négociations avec des banques en procédure amiable. Je les prépare
            avec beaucoup de silence et des tableaux d’une page.

            Je ne place pas d’argent et je ne conseille pas de produits complexes.
        """),
        years=23,
        skills=codes("treasury working-capital currency-risk kyriba financing budgeting"),
        sectors=codes("retail tourism pharma"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("vi", "courant")],
        city="Paris",
        remote=True,
        mobility_fr="Île-de-France ; ailleurs deux jours par semaine",
        mobility_en="Paris area; elsewhere two days a week",
        rate=980,
        free_in_days=25,
        rhythm_days=3,
        can_help_with="Lire un prévisionnel, parler à une banque, calculer une réserve.",
        would_like_help_with="Trouver quelqu’un avec qui partager un bureau le jeudi.",
        met_by="claire",
        how_we_met_fr=(
            "Elle nous a aidés, gratuitement, à écrire nos propres plafonds d’encours. Quand je "
            "lui ai demandé ce qu’elle voulait en échange : « que vous les respectiez »."
        ),
        how_we_met_en=(
            "She helped us, unpaid, to write our own exposure limits. When I asked what she wanted "
            "in return: “that you keep them”."
        ),
    ),
    Member(
        name="Éric Vandamme",
        email="eric.vandamme@trente-jours.example",
        agreement="masculine",
        language="fr",
        line="Crédit clients et centres de services partagés : être payé sans se fâcher.",
        line_other="Credit management and shared services: getting paid without falling out.",
        text=prose("""
            Vingt-deux ans dans le poste clients : recouvreur au téléphone d’abord, puis responsable
            d’un centre de services de 85 personnes à Roubaix, indépendant depuis 2021.

            Je commence par écouter trente appels et lire cent litiges. En général, un tiers des
            retards vient de nos propres factures : mauvais bon de commande, mauvaise adresse,
            mauvais prix. On répare cela d’abord.

            Chez un grossiste, les retards de plus de soixante jours sont passés de 19 à 7 M€ en dix
            mois, sans contentieux supplémentaire.

            Je forme les équipes à la relance, en situation. Je paramètre les scénarios dans SAP. Je
            ne fais pas de transfert de centre à l’étranger : j’en ai fait un, et je n’ai pas aimé
            ce que j’ai laissé derrière moi.
        """),
        years=22,
        skills=codes(
            "credit-management shared-services working-capital sap-finance training process-improvement"
        ),
        sectors=codes("retail logistics-sector construction"),
        languages=[("fr", "langue maternelle"), ("nl", "courant"), ("en", "courant")],
        city="Roubaix",
        remote=True,
        mobility_fr="Nord, Belgique, Paris",
        mobility_en="Northern France, Belgium, Paris",
        rate=620,
        free_in_days=14,
        rhythm_days=4,
        can_help_with="Relancer un client sans se fâcher ; les premiers mois d’indépendance.",
        would_like_help_with="Un comparatif honnête des prévoyances.",
        met_by="hugo",
        how_we_met_fr=(
            "Il est venu à une rencontre à Lille pour parler de tout autre chose : la solitude des "
            "premiers mois. C’est lui qui accueille désormais les nouveaux du Nord."
        ),
        how_we_met_en=(
            "He came to a gathering in Lille to talk about something else: the loneliness of the "
            "first months. He now welcomes newcomers in the north."
        ),
    ),
    Member(
        name="Béatrice Cazenave",
        email="beatrice.cazenave@cazenave-achats.example",
        agreement="feminine",
        language="fr",
        line="Achats indirects et prestations : des règles que les métiers acceptent de suivre.",
        line_other="Indirect and services purchasing: rules that people agree to follow.",
        text=prose("""
            Dix ans directrice des achats indirects d’un groupe de services (210 M€ par an), puis
            neuf ans indépendante.

            Je suis utile quand les métiers contournent les achats. Je commence par demander à
            quinze d’entre eux pourquoi, et la réponse tient en général sur une page. À Bordeaux, le
            délai moyen d’une commande de prestation est passé de 26 à 8 jours ; les commandes après
            coup, de 41 % à 12 %.

            J’ai déployé Ivalua deux fois et Coupa une fois, du paramétrage au support du premier
            mois. J’écris aussi les clauses qui protègent l’indépendance des consultants : je
            connais le sujet des deux côtés.

            Pas de nettoyage de base fournisseurs à moi seule : il y faut un interlocuteur comptable
            à mi-temps.
        """),
        years=25,
        skills=codes(
            "purchasing-indirect purchasing-services source-to-pay ivalua coupa responsible-purchasing "
            "negotiation"
        ),
        sectors=codes("professional-services banking energy"),
        languages=[("fr", "langue maternelle"), ("es", "courant"), ("en", "courant")],
        city="Bordeaux",
        remote=True,
        mobility_fr="Paris et Toulouse un ou deux jours par semaine",
        mobility_en="Paris and Toulouse one or two days a week",
        rate=840,
        free_in_days=60,
        rhythm_days=4,
        can_help_with="Comment un acheteur lit votre offre, et où il s’arrête.",
        would_like_help_with="Des nouvelles de vrais ateliers : je ne vois que des bureaux.",
        met_by="claire",
        how_we_met_fr=(
            "Elle a été notre cliente pendant quatre ans, exigeante et droite. Le jour où elle est "
            "partie, elle m’a demandé si la porte s’ouvrait dans l’autre sens."
        ),
        how_we_met_en=(
            "She was our client for four years, demanding and fair. The day she left, she asked "
            "whether the door also opened the other way."
        ),
    ),
]
