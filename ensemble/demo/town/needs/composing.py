"""Needs whose letter is being composed, up to the last consent."""

from ensemble.demo.town.shapes import Need, Presented, Question

COMPOSING = [
    Need(
        key="montcalm-conso",
        company="montcalm",
        by="ferreira",
        talent="hugo",
        language="fr",
        state="composing",
        title="Tenir la consolidation pendant un congé, clôture annuelle comprise",
        context=(
            "Notre responsable consolidation s’absente six mois. Vingt-deux sociétés, quatre "
            "devises, normes IFRS, Tagetik depuis un an. Les commissaires aux comptes arrivent à "
            "la septième semaine."
        ),
        outcome=(
            "Des comptes annuels arrêtés à la date prévue, et un dossier que notre collègue "
            "retrouvera en ordre."
        ),
        place="Toulouse",
        remote="full",
        starts_in_days=42,
        days=95,
        rhythm="5 jours par semaine en clôture, 3 ensuite",
        budget=1200,
        ago={"described": 5.4, "sent": 5.2, "answered": 5.0, "reframed": 4.0, "composing": 1.1},
        questions=[
            Question(
                asked_by="talent",
                text="La personne doit-elle aussi encadrer les deux contrôleurs du périmètre ?",
                answer=(
                    "Non, je les prends avec moi. Je préfère qu’elle reste au calme pendant la "
                    "clôture."
                ),
                ago=4.4,
            ),
        ],
        shortlist=[
            Presented(
                member="philippe.gaudin@gaudin-conso.example",
                why=(
                    "Il a tenu trois clôtures annuelles à la place de quelqu’un, dont une sur "
                    "Tagetik avec vingt-cinq sociétés. Il documente chaque retraitement le jour "
                    "même : votre collègue retrouvera son dossier en deux jours, pas en deux "
                    "semaines."
                ),
                limit=(
                    "Il écrit l’anglais mieux qu’il ne le parle ; vos deux filiales irlandaises le "
                    "verront par courriel."
                ),
                consent="draft",
            ),
            Presented(
                member="nadia.ferrand@ferrand-finance.example",
                why=(
                    "Vous m’avez dit que le calendrier vous inquiétait plus que la technique. "
                    "Nadia a ramené une clôture de quatorze à six jours, et elle saura vous dire "
                    "en une semaine ce qui, chez vous, peut attendre le mois suivant."
                ),
                limit="La consolidation pure n’est plus son quotidien depuis cinq ans.",
                consent="draft",
            ),
        ],
    ),
    Need(
        key="varenne-carbone",
        company="varenne",
        by="amina",
        talent="claire",
        language="fr",
        state="consents",
        title="Réduire le carbone de nos achats de pièces, fournisseur par fournisseur",
        context=(
            "Les pièces achetées pèsent 78 % de notre bilan. Deux constructeurs nous demandent une "
            "trajectoire signée dans les six mois. Nos acheteurs savent parler prix et délais, pas "
            "encore tonnes."
        ),
        outcome=(
            "Trente fournisseurs vus, un objectif chiffré avec chacun, et des acheteurs qui savent "
            "refaire la démarche sans aide."
        ),
        place="Lyon",
        remote="some",
        starts_in_days=45,
        days=90,
        rhythm="3 ou 4 jours par semaine",
        budget=1050,
        ago={
            "described": 7.4,
            "sent": 7.2,
            "answered": 7.0,
            "reframed": 5.9,
            "composing": 4.6,
            "asked": 4.3,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Cherchez-vous quelqu’un du carbone qui apprenne l’achat, ou l’inverse ?",
                answer=(
                    "Je pensais la première réponse. En vous la donnant, je me dis que l’inverse "
                    "peut marcher aussi. Montrez-moi les deux."
                ),
                ago=6.4,
            ),
            Question(
                asked_by="talent",
                text="Les trente fournisseurs sont-ils choisis ?",
                answer=(
                    "Vingt et un le sont. Les neuf autres dépendront de ce que la personne "
                    "trouvera."
                ),
                ago=6.3,
            ),
        ],
        shortlist=[
            Presented(
                member="aissatou.diallo@pieces-et-prix.example",
                why=(
                    "Elle parle à des fondeurs et à des emboutisseurs depuis dix-huit ans, et elle "
                    "vient de renégocier trente et un contrats avec une formule que les deux côtés "
                    "comprennent. Vos fournisseurs l’écouteront sur les tonnes parce qu’elle "
                    "connaît leurs fours."
                ),
                limit="Elle n’a jamais conduit de bilan carbone elle-même.",
                consent="asked",
            ),
            Presented(
                member="arthur.lemoine-keita@tonne-a-tonne.example",
                why=(
                    "Il a fait exactement cela chez un fabricant de sièges : six matières, quatre "
                    "fournisseurs, 9 % de moins en un an. Il travaille à la même table que les "
                    "acheteurs et laisse des fiches qu’ils savent remplir seuls."
                ),
                limit=(
                    "Il a deux ans d’indépendance et peu l’habitude des comités de direction ; je "
                    "lui proposerais d’y venir avec vous."
                ),
            ),
            Presented(
                member="beatrice.cazenave@cazenave-achats.example",
                why=(
                    "Elle a dirigé des achats et sait faire entrer une règle nouvelle dans une "
                    "équipe qui n’en voulait pas. Si votre sujet est d’abord vos acheteurs, c’est "
                    "elle que j’irais voir."
                ),
                limit=(
                    "Ses achats étaient des services, pas des pièces, et elle n’est pas libre "
                    "avant deux mois."
                ),
                consent="asked",
            ),
            Presented(
                member="sophie.arnaud@arnaud-donnees.example",
                why=(
                    "Vos données fournisseurs décideront de la moitié du travail, et elle a remis "
                    "d’aplomb des référentiels bien plus abîmés."
                ),
                limit="Le carbone lui-même serait nouveau pour elle.",
                consent="declined",
            ),
        ],
    ),
    Need(
        key="maravelle-sinistres",
        company="maravelle",
        by="sabatier",
        talent="claire",
        language="fr",
        state="agreed",
        title="Refaire l’outil des sinistres sans perdre les règles que personne n’a écrites",
        context=(
            "L’outil date de 1994. Deux projets de remplacement ont été arrêtés, chaque fois au "
            "moment de la recette. Les gestionnaires savent tout et personne ne leur a demandé."
        ),
        outcome=(
            "Les règles écrites et vérifiées pour l’habitation d’abord, une recette que les "
            "gestionnaires conduisent, une première agence sur le nouvel outil d’ici un an."
        ),
        place="Paris",
        remote="some",
        starts_in_days=30,
        days=120,
        rhythm="4 jours par semaine, à répartir",
        budget=950,
        ago={
            "described": 8.5,
            "sent": 8.3,
            "answered": 8.1,
            "reframed": 6.9,
            "composing": 4.2,
            "asked": 2.8,
            "agreed": 0.3,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Pourquoi les deux premiers projets se sont-ils arrêtés à la recette ?",
                answer="Parce que c’est là qu’on a découvert les règles. Trop tard, et en réunion.",
                ago=7.6,
            ),
        ],
        opening=(
            "Vous m’avez dit que les gestionnaires savent tout. Voici trois personnes qui "
            "commenceraient par eux, chacune par un chemin différent."
        ),
        shortlist=[
            Presented(
                member="alain.peyrot@peyrot-cobol.example",
                why=(
                    "Vos règles sont dans le COBOL autant que dans les têtes. Alain en a retrouvé "
                    "212 dans une chaîne de virements, dont trente-sept qui n’existaient plus "
                    "nulle part. Il les écrirait, et formerait deux des vôtres à les lire."
                ),
                limit=(
                    "Deux jours par semaine, le mardi et le jeudi : il éclaire le projet, il ne le "
                    "porte pas."
                ),
            ),
            Presented(
                member="marta.oliveira@petits-lots.example",
                why=(
                    "Deux arrêts à la recette disent que le premier lot était trop gros. Marta "
                    "découpe, met un lot devant de vrais gestionnaires en dix semaines, et elle a "
                    "vu ce travail réussir dans une banque."
                ),
                limit=(
                    "Elle ne connaît pas l’assurance ; comptez un mois avant qu’elle en parle la "
                    "langue."
                ),
            ),
            Presented(
                member="mireille.schott@recette-et-preuve.example",
                why=(
                    "Elle a été gestionnaire de sinistres neuf ans et a écrit 410 règles avec "
                    "leurs exemples pour un projet comme le vôtre. Ses recettes sont tenues par "
                    "des gestionnaires, ce que vous demandez mot pour mot."
                ),
                limit="Elle vient de Strasbourg trois jours de suite, pas chaque semaine.",
            ),
        ],
    ),
]
