"""A day a week for someone whom the client will be offered again."""

from ensemble.demo.town.shapes import Need, Presented, Question, prose

CHOSEN_COUNTS = [
    Need(
        key="varenne-inventaire",
        company="varenne",
        by="petit",
        talent="claire",
        language="fr",
        state="chosen",
        title="Compter juste à Vénissieux avant l’inventaire de fin d’année",
        context=(
            "Depuis le déménagement, l’ordinateur annonce des mécanismes que personne ne trouve, "
            "et les caristes en trouvent que l’ordinateur ignore. L’écart est de 9\u00a0%. Les "
            "commissaires aux comptes reviennent en janvier."
        ),
        outcome="Un écart sous 1\u00a0% le jour de l’inventaire, et une équipe qui sait le tenir.",
        place="Vénissieux",
        remote="none",
        starts_in_days=-75,
        days=18,
        rhythm="1 jour par semaine, le mercredi",
        budget=1100,
        ago={
            "described": 92.4,
            "sent": 92.2,
            "answered": 92.1,
            "reframed": 91.3,
            "composing": 90.2,
            "asked": 89.4,
            "agreed": 88.3,
            "signed": 87.3,
            "opened": 87.1,
            "booked": 86.2,
            "met": 84.3,
            "chosen": 82.2,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Qui comptera avec la personne, et sur quelles heures\u00a0?",
                answer="Les caristes du matin. Ils sont volontaires, dix par semaine.",
                ago=91.6,
            ),
        ],
        opening=(
            "Vous cherchez quelqu’un qui compte avec vos caristes plutôt qu’à leur place. Ces deux "
            "personnes ont déjà passé des matinées entières dans des allées."
        ),
        shortlist=[
            Presented(
                member="karim.benali@benali-flux.example",
                why=(
                    "Il a rendu 18\u00a0000\u00a0m² à une usine de sièges en commençant par compter. "
                    "Il passerait ses mercredis dans les allées, et laisserait aux caristes une "
                    "méthode qui tient en une page."
                ),
                limit="Il n’écrira pas de logiciel\u00a0: votre ordinateur restera tel qu’il est.",
            ),
            Presented(
                member="mathieu.roussel@roussel-maintenance.example",
                why=(
                    "Il retrouve des pièces que les ordinateurs ont perdues\u00a0: c’est la moitié "
                    "de son métier. À Roanne, il a ramené l’écart d’un magasin de 11 à 2\u00a0% en "
                    "dix semaines, avec ceux qui y travaillaient."
                ),
                limit="Il connaît les magasins de maintenance mieux que les flux de série.",
                client_words=(
                    "Un échange direct, sur le quai, comme nous aimons. Nous voulions quelqu’un "
                    "qui connaisse la série."
                ),
                answer=prose("""
                    Bonjour Mathieu,

                    Vénissieux a retenu une autre personne. Laurent Petit a aimé «\u00a0un échange
                    direct, sur le quai\u00a0» et me l’a dit avant même de parler du reste\u00a0; il voulait
                    quelqu’un qui ait déjà compté de la série, où les bacs changent de place dans la
                    journée. Vous lui aviez dit vous-même que vos magasins étaient plus calmes.
                    Il a gardé votre idée des étiquettes de couleur par semaine, et m’a demandé si
                    vous accepteriez de voir un jour le magasin de maintenance d’Issoire. Je lui ai
                    répondu que je vous poserais la question\u00a0: dites-moi.

                    Claire
                """),
            ),
        ],
        chosen="karim.benali@benali-flux.example",
        purchase_order="4500921147",
    ),
]
