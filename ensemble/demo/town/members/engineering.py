"""Those who build, measure and prove."""

from ensemble.demo.town.shapes import Member, codes, prose

ENGINEERING = [
    Member(
        name="Tomasz Wieczorek",
        email="tomasz.wieczorek@north-interlocking.example",
        agreement="masculine",
        language="en",
        line="Railway safety engineer: signalling, safety cases and the evidence behind them.",
        line_other=(
            "Ingénieur sécurité ferroviaire : signalisation, dossiers de sécurité et leurs preuves."
        ),
        text=prose("""
            I write and rescue safety cases. Twenty-two years in signalling, first with a supplier
            in Poland and Germany, then eleven years in France on ETCS level 2 and two CBTC metro
            lines.

            What I usually find: the engineering is sound, the evidence is scattered. On one
            high-speed section I traced 3,100 requirements back to tests in five months; 140 had
            none, nine of those mattered, and we ran them before the assessor asked.

            I chair hazard workshops in French or English and write in English. I am used to sitting
            between a supplier and an operator who are no longer on speaking terms.

            I am not a project manager, and I do not sign as an independent assessor for a client I
            have advised.
        """),
        years=22,
        skills=codes(
            "railway-signalling railway-safety reliability systems-engineering rolling-stock "
            "specifications"
        ),
        sectors=codes("railway public-transport"),
        languages=[
            ("pl", "mother tongue"),
            ("en", "fluent"),
            ("fr", "fluent spoken, careful in writing"),
            ("de", "working"),
        ],
        city="Valenciennes",
        remote=True,
        mobility_fr="Lille, Paris, Bruxelles ; deux jours par semaine ailleurs",
        mobility_en="Lille, Paris, Brussels; two days a week elsewhere",
        rate=890,
        free_in_days=20,
        rhythm_days=5,
        can_help_with="Reading a safety case; Polish and German technical terms.",
        would_like_help_with="Writing formal French letters without sounding rude.",
        met_by="hugo",
        how_we_met_fr=(
            "Un ancien client d’Ardance me l’a recommandé pour son calme. Nous nous sommes vus à "
            "Lille en 2021, et chaque automne depuis."
        ),
        how_we_met_en=(
            "A former client at Ardance recommended him for his calm. We met in Lille in 2021, and "
            "every autumn since."
        ),
    ),
    Member(
        name="Ingrid Solheim",
        email="ingrid.solheim@lee-shore.example",
        agreement="feminine",
        language="en",
        line="Offshore wind: getting foundations, cables and weather into one schedule.",
        line_other="Éolien en mer : fondations, câbles et météo dans un même planning.",
        text=prose("""
            Marine engineer, sixteen years offshore: oil and gas in Stavanger, then wind in the
            North Sea and, since 2018, off Saint-Nazaire and Fécamp.

            I plan installation campaigns and I manage the interfaces nobody owns. On an
            eighty-turbine park I kept one list of 270 interfaces for two years. We lost nineteen
            days to weather against forty-one in the plan, because every vessel had a second useful
            job ready.

            I also prepare grid-connection milestones with the network operator, and I negotiate
            claims while people are still friendly.

            I speak French at sea and English in contracts. I am away one week in six, on my own
            boat, without a telephone; my clients know the dates a year ahead.
        """),
        years=16,
        skills=codes(
            "renewables programme-management contract-management smart-grid risk-management "
            "construction-management"
        ),
        sectors=codes("energy maritime oil-gas"),
        languages=[("no", "mother tongue"), ("en", "fluent"), ("fr", "fluent")],
        city="Saint-Nazaire",
        remote=True,
        mobility_fr="Façade atlantique et Manche, en mer compris",
        mobility_en="Atlantic and Channel coasts, offshore included",
        rate=1080,
        free_in_days=85,
        rhythm_days=4,
        can_help_with="Weather, vessels, and contracts with both.",
        would_like_help_with="A lawyer to call between two tides.",
        met_by="hugo",
        how_we_met_fr=(
            "Pauline Hoarau tenait le journal contractuel du même parc ; elle me l’a présentée sur "
            "le quai de Saint-Nazaire."
        ),
        how_we_met_en=(
            "Pauline Hoarau kept the contract log of the same park; she introduced us on the quay "
            "in Saint-Nazaire."
        ),
    ),
    Member(
        name="Fiona MacAllister",
        email="fiona.macallister@validated-state.example",
        agreement="feminine",
        language="en",
        line="Computer system validation and quality in pharma: proof without theatre.",
        line_other=(
            "Validation des systèmes et qualité en pharmacie : des preuves, sans mise en scène."
        ),
        text=prose("""
            Twenty years in pharmaceutical quality, twelve of them in France. I have sat through
            thirty-one inspections, French, British and American, on both sides of the table.

            I validate manufacturing and laboratory systems, and I trim validation that has grown
            out of proportion. For an injectables site I brought the file of a new MES from a
            planned 9,000 pages to 2,300 by testing what could hurt a patient and explaining, in
            writing, why the rest was left alone. The inspector kept the explanation.

            I train site teams to answer an inspector in one sentence.

            I write in English; I run meetings in French with an accent nobody has complained about.
            I do not take more than one site at a time, and I do not backdate.
        """),
        years=20,
        skills=codes("computer-validation gmp quality mes internal-audit regulatory-affairs"),
        sectors=codes("pharma biotechnology medical-devices"),
        languages=[("en", "mother tongue"), ("fr", "fluent"), ("gd", "childhood")],
        city="Bordeaux",
        remote=False,
        mobility_fr="France entière, trois jours sur site",
        mobility_en="All of France, three days on site",
        rate=930,
        free_in_days=55,
        rhythm_days=4,
        can_help_with="Preparing an inspection; saying no in writing, kindly.",
        would_like_help_with="Understanding French pensions before I need one.",
        met_by="claire",
        how_we_met_fr=(
            "Elle a refusé notre première mission en expliquant pourquoi le client se trompait de "
            "question. Il l’a rappelée lui-même six mois après."
        ),
        how_we_met_en=(
            "She turned down our first mission, explaining why the client was asking the wrong "
            "question. He called her back himself six months later."
        ),
    ),
    Member(
        name="Arthur Lemoine-Keïta",
        email="arthur.lemoine-keita@tonne-a-tonne.example",
        agreement="masculine",
        language="fr",
        line="Bilan carbone et CSRD dans l’industrie : mesurer assez, agir tôt.",
        line_other="Carbon accounting and CSRD in industry: measure enough, act early.",
        text=prose("""
            Ingénieur procédés, huit ans dans la chimie et l’énergie, indépendant depuis deux ans.
            Je suis l’un des plus jeunes ici, et je le dis d’entrée.

            J’ai réalisé vingt-six bilans carbone, dont onze avec les achats sur la même table :
            c’est là que se trouvent les trois quarts des tonnes. Chez un fabricant de sièges, nous
            avons choisi six matières et quatre fournisseurs au lieu de tout compter ; 9 %
            d’émissions en moins la première année, vérifiées.

            Je prépare l’analyse de double matérialité et les données ESRS avec les équipes finance,
            qui devront les tenir sans moi.

            Je ne fais pas de compensation et je n’écris pas de slogan. J’ai peu d’expérience des
            grands comités : mieux vaut m’associer à quelqu’un qui les connaît.
        """),
        years=10,
        skills=codes(
            "carbon-accounting csrd decarbonisation life-cycle-assessment ecodesign sustainability"
        ),
        sectors=codes("automotive chemicals energy"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("bm", "familial")],
        city="Grenoble",
        remote=True,
        mobility_fr="France entière en train",
        mobility_en="All of France, by train",
        rate=540,
        free_in_days=0,
        rhythm_days=5,
        can_help_with="Calculer l’empreinte d’une mission ; lire un rapport de durabilité.",
        would_like_help_with="Prendre la parole devant un comité de direction.",
        met_by="claire",
        how_we_met_fr=(
            "Julie Lemaire est sa marraine ; ils partagent un bureau à Grenoble. Je l’ai vu "
            "défendre un chiffre devant un directeur d’usine, avec douceur, jusqu’au bout."
        ),
        how_we_met_en=(
            "Julie Lemaire is his sponsor; they share an office in Grenoble. I saw him defend a "
            "figure before a plant manager, gently, to the end."
        ),
    ),
]
