"""A letter whose first conversation is booked."""

from ensemble.demo.town.shapes import Need, Presented, Question

MEETING = [
    Need(
        key="lavandier-retrait",
        company="lavandier",
        by="amadou",
        talent="claire",
        language="fr",
        state="meeting",
        title="Un retrait en magasin que les clientes et les clients croient",
        context=(
            "Nous annonçons « prêt en deux heures » dans 64 magasins. Une commande sur huit est "
            "annulée parce que l’article n’y est pas. Les équipes de magasin n’y croient plus, et "
            "le site continue de promettre."
        ),
        outcome=(
            "Moins de 4 % d’annulations dans cinq mois, mesurées de la même façon par le site et "
            "par les magasins."
        ),
        place="Aix-en-Provence",
        remote="some",
        starts_in_days=45,
        days=80,
        rhythm="4 jours par semaine",
        budget=1000,
        ago={
            "described": 13.4,
            "sent": 13.2,
            "answered": 13.0,
            "reframed": 11.6,
            "composing": 8.2,
            "asked": 7.1,
            "agreed": 5.9,
            "signed": 5.0,
            "opened": 4.7,
            "booked": 1.4,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Qui compte le stock, et à quel rythme ?",
                answer=(
                    "Un inventaire par an, et des comptages tournants que chaque magasin organise "
                    "comme il veut."
                ),
                ago=12.2,
            ),
            Question(
                asked_by="client",
                text="Noé Bertholet est à Tourcoing et nous à Aix. Est-ce tenable ?",
                answer=(
                    "Deux jours par semaine sur place, par le train direct. Noé le faisait déjà "
                    "pour une enseigne de Nîmes."
                ),
                about="noe.bertholet@vitrine-ouverte.example",
                ago=3.1,
            ),
        ],
        opening=(
            "Votre promesse se perd entre un écran et un rayon. Voici trois personnes qui ont "
            "regardé cet endroit de près, l’une depuis le magasin, l’autre depuis l’entrepôt, la "
            "troisième depuis les chiffres."
        ),
        shortlist=[
            Presented(
                member="noe.bertholet@vitrine-ouverte.example",
                why=(
                    "Votre chiffre est presque le sien : de 12 % à 4 % d’annulations dans 58 "
                    "magasins. Noé l’a obtenu avec les vendeuses et les vendeurs, en leur laissant "
                    "dire « il n’y est pas » en un geste."
                ),
                limit=(
                    "Une seule mission d’indépendance derrière soi, et pas d’expérience de la "
                    "direction d’une équipe."
                ),
                slots_in_days=[(1, "14:30"), (2, "10:00"), (5, "11:30")],
            ),
            Presented(
                member="priya.raghunathan@second-draft-models.example",
                why=(
                    "Une partie de vos ruptures peut se prévoir article par article. Priya l’a "
                    "fait pour 310 magasins, en laissant les responsables corriger la prévision, "
                    "ce qui répond à vos équipes qui n’y croient plus."
                ),
                limit=(
                    "Elle ne s’occupe pas des gestes en magasin, et elle vient deux jours par mois."
                ),
            ),
            Presented(
                member="solene.guivarch@grand-quai.example",
                why=(
                    "Elle ferait du stock une seule vérité, de l’entrepôt au rayon. Elle sait dire "
                    "non à une date, et la vôtre est courte : mieux vaut l’entendre maintenant."
                ),
                limit=(
                    "Elle ne démarre rien entre novembre et la mi-janvier : si votre date glisse, "
                    "elle glissera de deux mois."
                ),
                slots_in_days=[(4, "09:00"), (6, "17:00"), (8, "10:30")],
            ),
        ],
        meeting=("noe.bertholet@vitrine-ouverte.example", 2, "10:00"),
    ),
]
