"""What the operator says of itself: front page, charter, legal notice."""

from ensemble.demo.town.shapes import prose

NAME = "Les Deux Rives"
TAGLINE = {
    "fr": "Indépendants, mais ensemble.",
    "en": "Independent, but together.",
}
EMAIL = "bonjour@lesdeuxrives.example"
PHONE = "04 65 71 20 00"
ADDRESS = "12 montée des Passeurs, 69005 Lyon"
VIDEO_LINK = "https://visio.lesdeuxrives.example/"
PROMISE_WORKING_DAYS = 2
DAY_STARTS, DAY_ENDS = "09:00", "18:00"

FRONT_PAGE = {
    "fr": {
        "title": "Une personne vous répond, avec une personne à vous présenter.",
        "lead": "Les Deux Rives présente des consultantes et des consultants, indépendants et expérimentés, à "
        "de grandes entreprises. Nous les connaissons, nous leur demandons leur accord, et nous signons ce que nous "
        "disons d’eux.",
        "need": {
            "title": "J’ai un besoin",
            "text": "Cinq questions, dans vos mots. Sous deux jours ouvrés, deux à cinq personnes choisies par "
            "Claire ou Hugo, chacune avec une raison.",
            "action": "Décrire mon besoin",
        },
        "independent": {
            "title": "Je suis indépendante ou indépendant",
            "text": "Des missions où l’on vous appelle par votre nom, des gens de métier à qui parler, un "
            "paiement à la date promise. Votre liberté reste entière.",
            "action": "Faire connaissance",
        },
        "steps_title": "Comment cela se passe",
        "steps": [
            (
                "Vous décrivez",
                "Votre situation et ce qui doit avoir changé à la fin. Sans compte et sans engagement.",
            ),
            (
                "Quelqu’un vous appelle",
                "Une personne de l’équipe, qui a un nom et des horaires, précise avec "
                "vous ce qu’il faut chercher.",
            ),
            (
                "Vous lisez une lettre",
                "Deux à cinq personnes, par ordre alphabétique, une raison et une limite "
                "pour chacune. Toutes ont dit oui.",
            ),
            (
                "Vous choisissez",
                "Celles et ceux que vous ne retenez pas reçoivent une vraie réponse. Nous "
                "l’écrivons avec vos mots.",
            ),
        ],
        "never_title": "Ce que nous ne faisons jamais",
        "never": [
            "Noter, classer ou comparer des personnes par un calcul.",
            "Présenter quelqu’un qui ne l’a pas accepté.",
            "Tenir compte d’un refus, d’un silence ou d’une absence.",
            "Cacher notre part : elle est écrite sur la même ligne que les deux autres montants.",
        ],
    },
    "en": {
        "title": "A person answers you, with a person to introduce.",
        "lead": "Les Deux Rives introduces experienced independent consultants to large companies. We know "
        "them, we ask for their agreement, and we sign what we say about them.",
        "need": {
            "title": "I have a need",
            "text": "Five questions, in your own words. Within two working days, two to five people chosen by "
            "Claire or Hugo, each with a reason.",
            "action": "Describe my need",
        },
        "independent": {
            "title": "I am independent",
            "text": "Missions where you are called by your name, peers to talk to, payment on the promised "
            "date. Your freedom stays whole.",
            "action": "Get to know each other",
        },
        "steps_title": "How it goes",
        "steps": [
            (
                "You describe",
                "Your situation, and what must have changed by the end. No account, no commitment.",
            ),
            (
                "Somebody calls you",
                "A member of the team, with a name and opening hours, works out with you "
                "what to look for.",
            ),
            (
                "You read a letter",
                "Two to five people, in alphabetical order, a reason and a limit for each. "
                "All of them have said yes.",
            ),
            (
                "You choose",
                "Those you do not choose receive a real answer. We write it from your words.",
            ),
        ],
        "never_title": "What we never do",
        "never": [
            "Score, rank or compare people by calculation.",
            "Introduce someone who has not agreed to it.",
            "Hold a refusal, a silence or an absence against anyone.",
            "Hide our share: it is written on the same line as the other two amounts.",
        ],
    },
}

CHARTER_VERSION = "2026-03-02"
CHARTER = {
    "fr": prose("""
        ## Ce que nous nous promettons

        Cette charte engage les deux rives : la maison, et chaque personne qui en devient membre.
        Elle tient en six promesses. Elle ne crée ni hiérarchie ni exclusivité.

        ### 1. Des personnes, pas des profils

        - *La maison* ne calcule aucune note sur quiconque. Une sélection est une lettre, signée par
        quelqu’un.
        - *Vous* dites vrai sur votre fiche : ce que vous avez fait, avec qui, et ce que vous ne
        savez pas faire.

        ### 2. Libre de refuser

        - *La maison* ne tient compte ni d’un refus, ni d’un silence, ni d’une absence. Vous fixez
        vos prix, vos heures et vos clients.
        - *Vous* répondez oui quand c’est oui. Si votre situation change, vous le dites dès que vous
        le savez.

        ### 3. Payé à la date, quel que soit le retard

        - *La maison* écrit la date de chaque paiement et porte l’attente quand elle revend la
        mission. En mandat, elle dit clairement que le client paie, et quand.
        - *Vous* déclarez vos jours tels qu’ils ont été faits.

        ### 4. Une seule vérité sur l’argent

        - *La maison* montre le prix du client, le vôtre et sa part, sur une même ligne, à tout le
        monde.
        - *Vous* ne convenez pas d’un autre prix à côté.

        ### 5. Personne n’est seul, personne n’est surveillé

        - *La maison* ouvre le café chaque jour et ne mesure la présence de personne. Ce que vous
        confiez à quelqu’un reste chez cette personne.
        - *Vous* répondez, quand vous le pouvez, à une demande que vous savez résoudre. Ce que l’on
        vous confie reste chez vous.

        ### 6. Partir avec tout

        - *La maison* vous remet, à tout moment, vos données et vos missions attestées.
        - *Vous* rendez à vos clients ce qui leur appartient, et vous prévenez avant de partir.

        ## Quand cela va mal

        Écrivez à la personne concernée, puis à Odile Rey, dont le numéro est public. Toute décision
        qui vous touche est prise par quelqu’un, écrite, motivée, et peut être revue par une autre
        personne que son auteur.

        Cette charte change par un vote des membres. La version que vous avez acceptée reste
        lisible.
    """),
    "en": prose("""
        ## What we promise each other

        This charter binds both banks of the river: the house, and each person who joins it. It
        holds in six promises. It creates neither hierarchy nor exclusivity.

        ### 1. People, not profiles

        - *The house* computes no score about anybody. A shortlist is a letter, signed by someone.
        - *You* tell the truth on your card: what you did, with whom, and what you cannot do.

        ### 2. Free to refuse

        - *The house* holds neither a refusal, nor a silence, nor an absence against you. You set
        your prices, your hours and your clients.
        - *You* say yes when you mean yes. If your situation changes, you say so as soon as you
        know.

        ### 3. Paid on the date, whoever is late

        - *The house* writes the date of every payment and carries the wait when it resells the
        mission. Under an agency mandate it says clearly that the client pays, and when.
        - *You* declare your days as they were worked.

        ### 4. One truth about money

        - *The house* shows the client’s price, yours and its own share, on one line, to everyone.
        - *You* agree no other price on the side.

        ### 5. Nobody is left alone, nobody is watched

        - *The house* opens the café every day and measures nobody’s presence. What you confide to
        someone stays with that person.
        - *You* answer, when you can, a request you know how to solve. What is confided to you stays
        with you.

        ### 6. Leave with everything

        - *The house* hands you, at any time, your data and your certified missions.
        - *You* return to your clients what belongs to them, and you give notice before leaving.

        ## When things go wrong

        Write to the person concerned, then to Odile Rey, whose number is public. Every decision
        that affects you is taken by someone, written, reasoned, and may be reviewed by a person
        other than its author.

        This charter changes by a vote of the members. The version you accepted stays readable.
    """),
}

LEGAL = {
    "fr": prose("""
        **Les Deux Rives**, société coopérative imaginée pour la démonstration du logiciel Ensemble.
        Elle n’existe pas : ses membres, ses clients et ses adresses sont inventés.

        Siège : 12 montée des Passeurs, 69005 Lyon. Directrice de la publication : Odile Rey.
        Courriel : bonjour@lesdeuxrives.example. Téléphone : 04 65 71 20 00, numéro réservé aux
        œuvres de fiction.

        Les pages sont servies par la machine sur laquelle vous avez lancé la démonstration. Aucune
        mesure d’audience, aucun traceur. Pour accéder à vos données, les corriger ou les effacer,
        écrivez à Marc Tessier : marc.tessier@lesdeuxrives.example.
    """),
    "en": prose("""
        **Les Deux Rives**, a co-operative imagined for the demonstration of the Ensemble software.
        It does not exist: its members, its clients and its addresses are invented.

        Registered office: 12 montée des Passeurs, 69005 Lyon. Editor: Odile Rey. E-mail:
        bonjour@lesdeuxrives.example. Telephone: 04 65 71 20 00, a number reserved for works of
        fiction.

        These pages are served by the machine on which you started the demonstration. No audience
        measurement, no tracker. To see, correct or erase your data, write to Marc Tessier:
        marc.tessier@lesdeuxrives.example.
    """),
}
