"""Those who close and count."""

from ensemble.demo.town.shapes import Member, codes, prose

FINANCE = [
    Member(
        name="Nadia Ferrand",
        email="nadia.ferrand@ferrand-finance.example",
        agreement="feminine",
        language="fr",
        line="Transformation finance : clôtures, organisation, outils, dans cet ordre.",
        line_other="Finance transformation: closings, organisation, tools, in that order.",
        text=prose("""
            Auditrice cinq ans, directrice financière adjointe neuf ans, indépendante depuis sept.

            J’aide des directions financières à changer de rythme. Dernière mission longue : un
            groupe de distribution de 1,2 Md€, vingt-trois filiales, clôture mensuelle ramenée de
            quatorze à six jours ouvrés. Pour moitié grâce à des règles retirées, pour un quart
            grâce au nouvel outil, pour le reste parce que les gens se parlaient.

            Je dessine l’organisation cible, je prépare la facturation électronique, je choisis un
            outil de consolidation s’il le faut, et je reste jusqu’à la deuxième clôture réussie
            sans moi.

            Je ne pilote pas d’intégration technique : je travaille à côté de quelqu’un qui sait le
            faire. Je refuse les missions où l’on me demande d’annoncer moi-même les suppressions de
            postes.
        """),
        years=21,
        skills=codes(
            "finance-transformation fast-close operating-model e-invoicing shared-services "
            "performance-management change-management"
        ),
        sectors=codes("retail consumer-goods professional-services"),
        languages=[("fr", "langue maternelle"), ("en", "courant, comités de direction")],
        city="Paris",
        remote=True,
        mobility_fr="Île-de-France trois jours, Lille et Lyon une fois par semaine",
        mobility_en="Paris area three days, Lille and Lyon once a week",
        rate=1050,
        free_in_days=40,
        rhythm_days=4,
        can_help_with=(
            "Préparer un entretien avec une direction financière ; cadrer une première mission."
        ),
        would_like_help_with="La facturation électronique, côté indépendants.",
        met_by="claire",
        how_we_met_fr=(
            "Elle m’a fait passer un entretien avant de me laisser lui en faire passer un. C’était "
            "en 2019, et la moitié de nos questions de sélection viennent d’elle."
        ),
        how_we_met_en=(
            "She interviewed me before letting me interview her. That was in 2019, and half of our "
            "selection questions are hers."
        ),
    ),
    Member(
        name="Philippe Gaudin",
        email="philippe.gaudin@gaudin-conso.example",
        agreement="masculine",
        language="fr",
        line="Consolidation et normes IFRS, des liasses jusqu’à l’annexe.",
        line_other="Consolidation and IFRS, from reporting packages to the notes.",
        text=prose("""
            Je consolide des comptes depuis vingt-neuf ans. Cent quarante sociétés, onze devises,
            deux minorités de blocage : ce genre de périmètre.

            Trois types de demandes : tenir une clôture quand la personne titulaire est absente ;
            passer aux normes IFRS, IFRS 16 comprise ; changer d’outil sans perdre l’historique
            (Hyperion vers Tagetik ou OneStream, quatre migrations, la dernière en sept mois).

            J’écris des notes de position que vos commissaires aux comptes peuvent lire en une fois.
            Je documente mes retraitements à mesure, si bien que mon départ prend deux jours.

            Je suis indisponible du 15 juillet au 20 août, chaque année, depuis toujours. Je ne fais
            pas d’IFRS 17 : l’assurance est un autre métier.
        """),
        years=29,
        skills=codes("consolidation ifrs ifrs-16 oracle-hyperion tagetik onestream fast-close"),
        sectors=codes("construction consumer-goods aerospace"),
        languages=[("fr", "langue maternelle"), ("en", "lu et écrit, parlé sans élégance")],
        city="Tours",
        remote=True,
        mobility_fr="Paris deux jours par semaine, davantage en clôture",
        mobility_en="Paris two days a week, more at closing time",
        rate=900,
        free_in_days=10,
        rhythm_days=5,
        can_help_with="Toute question de norme, même naïve, surtout naïve.",
        would_like_help_with="L’anglais parlé des réunions à douze.",
        met_by="hugo",
        how_we_met_fr=(
            "Recommandé par Nadia Ferrand en 2020. Il m’a expliqué les intérêts minoritaires avec "
            "trois sucriers, et je m’en sers encore."
        ),
        how_we_met_en=(
            "Recommended by Nadia Ferrand in 2020. He explained minority interests to me with "
            "three sugar bowls, and I still use it."
        ),
    ),
    Member(
        name="Olivier Sallé",
        email="olivier.salle@cout-juste.example",
        agreement="masculine",
        language="fr",
        line="Contrôle de gestion industriel : un coût de revient que l’atelier reconnaît.",
        line_other="Plant controlling: a unit cost the shop floor recognises.",
        text=prose("""
            Contrôleur de gestion en usine pendant quatorze ans, du premier poste à la direction de
            dix sites. Je travaille pour les gens qui fabriquent autant que pour ceux qui comptent.

            Exemple récent : un équipementier qui perdait de l’argent sur une famille de produits
            sans savoir laquelle. Après six semaines de relevés au poste, nous avons trouvé : les
            petites séries, 11 % du volume, consommaient 34 % des heures indirectes. Les prix ont
            été revus dans l’année.

            Je reprends les standards, les gammes et les taux horaires ; je refais les budgets de
            centre avec les chefs d’atelier ; je remets le module CO de SAP dans un état utilisable.

            Je ne fais pas de tableau de bord de plus de deux pages. J’enseigne un jour par mois à
            l’université du Mans.
        """),
        years=19,
        skills=codes(
            "industrial-control management-control sap-finance costing budgeting power-bi"
        ),
        sectors=codes("automotive mechanical-industry food"),
        languages=[("fr", "langue maternelle"), ("en", "courant à l’écrit")],
        city="Le Mans",
        remote=False,
        mobility_fr="Quart nord-ouest, trois jours sur site",
        mobility_en="North-west of France, three days on site",
        rate=690,
        free_in_days=3,
        rhythm_days=4,
        can_help_with="Calculer votre vrai prix de journée.",
        would_like_help_with="Power BI, au-delà de ce que j’ai appris seul.",
        met_by="hugo",
        how_we_met_fr=(
            "Thierry Kermarrec m’a dit : « c’est le seul contrôleur que mes opérateurs ont "
            "regretté ». Je l’ai appelé le jour même."
        ),
        how_we_met_en=(
            "Thierry Kermarrec told me: “he is the only controller my operators missed”. I called "
            "him that same day."
        ),
    ),
    Member(
        name="Guillaume de Ronceray",
        email="guillaume.deronceray@ronceray-associe.example",
        agreement="masculine",
        language="fr",
        line=(
            "Directeur financier de transition : cessions, séparations, premières années sous "
            "fonds."
        ),
        line_other="Interim CFO: disposals, carve-outs, first years under a fund.",
        text=prose("""
            J’ai préparé onze cessions et vécu quatre séparations d’activité de l’intérieur. La plus
            délicate : détacher en dix mois une division de 260 M€ qui n’avait jamais eu de compte
            bancaire à elle.

            Je prends le poste de directeur financier, ou je me tiens à côté de celui qui l’occupe.
            Dossier d’acquisition, données historiques retraitées, contrats de services
            transitoires, premier budget autonome : je connais la liste et surtout l’ordre.

            Mes clients sont des groupes qui se séparent d’une branche et des fonds qui viennent
            d’acheter. Aux seconds, je dis dès le premier mois ce que l’audit n’a pas vu.

            Je travaille à plein temps, sur place, six mois au minimum. Deux confrères me relaient
            pour la partie fiscale, que je ne traite pas.
        """),
        years=26,
        skills=codes(
            "transition-management carve-out mergers-acquisitions due-diligence business-plan "
            "restructuring"
        ),
        sectors=codes("asset-managers chemicals retail"),
        languages=[("fr", "langue maternelle"), ("en", "bilingue"), ("de", "professionnel")],
        city="Versailles",
        remote=False,
        mobility_fr="France et Europe de l’Ouest",
        mobility_en="France and Western Europe",
        rate=1400,
        free_in_days=120,
        rhythm_days=5,
        can_help_with="Lire un pacte d’associés, préparer une négociation.",
        would_like_help_with="Une vie associative : je ne connais personne à Versailles.",
        met_by="hugo",
        how_we_met_fr=(
            "Nous étions à la même table lors d’une assemblée en 2020, en désaccord sur la caisse "
            "commune. Il a voté contre, puis il a été le premier à y verser."
        ),
        how_we_met_en=(
            "We sat at the same table at an assembly in 2020, disagreeing about the common fund. "
            "He voted against it, then was the first to pay in."
        ),
    ),
]
