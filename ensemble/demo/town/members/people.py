"""Those who accompany people through change, conflict and crisis."""

from ensemble.demo.town.shapes import Member, codes, prose

PEOPLE = [
    Member(
        name="Delphine Chauvet",
        email="delphine.chauvet@apres-lannonce.example",
        agreement="feminine",
        language="fr",
        line="Conduite du changement, à partir du lendemain de l’annonce.",
        line_other="Change management, starting the day after the announcement.",
        text=prose("""
            Dix-neuf ans auprès d’équipes à qui l’on change l’outil, le lieu ou le métier. J’ai
            commencé comme formatrice SAP en usine, ce qui guérit des grands mots.

            Je rencontre d’abord ceux qui vont perdre quelque chose, et je l’écris : du temps, un
            titre, un voisin de bureau. Le plan part de cette liste. Pour un passage à S/4HANA, 640
            personnes formées par quarante collègues que nous avions préparés ; 82 % des questions
            traitées sans moi dans le mois suivant la bascule.

            Je travaille volontiers avec les représentants du personnel, dès le début.

            Je ne fais ni « baromètre d’adhésion » ni objets publicitaires. Je m’arrête quand les
            équipes ont leur propre rythme, en général au bout de sept mois.
        """),
        years=19,
        skills=codes(
            "change-management training learning-design internal-communication workshop-facilitation "
            "sap-s4hana"
        ),
        sectors=codes("mechanical-industry energy automotive"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("it", "courant")],
        city="Annecy",
        remote=False,
        mobility_fr="Auvergne-Rhône-Alpes, Suisse romande, Paris un jour par semaine",
        mobility_en="Auvergne-Rhône-Alpes, French-speaking Switzerland, Paris one day a week",
        rate=720,
        free_in_days=9,
        rhythm_days=4,
        can_help_with="Préparer une annonce, et surtout le lendemain.",
        would_like_help_with="Trouver des missions en Suisse sans changer de statut.",
        met_by="claire",
        how_we_met_fr=(
            "Elle a conduit le changement d’outil de mon ancien employeur, et j’étais parmi ceux "
            "qui râlaient. C’est la seule à m’avoir demandé pourquoi."
        ),
        how_we_met_en=(
            "She led the change of system at my former employer, and I was among the grumblers. "
            "She was the only one who asked me why."
        ),
    ),
    Member(
        name="Mohamed Lahlou",
        email="mohamed.lahlou@lahlou-relations.example",
        agreement="masculine",
        language="fr",
        line="DRH de transition : renouer le dialogue social quand il s’est rompu.",
        line_other="Interim HR director: mending employee relations once they have broken.",
        text=prose("""
            Vingt-huit ans de ressources humaines, dont quinze comme directeur, en usine et dans le
            transport public. J’ai été délégué syndical à vingt-six ans ; cela aide des deux côtés
            de la table.

            On me confie des situations tendues : une grève qui dure, une négociation perdue
            d’avance, un site qui change de mains. À Rouen, quarante et un accords signés en neuf
            ans, dont un temps de travail que personne ne croyait possible, à l’unanimité.

            Je prends le poste, avec ses réunions et ses nuits courtes. Je prépare la personne qui
            me succède pendant les deux derniers mois.

            Je n’accepte pas de plan de départs sans budget de reclassement digne de ce nom. Je le
            demande avant de venir, par écrit.
        """),
        years=28,
        skills=codes(
            "hr-director employee-relations labour-law transition-management mediation "
            "workplace-wellbeing"
        ),
        sectors=codes("public-transport chemicals railway"),
        languages=[("fr", "langue maternelle"), ("ar", "langue maternelle"), ("en", "courant")],
        city="Rouen",
        remote=False,
        mobility_fr="Normandie, Île-de-France, Hauts-de-France",
        mobility_en="Normandy, Paris area, northern France",
        rate=1150,
        free_in_days=33,
        rhythm_days=5,
        can_help_with="Une question de droit du travail, une réunion qui s’annonce mal.",
        would_like_help_with="Apprendre à facturer ce que je donne au téléphone.",
        met_by="hugo",
        how_we_met_fr=(
            "Un directeur d’usine m’a dit : « il m’a donné tort devant tout le monde, et il avait "
            "raison ». Nous déjeunons ensemble deux fois par an depuis 2020."
        ),
        how_we_met_en=(
            "A plant manager told me: “he proved me wrong in front of everyone, and he was right”. "
            "We have had lunch twice a year since 2020."
        ),
    ),
    Member(
        name="Sandrine Vidalenc",
        email="sandrine.vidalenc@bulletin-net.example",
        agreement="feminine",
        language="fr",
        line="Paie et SIRH : des bulletins justes pendant qu’on change d’outil.",
        line_other="Payroll and HR systems: correct payslips while the tool changes.",
        text=prose("""
            J’ai fait de la paie pendant douze ans, jusqu’à 6 500 bulletins par mois et cinq
            conventions collectives. Je change maintenant les outils des autres.

            Une bascule de paie se prépare en double calcul : trois mois, écart par écart, jusqu’au
            centime. Sur la dernière, 2 900 salariés, 118 écarts au premier mois, quatre au
            troisième, tous expliqués aux personnes concernées avant leur bulletin.

            Je rédige les cahiers des charges, je choisis avec vous, je tiens la recette, je remets
            les règles au propre. Je reprends aussi une paie en panne quand la personne qui la
            faisait est partie.

            Je connais SuccessFactors et Workday en lecture, moins en paramétrage. Je ne bascule
            jamais au 1er janvier : le 1er mars se passe mieux, et je sais pourquoi.
        """),
        years=18,
        skills=codes("payroll hris human-resources specifications testing data-migration"),
        sectors=codes("healthcare retail public-sector"),
        languages=[("fr", "langue maternelle"), ("oc", "familial"), ("en", "lu")],
        city="Limoges",
        remote=True,
        mobility_fr="Centre et Sud-Ouest ; Paris deux jours toutes les deux semaines",
        mobility_en="Central and south-west France; Paris two days a fortnight",
        rate=570,
        free_in_days=75,
        rhythm_days=5,
        can_help_with="Lire un bulletin, une cotisation, un courrier de caisse.",
        would_like_help_with="Quelqu’un à appeler le 25 du mois.",
        met_by="claire",
        how_we_met_fr=(
            "Mohamed Lahlou lui a confié sa paie un soir de décembre, et tout le monde a été payé. "
            "Il m’a appelée le lendemain pour me donner son nom."
        ),
        how_we_met_en=(
            "Mohamed Lahlou gave her his payroll one December evening, and everyone was paid. He "
            "called me the next day with her name."
        ),
    ),
    Member(
        name="Monique Estève",
        email="monique.esteve@parole-tenue.example",
        agreement="feminine",
        language="fr",
        line="Communication de crise et des dirigeants : dire vrai, assez tôt.",
        line_other="Crisis and executive communication: tell the truth, early enough.",
        text=prose("""
            Journaliste onze ans, directrice de la communication dix-sept ans (eau, transport,
            agroalimentaire), indépendante depuis huit.

            Une vingtaine de crises : deux rappels de produits, un accident mortel, une pollution de
            captage, une rumeur. Chaque fois, la même règle : les personnes touchées apprennent la
            nouvelle de nous, avant la presse, par quelqu’un qui a un nom.

            Hors crise, je prépare : cellule, astreinte, exercices de deux heures avec de vrais
            journalistes. J’écris aussi des discours, en écoutant longtemps celle ou celui qui les
            dira.

            Je ne démens jamais ce que je sais vrai et je l’inscris dans mes contrats. Je ne gère
            pas les réseaux sociaux au quotidien. Disponible la nuit pour mes clients, jamais pour
            les autres.
        """),
        years=36,
        skills=codes(
            "communication crisis-management press-relations internal-communication editorial "
            "public-affairs"
        ),
        sectors=codes("water-environment public-transport food"),
        languages=[("fr", "langue maternelle"), ("ca", "courant"), ("es", "courant")],
        city="Perpignan",
        remote=True,
        mobility_fr="Partout en France, sous vingt-quatre heures en cas de crise",
        mobility_en="Anywhere in France, within a day in a crisis",
        rate=1000,
        free_in_days=0,
        rhythm_days=2,
        can_help_with="Écrire trois phrases pour dire ce que vous faites.",
        would_like_help_with="Un regard plus jeune que le mien sur mes textes.",
        met_by="claire",
        how_we_met_fr=(
            "Elle m’a appris à annoncer une mauvaise nouvelle à un client, un vendredi, sans "
            "attendre le lundi. C’était en 2018 et je l’applique toujours."
        ),
        how_we_met_en=(
            "She taught me to break bad news to a client on a Friday, without waiting for Monday. "
            "That was in 2018, and I still do it."
        ),
    ),
]
