"""Those who plan, move and supply."""

from ensemble.demo.town.shapes import Member, codes, prose

FLOWS = [
    Member(
        name="Karim Benali",
        email="karim.benali@benali-flux.example",
        agreement="masculine",
        language="fr",
        line="Directeur supply chain : je remets des flux en ordre, puis je pars.",
        line_other="Supply chain director: I put flows back in order, then I leave.",
        text=prose("""
            Vingt-quatre ans dans la logistique industrielle, dont neuf à diriger celle d’un
            fabricant de sièges automobiles (quatre usines, 140 personnes). Indépendant depuis 2019.

            Mes trois dernières missions :

            - une usine qui livrait 71 % de ses commandes à l’heure ; 93 % huit mois plus tard, sans
            stock supplémentaire ;
            - la fermeture d’un entrepôt de 18 000 m², sans un jour de rupture chez les clients ;
            - six mois d’intérim de direction, le temps de recruter la personne qui est toujours en
            poste.

            Je passe la première semaine sur le quai et à l’ordonnancement, pas en salle de réunion.
            Ensuite je propose trois chantiers au plus, avec un nom en face de chacun. Je ne fais
            pas de choix de logiciel : je sais m’en servir, d’autres savent mieux les choisir.
        """),
        years=24,
        skills=codes(
            "supply-chain s-and-op inventory transport transition-management procurement-planning "
            "sap-logistics"
        ),
        sectors=codes("automotive mechanical-industry"),
        languages=[("fr", "langue maternelle"), ("ar", "courant"), ("en", "lu, peu parlé")],
        city="Lyon",
        remote=False,
        mobility_fr="Auvergne-Rhône-Alpes toute la semaine, le reste de la France trois jours",
        mobility_en="Auvergne-Rhône-Alpes all week, the rest of France three days",
        rate=950,
        free_in_days=12,
        rhythm_days=4,
        can_help_with="Lire un contrat de transport, préparer un premier jour sur site.",
        would_like_help_with="Mon anglais oral, une heure par semaine.",
        met_by="claire",
        how_we_met_fr=(
            "Julie Lemaire me l’a présenté au café de Lyon en 2021. Je l’ai revu trois fois "
            "depuis, dont une matinée entière sur un quai de chargement."
        ),
        how_we_met_en=(
            "Julie Lemaire introduced us at the Lyon café in 2021. I have seen him three times "
            "since, including a whole morning on a loading dock."
        ),
        notes=[
            (
                "Préfère être appelé avant 9 h. Ne prend rien la semaine de la rentrée : il "
                "accompagne ses filles."
            ),
        ],
    ),
    Member(
        name="Julie Lemaire",
        email="julie.lemaire@trois-horizons.example",
        agreement="feminine",
        language="fr",
        line=(
            "Planification et S&OP : faire décider ensemble ceux qui vendent et ceux qui "
            "fabriquent."
        ),
        line_other="Planning and S&OP: bringing those who sell and those who make to one decision.",
        text=prose("""
            J’ai été planificatrice avant d’être consultante, et cela se voit : je commence par
            refaire le plan de la semaine à la main, avec l’équipe, pour comprendre où il ment.

            En quinze ans, j’ai installé neuf processus S&OP, de la PME de 200 personnes à un groupe
            de onze usines. Sept fonctionnent encore, deux se sont arrêtés après mon départ ; je
            raconte volontiers pourquoi.

            Chez un fabricant de luminaires, l’erreur de prévision à trois mois est passée de 38 % à
            24 % en un an, et la réunion mensuelle de quatre heures à cinquante minutes.

            Je connais bien SAP IBP et Kinaxis, et je sais aussi dire quand un tableur suffit. Je
            travaille quatre jours par semaine, jamais le mercredi.
        """),
        years=15,
        skills=codes(
            "s-and-op ibp demand-planning production-planning sap-apo-ibp kinaxis ddmrp "
            "workshop-facilitation"
        ),
        sectors=codes("automotive consumer-goods mechanical-industry"),
        languages=[("fr", "langue maternelle"), ("en", "courant, animation d’ateliers")],
        city="Grenoble",
        remote=True,
        mobility_fr="Deux jours sur site par semaine, partout où le train arrive avant 10 h",
        mobility_en="Two days a week on site, wherever the train arrives before 10",
        rate=820,
        free_in_days=5,
        rhythm_days=4,
        can_help_with=(
            "Choisir entre un tableur et un outil de planification ; dire non à un mercredi."
        ),
        would_like_help_with="Fixer un prix au forfait sans me tromper.",
        met_by="claire",
        how_we_met_fr=(
            "Elle m’a écrit en 2020 pour me dire que notre charte oubliait le droit d’être lent. "
            "Nous l’avons corrigée ensemble, et elle est devenue membre."
        ),
        how_we_met_en=(
            "She wrote to me in 2020 to say our charter forgot the right to be slow. We mended it "
            "together, and she became a member."
        ),
        notes=[
            "Le mercredi est sanctuarisé. Le dire au client dès la sélection.",
        ],
    ),
    Member(
        name="Solène Guivarch",
        email="solene.guivarch@grand-quai.example",
        agreement="feminine",
        language="fr",
        line="Démarrages d’entrepôts et changements de WMS, sans Noël gâché.",
        line_other="Warehouse start-ups and WMS changes, without a spoilt Christmas.",
        text=prose("""
            J’ai ouvert sept entrepôts et changé neuf fois de logiciel, dont une fois dans de
            mauvaises conditions : c’est celle que je raconte en premier, parce qu’elle m’a appris à
            refuser une date.

            Je prends en charge le projet du cahier des charges aux trois mois qui suivent le
            démarrage. Dernier en date : 32 000 m², 45 000 références de bricolage, bascule en un
            week-end, 88 % du volume nominal le mardi, tout le volume au bout de neuf jours.

            Je travaille avec Reflex et Manhattan. Je teste avec de vrais cartons et de vraies
            équipes, la nuit s’il le faut, et je publie chaque soir la liste de ce qui ne marche
            pas.

            Je ne démarre rien entre le 1er novembre et le 15 janvier.
        """),
        years=16,
        skills=codes("warehousing wms project-management network-design reverse-logistics testing"),
        sectors=codes("retail logistics-sector consumer-goods"),
        languages=[("fr", "langue maternelle"), ("en", "courant")],
        city="Rennes",
        remote=False,
        mobility_fr="France entière, quatre jours sur place",
        mobility_en="All of France, four days on site",
        rate=760,
        free_in_days=15,
        rhythm_days=5,
        can_help_with="Relire un planning de démarrage d’entrepôt ; refuser une date.",
        would_like_help_with="Comptabilité : je passe mes dimanches sur les notes de frais.",
        met_by="hugo",
        how_we_met_fr=(
            "Un client m’a demandé « la dame qui a dit non à notre date ». J’ai retrouvé son "
            "numéro ; nous travaillons ensemble depuis 2020."
        ),
        how_we_met_en=(
            "A client asked me for “the lady who said no to our date”. I found her number; we have "
            "worked together since 2020."
        ),
    ),
    Member(
        name="Aïssatou Diallo",
        email="aissatou.diallo@pieces-et-prix.example",
        agreement="feminine",
        language="fr",
        line="Achats de pièces série : fonderie, emboutissage, plasturgie.",
        line_other="Direct purchasing of series parts: casting, stamping, plastics.",
        text=prose("""
            J’achète des pièces depuis dix-huit ans. J’ai commencé en visitant des fonderies, carnet
            en main, et je continue : un prix se comprend devant la machine.

            Portefeuilles tenus : 85 M€ de pièces d’emboutissage pour un équipementier, 40 M€ de
            plasturgie pour un fabricant d’électroménager. Dernier chantier : la renégociation de 31
            fournisseurs après la hausse de l’énergie, avec une formule d’indexation lisible par les
            deux parties. 28 ont signé, trois ont été remplacés en neuf mois.

            Je sais préparer une sortie de fournisseur sans arrêter une ligne : double source, stock
            de sécurité, transfert d’outillage, lettre au bon moment.

            Je ne fais pas d’achats indirects et je n’accepte pas les missions payées au pourcentage
            des économies.
        """),
        years=18,
        skills=codes(
            "purchasing-direct negotiation supplier-risk supplier-quality costing purchasing-strategy "
            "plant-transfer"
        ),
        sectors=codes("automotive consumer-goods materials"),
        languages=[
            ("fr", "langue maternelle"),
            ("en", "courant"),
            ("wo", "langue maternelle"),
            ("it", "négociation"),
        ],
        city="Saint-Étienne",
        remote=False,
        mobility_fr="France et Italie du Nord, deux semaines sur quatre en déplacement",
        mobility_en="France and northern Italy, travelling two weeks in four",
        rate=870,
        free_in_days=0,
        rhythm_days=5,
        can_help_with=(
            "Négocier, préparer une visite de fournisseur, relire une formule d’indexation."
        ),
        would_like_help_with="Comprendre ce que la CSRD demande aux achats.",
        met_by="claire",
        how_we_met_fr=(
            "Rencontrée chez un client en 2019 : elle était dans le bureau voisin et tout le monde "
            "passait la voir. Je suis passée aussi."
        ),
        how_we_met_en=(
            "Met at a client’s in 2019: she was in the next office and everybody went to see her. "
            "So did I."
        ),
    ),
]
