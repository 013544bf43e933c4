"""Those who audit, insure, comply and write contracts."""

from ensemble.demo.town.shapes import Member, codes, prose

RULES = [
    Member(
        name="Mariam Traoré",
        email="mariam.traore@piste-daudit.example",
        agreement="feminine",
        language="fr",
        line="Audit et contrôle internes : peu de recommandations, toutes suivies.",
        line_other="Internal audit and control: few recommendations, all followed up.",
        text=prose("""
            Treize ans d’audit interne, dans la santé, le négoce et les collectivités. Certifiée CIA
            en 2017.

            Mes rapports font huit pages et comptent cinq recommandations au plus. Je m’y tiens
            depuis qu’un directeur d’hôpital m’a montré l’armoire où dormaient les 214
            recommandations de mes prédécesseurs. Sur mes dix-neuf dernières missions, 81 % des
            recommandations étaient closes un an après : je rappelle, je vais voir.

            Je cartographie les risques en entretien individuel, jamais par questionnaire. Je monte
            des dispositifs anticorruption conformes à la loi Sapin II pour des groupes de 500 à
            3 000 personnes.

            Je ne mène pas d’enquêtes sur des individus. Je parle bambara, ce qui a compté deux
            fois, au Mali.
        """),
        years=13,
        skills=codes(
            "internal-audit internal-control risk-management anti-corruption process-improvement"
        ),
        sectors=codes("healthcare public-sector logistics-sector"),
        languages=[("fr", "langue maternelle"), ("bm", "courant"), ("en", "courant")],
        city="Marseille",
        remote=True,
        mobility_fr="Sud-Est chaque semaine, Afrique de l’Ouest deux fois par an",
        mobility_en="South-east of France weekly, West Africa twice a year",
        rate=680,
        free_in_days=0,
        rhythm_days=5,
        can_help_with="Rédiger court ; préparer un entretien délicat.",
        would_like_help_with="Trouver des missions dans les collectivités du Sud.",
        met_by="claire",
        how_we_met_fr=(
            "Sophie Arnaud l’avait eue comme auditrice et en gardait un bon souvenir, ce qui m’a "
            "intriguée. Nous nous sommes vues à Marseille en 2023."
        ),
        how_we_met_en=(
            "Sophie Arnaud had been audited by her and remembered it fondly, which made me "
            "curious. We met in Marseille in 2023."
        ),
    ),
    Member(
        name="Rachel Bensimon",
        email="rachel.bensimon@bensimon-actuariat.example",
        agreement="feminine",
        language="fr",
        line=(
            "Actuaire : provisions, Solvabilité II, et des hypothèses qu’un conseil peut discuter."
        ),
        line_other="Actuary: reserves, Solvency II, and assumptions a board can discuss.",
        text=prose("""
            Actuaire diplômée, dix-huit ans en mutuelle et en réassurance, indépendante depuis
            quatre ans.

            Je tiens la fonction actuarielle par intérim, je calcule des provisions non-vie et
            santé, je relis des modèles construits par d’autres. J’ai participé à trois bilans
            d’ouverture IFRS 17 et rédigé sept rapports ORSA, dont un que le conseil a réellement
            annoté.

            Ce que l’on me demande de plus en plus : expliquer à des administrateurs élus, qui ne
            sont pas du métier, ce qu’ils votent. Je prépare une séance de deux heures avec leurs
            propres chiffres, et je reste à dîner.

            Je code en Python et en R, je livre les fichiers et leur documentation. Je ne suis pas
            disponible le vendredi après-midi, été comme hiver.
        """),
        years=22,
        skills=codes("actuarial solvency-2 ifrs-17 insurance-products risk-management python"),
        sectors=codes("insurance healthcare social-economy"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("he", "courant")],
        city="Niort",
        remote=True,
        mobility_fr="Paris et Niort ; ailleurs sur rendez-vous",
        mobility_en="Paris and Niort; elsewhere by arrangement",
        rate=1100,
        free_in_days=90,
        rhythm_days=4,
        can_help_with="Comprendre un contrat de prévoyance avant de le signer.",
        would_like_help_with="Un coup d’œil extérieur sur mes supports de formation.",
        met_by="claire",
        how_we_met_fr=(
            "Elle animait une formation pour administrateurs ; j’étais au fond de la salle. J’ai "
            "compris la marge de risque ce jour-là."
        ),
        how_we_met_en=(
            "She was training board members; I sat at the back. That was the day I understood the "
            "risk margin."
        ),
    ),
    Member(
        name="Yann Le Dantec",
        email="yann.ledantec@fil-conforme.example",
        agreement="masculine",
        language="fr",
        line="Conformité bancaire : LCB-FT, connaissance client, remédiations à tenir.",
        line_other="Banking compliance: anti-money laundering, KYC, remediations to deliver.",
        text=prose("""
            Dix-sept ans de conformité, dont cinq comme responsable LCB-FT d’une banque régionale.
            J’ai connu un contrôle de l’ACPR du côté où l’on transpire.

            Je conduis des remédiations : 62 000 dossiers clients repris en quatorze mois avec une
            équipe de vingt-deux personnes, et un taux de reprise en second contrôle de 4 %. Je
            réécris les scénarios d’alerte quand il y en a trop : chez un établissement de paiement,
            nous en avons supprimé neuf sur vingt-six, et détecté davantage.

            Je forme les conseillers en agence, avec des cas réels rendus anonymes.

            Je ne signe pas à la place de la personne responsable et je n’interviens pas pour les
            acteurs des crypto-actifs, faute de bien les connaître.
        """),
        years=17,
        skills=codes(
            "anti-money-laundering know-your-customer compliance banking-regulation internal-control "
            "training payments"
        ),
        sectors=codes("banking fintech insurance"),
        languages=[("fr", "langue maternelle"), ("en", "courant")],
        city="Nantes",
        remote=True,
        mobility_fr="Paris deux jours par semaine, Ouest sans limite",
        mobility_en="Paris two days a week, western France freely",
        rate=790,
        free_in_days=7,
        rhythm_days=5,
        can_help_with="Vérifier un nouveau client ; lire une demande de l’ACPR.",
        would_like_help_with="Connaître les crypto-actifs assez pour bien dire non.",
        met_by="hugo",
        how_we_met_fr=(
            "Il nous a signalé une faiblesse dans nos propres vérifications, avec la correction en "
            "pièce jointe. Je l’ai invité à déjeuner."
        ),
        how_we_met_en=(
            "He pointed out a weakness in our own checks, with the fix attached. I invited him to "
            "lunch."
        ),
    ),
    Member(
        name="Pauline Hoarau",
        email="pauline.hoarau@clauses-claires.example",
        agreement="feminine",
        language="fr",
        line="Juriste de contrats : projets industriels et informatiques, en mots simples.",
        line_other="In-house contract lawyer: industrial and IT projects, in plain words.",
        text=prose("""
            Juriste d’entreprise pendant dix ans (énergie, puis logiciel), indépendante depuis 2020
            à La Réunion, avec trois heures d’avance sur vous en hiver : vos contrats sont relus
            quand vous arrivez.

            Je rédige, je négocie, et surtout je suis l’exécution : avenants, réclamations,
            pénalités, échéances. Sur un parc éolien, j’ai tenu le journal contractuel de 64
            interfaces pendant dix-huit mois ; le litige redouté n’a pas eu lieu, parce que chaque
            retard avait sa lettre.

            Mes contrats informatiques tiennent en douze pages. Je traite aussi les sous-traitances
            RGPD.

            Je ne suis pas avocate : je ne plaide pas et je vous dis à quel moment il en faut une ou
            un. Je viens dans l’Hexagone quatre fois par an, dix jours.
        """),
        years=16,
        skills=codes(
            "contract-law contract-management technology-law data-protection legal negotiation"
        ),
        sectors=codes("energy software-sector construction"),
        languages=[
            ("fr", "langue maternelle"),
            ("en", "courant, rédaction juridique"),
            ("rcf", "langue maternelle"),
        ],
        city="Saint-Denis (La Réunion)",
        remote=True,
        mobility_fr="À distance ; dans l’Hexagone quatre fois par an",
        mobility_en="Remote; mainland France four times a year",
        rate=650,
        free_in_days=18,
        rhythm_days=4,
        can_help_with="Relire une clause, le soir chez vous, le matin chez moi.",
        would_like_help_with="Des visages : je travaille à neuf mille kilomètres.",
        met_by="claire",
        how_we_met_fr=(
            "Nos contrats-cadres sont en partie les siens. Nous avons travaillé huit mois à "
            "distance avant de nous rencontrer, à Lyon, sous la neige."
        ),
        how_we_met_en=(
            "Our framework agreements are partly hers. We worked eight months at a distance before "
            "meeting, in Lyon, in the snow."
        ),
    ),
]
