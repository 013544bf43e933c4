"""Those who look at how people use and buy things."""

from ensemble.demo.town.shapes import Member, codes, prose

PRODUCTS = [
    Member(
        name="Camille Jourdain",
        email="camille.jourdain@champ-libre.example",
        agreement="neutral",
        language="fr",
        line="Recherche utilisateur et accessibilité : regarder les gens faire, puis simplifier.",
        line_other="User research and accessibility: watch people do it, then simplify.",
        text=prose("""
            Dix ans de recherche utilisateur, surtout sur des services que personne ne choisit :
            impôts locaux, facture d’eau, espace assuré.

            Je vais chez les gens. Pour une régie d’eau, dix-huit visites à domicile ont suffi à
            montrer que la moitié des appels venait d’un seul mot de la facture. Il a été changé ;
            les appels ont baissé d’un cinquième le trimestre suivant.

            Je conduis des audits RGAA et j’accompagne la correction, à côté des équipes de
            développement. Une personne aveugle relit chaque écran avec moi ; je la paie et je la
            cite.

            Je ne dessine pas d’identité visuelle. Je demande toujours un accès direct aux usagers :
            sans lui, je préfère ne pas commencer.
        """),
        years=10,
        skills=codes(
            "user-research user-experience accessibility service-design interface-design "
            "workshop-facilitation"
        ),
        sectors=codes("public-sector insurance water-environment"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("fsl", "intermédiaire")],
        city="Montpellier",
        remote=True,
        mobility_fr="France entière pour les visites, à distance le reste du temps",
        mobility_en="All of France for visits, remote otherwise",
        rate=590,
        free_in_days=10,
        rhythm_days=3,
        can_help_with="Rendre un document lisible par tout le monde.",
        would_like_help_with="Estimer le temps d’un audit avant d’avoir vu le site.",
        met_by="claire",
        how_we_met_fr=(
            "Notre premier formulaire lui a pris quarante minutes. Son compte rendu nous en a fait "
            "gagner trente, et nous ne nous sommes plus quittés de vue."
        ),
        how_we_met_en=(
            "Our first form took Camille forty minutes. The report that followed saved us thirty, "
            "and we stayed in touch."
        ),
    ),
    Member(
        name="Marta Oliveira",
        email="marta.oliveira@petits-lots.example",
        agreement="feminine",
        language="fr",
        line="Produit et agilité à l’échelle, pour organisations qui en sont revenues.",
        line_other="Product and agility at scale, for organisations that have tired of it.",
        text=prose("""
            Développeuse, puis responsable de produit, puis coach : quinze ans, dont six à
            accompagner des trains SAFe de 50 à 130 personnes.

            Je ne défends pas un cadre. Dans une banque, nous avons gardé la planification
            trimestrielle, supprimé la moitié des autres rituels et rendu onze heures par mois à
            chaque équipe. Le délai entre une demande et son usage est passé de sept mois à dix
            semaines.

            Je travaille avec les responsables de produit un par un : une priorité, un usager
            rencontré dans le mois, une chose abandonnée. J’anime aussi les moments difficiles,
            quand deux directions veulent la même équipe.

            Je pars au bout de neuf mois au plus tard. Si l’on a encore besoin de moi, c’est que
            j’ai échoué.
        """),
        years=15,
        skills=codes(
            "agile-coaching safe product-management product-ownership kanban team-coaching jira"
        ),
        sectors=codes("banking public-transport telecoms"),
        languages=[
            ("pt", "langue maternelle"),
            ("fr", "courant"),
            ("en", "courant"),
            ("es", "courant"),
        ],
        city="Angers",
        remote=True,
        mobility_fr="Paris et Nantes deux ou trois jours par semaine",
        mobility_en="Paris and Nantes two or three days a week",
        rate=810,
        free_in_days=16,
        rhythm_days=5,
        can_help_with="Supprimer des réunions ; préparer une conversation difficile.",
        would_like_help_with="Les subtilités du contrat au forfait en France.",
        met_by="hugo",
        how_we_met_fr=(
            "Elle a demandé combien de nos réunions internes servaient. Nous en avons supprimé "
            "deux, et je l’ai présentée trois fois depuis."
        ),
        how_we_met_en=(
            "She asked how many of our own meetings were useful. We dropped two, and I have "
            "introduced her three times since."
        ),
    ),
    Member(
        name="Noé Bertholet",
        email="noe.bertholet@vitrine-ouverte.example",
        agreement="neutral",
        language="fr",
        line="E-commerce et magasins : un stock, une promesse, une seule date de livraison.",
        line_other="E-commerce and shops: one stock, one promise, one delivery date.",
        text=prose("""
            Huit ans chez deux enseignes de décoration, à relier le site et les magasins. À mon
            compte depuis un an.

            Le retrait en magasin paraît simple jusqu’au premier article introuvable. Sur 58
            magasins, nous avons fait passer les commandes annulées de 12 % à 4 % en comptant mieux
            trois familles de produits et en laissant les vendeurs dire « il n’y est pas » en un
            geste.

            Je tiens le produit (parcours, priorités, tests) et je vais en magasin tous les jeudis,
            et le samedi avant Noël. Je lis les chiffres d’acquisition, mais ce n’est pas mon
            métier.

            Deuxième mission en mon nom seulement : mes références sont récentes, et elles répondent
            au téléphone.
        """),
        years=9,
        skills=codes(
            "e-commerce omnichannel product-ownership customer-experience store-operations"
        ),
        sectors=codes("retail consumer-goods fashion"),
        languages=[("fr", "langue maternelle"), ("en", "courant")],
        city="Tourcoing",
        remote=True,
        mobility_fr="Lille, Paris, Aix-en-Provence deux jours par semaine",
        mobility_en="Lille, Paris, Aix-en-Provence two days a week",
        rate=460,
        free_in_days=13,
        rhythm_days=5,
        can_help_with="Regarder un parcours d’achat et dire où il casse.",
        would_like_help_with="Trouver mon prix : je crois que je suis en dessous.",
        met_by="hugo",
        how_we_met_fr=(
            "Éric Vandamme lui a ouvert la porte du café de Lille, la semaine de son "
            "immatriculation. Je n’ai jamais vu quelqu’un prendre autant de notes."
        ),
        how_we_met_en=(
            "Éric Vandamme welcomed Noé at the Lille café, the week the business was registered. I "
            "have never seen anyone take so many notes."
        ),
    ),
]
