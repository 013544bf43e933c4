"""Those who keep the machines up, safe and understood."""

from ensemble.demo.town.shapes import Member, codes, prose

MACHINES = [
    Member(
        name="Daniel Okafor",
        email="daniel.okafor@plain-cloud.example",
        agreement="masculine",
        language="en",
        line="Cloud architect: fewer services, lower bills, people who sleep.",
        line_other=(
            "Architecte cloud : moins de services, des factures plus basses, des nuits entières."
        ),
        text=prose("""
            Nineteen years running things, the last nine designing them on AWS and Azure for
            airlines, a bank and two software publishers.

            My work is mostly subtraction. For an aerospace supplier I moved 130 applications out of
            a closing data centre in thirteen months: 48 were retired, 51 moved as they were, 31
            rebuilt. The yearly bill came out 22% under the plan, and the finance team can read it
            line by line.

            I pair with the people who will be on call and I am on call with them for the first
            month. Terraform for everything, Kubernetes only when I have failed to talk you out of
            it.

            I work in English, understand French well and write it slowly. No defence projects: my
            clearance has lapsed.
        """),
        years=19,
        skills=codes(
            "cloud-architecture cloud-migration aws azure terraform finops kubernetes site-reliability"
        ),
        sectors=codes("aerospace banking software-sector"),
        languages=[
            ("en", "mother tongue"),
            ("ig", "mother tongue"),
            ("fr", "working, slow in writing"),
        ],
        city="Antibes",
        remote=True,
        mobility_fr="À distance ; Toulouse, Marseille et Paris deux jours par mois",
        mobility_en="Remote; Toulouse, Marseille and Paris two days a month",
        rate=940,
        free_in_days=28,
        rhythm_days=4,
        can_help_with="Reading a cloud bill; setting up a small server without regrets.",
        would_like_help_with="Writing in French faster than one paragraph an hour.",
        met_by="hugo",
        how_we_met_fr=(
            "Rencontré à Sophia Antipolis en 2022, à une rencontre où il était le seul à avoir "
            "préparé des chiffres. Il héberge depuis notre café d’Antibes."
        ),
        how_we_met_en=(
            "Met in Sophia Antipolis in 2022, at a gathering where he alone had brought figures. "
            "He has hosted our Antibes café ever since."
        ),
    ),
    Member(
        name="Stéphane Morvan",
        email="stephane.morvan@morvan-securite.example",
        agreement="masculine",
        language="fr",
        line="RSSI à temps partagé : la sécurité que vos équipes peuvent vraiment tenir.",
        line_other="Part-time CISO: the security your teams can really keep up.",
        text=prose("""
            Vingt-cinq ans de sécurité des systèmes, commencés dans la marine. J’ai été RSSI d’un
            hôpital, puis d’un groupe industriel de 4 000 personnes. J’y étais le jour de
            l’attaque : onze jours sans informatique, quarante-six pour tout rouvrir.

            De cette histoire, j’ai gardé une méthode. Trois semaines pour savoir ce qui arrêterait
            l’activité ; un plan de dix mesures, chiffrées, dont quatre sans achat ; un exercice de
            crise avec la direction, sur papier, un matin.

            Je prépare aussi les entités concernées par NIS 2 et les certifications ISO 27001 (six
            obtenues).

            Je sers deux clients à la fois, au plus, un jour par semaine chacun. Je ne fais pas de
            tests d’intrusion moi-même.
        """),
        years=25,
        skills=codes(
            "ciso cybersecurity iso-27001 nis2 ebios industrial-security business-continuity "
            "crisis-management"
        ),
        sectors=codes("healthcare water-environment mechanical-industry"),
        languages=[("fr", "langue maternelle"), ("en", "courant")],
        city="Vannes",
        remote=True,
        mobility_fr="Ouest et Massif central, deux jours par semaine",
        mobility_en="Western and central France, two days a week",
        rate=990,
        free_in_days=21,
        rhythm_days=2,
        can_help_with="Sécuriser son propre ordinateur en une matinée.",
        would_like_help_with="Un confrère avec qui alterner les astreintes.",
        met_by="hugo",
        how_we_met_fr=(
            "Il a raconté son attaque devant vingt membres à Nantes, sans rien enjoliver. Nous "
            "l’avons tous rappelé dans le mois."
        ),
        how_we_met_en=(
            "He told twenty members in Nantes about his attack, embellishing nothing. We all "
            "called him back within the month."
        ),
    ),
    Member(
        name="Alain Peyrot",
        email="alain.peyrot@peyrot-cobol.example",
        agreement="masculine",
        language="fr",
        line="Mainframe, COBOL et chaînes de paiement : comprendre avant de remplacer.",
        line_other="Mainframe, COBOL and payment chains: understand before replacing.",
        text=prose("""
            Trente-sept ans de grands systèmes, presque tous dans la banque. Je lis du COBOL écrit
            avant la naissance de vos architectes, et souvent je connais la personne qui l’a écrit.

            Mon travail aujourd’hui : documenter ce qui tourne pour que d’autres puissent le
            remplacer. Sur une chaîne de virements, j’ai retrouvé 212 règles dans 1,4 million de
            lignes ; 37 n’existaient nulle part ailleurs, dont trois d’ordre légal.

            Je forme aussi des jeunes : deux groupes de huit, dix semaines chacun. Quatorze sont
            encore en poste.

            J’ai soixante et un ans et je travaille deux jours par semaine, le mardi et le jeudi, à
            distance ou à Orléans. Je répondrai encore quand j’aurai fini : c’est mon offre de
            garantie.
        """),
        years=37,
        skills=codes(
            "mainframe payments legacy-modernisation training knowledge-management it-operations"
        ),
        sectors=codes("banking insurance"),
        languages=[("fr", "langue maternelle"), ("en", "lu")],
        city="Orléans",
        remote=True,
        mobility_fr="Orléans et Paris",
        mobility_en="Orléans and Paris",
        rate=600,
        free_in_days=4,
        rhythm_days=2,
        can_help_with="COBOL, chaînes de paiement, patience.",
        would_like_help_with="Préparer la suite sans disparaître.",
        met_by="hugo",
        how_we_met_fr=(
            "Sa fille, qui est une amie de la maison, m’a dit qu’il s’ennuierait à la retraite. Il "
            "ne s’ennuie pas."
        ),
        how_we_met_en=(
            "His daughter, a friend of the house, told me retirement would bore him. He is not "
            "bored."
        ),
        notes=[
            "Mardi et jeudi seulement. Répond au téléphone, rarement aux messages.",
        ],
    ),
]
