"""Two large works that found someone, and what the others were told."""

from ensemble.demo.town.shapes import Need, Presented, Question, prose

CHOSEN_WORKS = [
    Need(
        key="ardance-programme",
        company="ardance",
        by="oscar",
        talent="hugo",
        language="en",
        state="chosen",
        title="Get the depot maintenance programme moving again",
        context=(
            "One system for six depots, sixteen months late. The supplier and our teams no longer "
            "answer each other’s messages. The board wants to know in a month whether to stop."
        ),
        outcome="An honest answer in one month. If we go on: two depots live within a year.",
        place="Lille",
        remote="some",
        starts_in_days=-140,
        days=160,
        rhythm="Four days a week",
        budget=1400,
        ago={
            "described": 168.4,
            "sent": 168.2,
            "answered": 168.0,
            "reframed": 166.1,
            "composing": 164.0,
            "asked": 163.2,
            "agreed": 161.1,
            "signed": 160.0,
            "opened": 159.8,
            "booked": 158.1,
            "met": 154.2,
            "chosen": 151.3,
        },
        questions=[
            Question(
                asked_by="talent",
                text="If the honest answer is to stop, who will be relieved, and who will not?",
                answer=(
                    "The depots will be relieved. I would lose a supplier I chose. Ask the "
                    "question anyway."
                ),
                ago=167.0,
            ),
            Question(
                asked_by="client",
                text="Has Vincent ever recommended stopping?",
                answer=(
                    "Twice out of six. You may call both clients; he gave me the numbers for you."
                ),
                about="vincent.pruvost@pruvost-programmes.example",
                ago=158.9,
            ),
        ],
        opening=(
            "You asked for honesty within a month, from someone your supplier will speak to. Three "
            "people, three ways in: the contract, the teams, the evidence."
        ),
        shortlist=[
            Presented(
                member="marta.oliveira@petits-lots.example",
                why=(
                    "She would make the programme smaller until it moves. In a bank she brought "
                    "the wait for a request from seven months to ten weeks, and she knows public "
                    "transport."
                ),
                limit=(
                    "She works with teams rather than with contracts, and your contract is half of "
                    "the problem."
                ),
                client_words=(
                    "The best meeting we had. But our trouble is between two companies before it "
                    "is inside our teams."
                ),
                answer=prose("""
                    Bonjour Marta,

                    Ardance a choisi quelqu’un d’autre, et je vous traduis leur phrase : « la
                    meilleure réunion que nous ayons eue ». Leur raison est précise : le nœud est
                    entre deux entreprises, dans le contrat, avant d’être dans les équipes. Ils ont
                    gardé votre idée d’un premier dépôt minuscule, et Oscar Lindqvist pense à vous
                    pour la suite, quand les équipes reprendront la main. Je ne vous promets rien
                    là-dessus : je vous rappellerai dans trois mois pour vous dire ce qu’il en est,
                    quoi qu’il arrive.

                    Hugo
                """),
            ),
            Presented(
                member="tomasz.wieczorek@north-interlocking.example",
                why=(
                    "He knows your depots and your trains, speaks to suppliers in their own "
                    "language, and is used to sitting between two companies that have stopped "
                    "talking. He would tell you what is really built."
                ),
                limit="He does not run programmes, and says so.",
                client_words=(
                    "We trust his word on what works. We need someone to hold the whole programme."
                ),
                answer=prose("""
                    Hello Tomasz,

                    Ardance chose someone to run the whole programme, which you told them yourself
                    you would not do. Oscar’s words: “we trust his word on what works”. Your candour
                    in the meeting is the reason they now ask the supplier for test evidence every
                    fortnight, so it was not lost. They expect a safety file to hold together next
                    year, closer to your trade; if it comes to me, I will ask you first whether you
                    want it. Nothing depends on your answer.

                    Hugo
                """),
            ),
            Presented(
                member="vincent.pruvost@pruvost-programmes.example",
                why=(
                    "Six troubled programmes, two of them stopped on his advice, four delivered, "
                    "one in rail. He reads the contracts himself and meets forty people before he "
                    "gives an opinion. Your supplier’s director has agreed to see him alone."
                ),
                limit="He keeps one day a week to write and will not discuss it.",
            ),
        ],
        chosen="vincent.pruvost@pruvost-programmes.example",
        purchase_order="ARD-26-00871",
    ),
    Need(
        key="helionde-campagne",
        company="helionde",
        by="annelaure",
        talent="hugo",
        language="fr",
        state="chosen",
        title="Tenir la campagne de pose du deuxième parc en mer",
        context=(
            "Cinquante-deux éoliennes, cinq navires, trois fournisseurs qui s’attendent "
            "mutuellement. L’été dernier, trente jours perdus, dont la météo n’explique que la "
            "moitié."
        ),
        outcome="Une seule liste d’interfaces, tenue, et moins de quinze jours perdus hors météo.",
        place="Saint-Nazaire",
        remote="some",
        starts_in_days=-95,
        days=100,
        rhythm="4 jours par semaine",
        budget=1250,
        ago={
            "described": 127.4,
            "sent": 127.2,
            "answered": 127.0,
            "reframed": 125.3,
            "composing": 123.1,
            "asked": 122.2,
            "agreed": 120.4,
            "signed": 119.2,
            "opened": 118.9,
            "booked": 117.1,
            "met": 113.3,
            "chosen": 111.2,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Qui tient la liste des interfaces aujourd’hui ?",
                answer=(
                    "Chaque fournisseur a la sienne. Nous les avons superposées : elles se "
                    "contredisent sur quarante points."
                ),
                ago=126.1,
            ),
        ],
        opening=(
            "Deux personnes seulement, parce que je n’en connais pas une troisième à la hauteur de "
            "cette campagne. Elles ont travaillé sur le même parc et se recommandent l’une "
            "l’autre."
        ),
        shortlist=[
            Presented(
                member="ingrid.solheim@lee-shore.example",
                why=(
                    "Elle a tenu 270 interfaces sur quatre-vingts éoliennes et perdu dix-neuf "
                    "jours là où le plan en prévoyait quarante et un. Les capitaines l’écoutent : "
                    "elle a fait leur métier."
                ),
                limit=(
                    "Elle part en mer, injoignable, une semaine sur six ; les dates sont déjà "
                    "connues."
                ),
            ),
            Presented(
                member="pauline.hoarau@clauses-claires.example",
                why=(
                    "La moitié de vos jours perdus tient à des contrats qui se renvoient "
                    "l’attente. Pauline écrirait, chaque semaine, la lettre qui évite le litige ; "
                    "elle l’a fait dix-huit mois sur un parc voisin."
                ),
                limit="Elle travaille depuis La Réunion et ne monte pas à bord.",
                client_words=(
                    "Nous aurions voulu les deux. Le budget n’en permet qu’une, et il nous faut "
                    "quelqu’un sur le quai."
                ),
                answer=prose("""
                    Bonjour Pauline,

                    Hélionde a choisi Ingrid Solheim, et vous serez la dernière à en être surprise.
                    La phrase d’Anne-Laure Pichon : « nous aurions voulu les deux ». Le budget n’en
                    permettait qu’une, et il fallait quelqu’un sur le quai, à quatre heures du
                    matin, ce que la distance ne permet pas. Rien, dans votre proposition, n’a paru
                    faible. Ingrid souhaite vous consulter sur trois clauses, en vous payant : elle
                    vous écrira si vous en êtes d’accord, et je ne lui ai rien répondu à votre
                    place.

                    Hugo
                """),
            ),
        ],
        chosen="ingrid.solheim@lee-shore.example",
        purchase_order="HEL-P02-3390",
    ),
]
