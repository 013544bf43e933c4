"""A letter that was not the right one: the client says why."""

from ensemble.demo.town.shapes import Need, Presented, Question, prose

NONE_FITS = [
    Need(
        key="vaure-crise",
        company="vaure",
        by="vigier",
        talent="hugo",
        language="fr",
        state="none_fits",
        title="Passer notre plan de crise du classeur à la nuit",
        context=(
            "Notre plan de crise fait 160 pages. L’été dernier, lors d’une coupure d’eau de trente "
            "heures, personne ne l’a ouvert. Les équipes postées ont bien fait, chacune de leur "
            "côté."
        ),
        outcome=(
            "Quatre pages que les équipes connaissent, et trois exercices menés de nuit dans les "
            "six mois."
        ),
        place="Clermont-Ferrand",
        remote="none",
        starts_in_days=25,
        days=30,
        rhythm="Selon les équipes, nuits comprises",
        budget=1150,
        ago={
            "described": 20.4,
            "sent": 20.2,
            "answered": 20.0,
            "reframed": 18.5,
            "composing": 15.0,
            "asked": 13.9,
            "agreed": 12.1,
            "signed": 11.2,
            "opened": 10.8,
            "none_fits": 1.9,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Qui décidait, cette nuit-là ?",
                answer="Personne en titre. La cheffe d’équipe de la station nord, en fait.",
                ago=19.1,
            ),
        ],
        opening=(
            "Deux personnes qui ont vécu des crises avant d’en enseigner la préparation. Elles "
            "n’ont pas le même métier, et c’est voulu."
        ),
        shortlist=[
            Presented(
                member="monique.esteve@parole-tenue.example",
                why=(
                    "Elle a tenu la parole d’une régie pendant une pollution de captage et "
                    "entraîne depuis des cellules de crise avec de vrais journalistes. Elle sait "
                    "ce que les habitantes et les habitants demandent à la deuxième heure."
                ),
                limit="Elle prépare surtout les directions ; les équipes postées, moins.",
                client_words=(
                    "Remarquable, mais elle parle à ceux qui parlent. Notre difficulté est à la "
                    "station, à trois heures du matin."
                ),
                answer=prose("""
                    Bonjour Monique,

                    Les Eaux de la Vaure ne poursuivent pas avec vous, et je vous dois leur raison :
                    ils ont trouvé votre échange remarquable, et ils ont compris en vous écoutant
                    que leur faiblesse était ailleurs, dans les équipes de nuit. Vous les avez donc
                    aidés à poser la bonne question. Marc-Antoine Vigier garde votre grille des deux
                    premières heures et m’a demandé s’il pouvait vous rappeler pour la communication
                    de l’été. Je lui ai dit de vous écrire directement.

                    Merci d’y être allée.

                    Hugo
                """),
            ),
            Presented(
                member="stephane.morvan@morvan-securite.example",
                why=(
                    "Onze jours sans informatique lui ont appris ce qu’un plan devient la nuit. "
                    "Ses exercices sur papier tiennent en un matin, et il connaît déjà les régies "
                    "d’eau."
                ),
                limit="Il ne vient pas la nuit, et son métier reste l’informatique.",
                client_words=(
                    "Très convaincant sur l’attaque informatique. Pour des canalisations, nos "
                    "équipes ne se sont pas reconnues."
                ),
                answer=prose("""
                    Bonjour Stéphane,

                    La régie ne retient pas votre proposition pour le plan de crise. Leur phrase :
                    vous étiez convaincant sur l’attaque informatique, et les équipes des réseaux ne
                    s’y sont pas reconnues. Je prends ma part : j’avais entendu « crise », ils
                    disaient « canalisation ». Deux choses utiles pour vous : le récit de vos onze
                    jours est ce dont ils ont le plus parlé ensuite, et leur directrice de
                    l’exploitation prépare un sujet NIS 2 où vous auriez toute votre place. Si elle
                    nous le confie, je vous demanderai votre accord comme d’habitude.

                    Hugo
                """),
            ),
        ],
        sentence=(
            "Ces deux personnes savent tenir une crise ; il nous faut quelqu’un qui l’apprenne à "
            "des équipes postées, sur le terrain, la nuit."
        ),
    ),
]
