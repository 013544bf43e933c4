"""A plant that found who would hold it, and what the others were told."""

from ensemble.demo.town.shapes import Need, Presented, Question, prose

CHOSEN_PLANTS = [
    Need(
        key="varenne-usine",
        company="varenne",
        by="helene",
        talent="claire",
        language="fr",
        state="chosen",
        title="Diriger l’usine d’Issoire le temps de recruter",
        context=(
            "Le directeur est parti la semaine dernière, après un accident grave et un mois de "
            "grève perlée. 320 personnes, des pédaliers, deux clients qui s’inquiètent. Le "
            "recrutement prendra six à huit mois."
        ),
        outcome=(
            "Un site sûr, des équipes qui se parlent, et une usine que l’on a envie de diriger."
        ),
        place="Issoire",
        remote="none",
        starts_in_days=-88,
        days=112,
        rhythm="5 jours par semaine",
        budget=1550,
        ago={
            "described": 107.4,
            "sent": 107.3,
            "answered": 107.1,
            "reframed": 106.2,
            "composing": 105.1,
            "asked": 104.4,
            "agreed": 103.3,
            "signed": 102.3,
            "opened": 102.1,
            "booked": 101.2,
            "met": 98.3,
            "chosen": 96.2,
        },
        questions=[
            Question(
                asked_by="talent",
                text=(
                    "La personne aura-t-elle le pouvoir d’arrêter une ligne pour un motif de "
                    "sécurité ?"
                ),
                answer="Oui, sans appeler personne. C’est écrit dans le mandat.",
                ago=106.6,
            ),
        ],
        opening=(
            "Vous cherchez une présence avant une méthode. Ces trois personnes seraient à l’usine "
            "lundi, à la prise de poste. Elles ne commenceraient pas par la même porte."
        ),
        shortlist=[
            Presented(
                member="karim.benali@benali-flux.example",
                why=(
                    "Il a dirigé la logistique de quatre usines comme la vôtre et assuré six mois "
                    "d’intérim dont on parle encore. Il tiendrait les deux clients inquiets par "
                    "les livraisons, d’abord."
                ),
                limit="Il n’a jamais dirigé une usine entière, ni conduit un conflit social.",
                client_words=(
                    "Nous l’avons trouvé solide et franc. Après l’accident, il nous faut quelqu’un "
                    "qui a déjà porté un site."
                ),
                answer=prose("""
                    Bonjour Karim,

                    Varenne a retenu une autre personne pour Issoire. Hélène Faure vous a trouvé
                    « solide et franc » ; après l’accident, ils voulaient quelqu’un qui avait déjà
                    porté un site entier, et vous leur aviez dit vous-même que ce serait votre
                    premier. Ils ont aimé que vous demandiez à voir le quai avant la salle de
                    réunion. Je garde cette visite en tête : d’autres sites du groupe vivent par
                    leur quai. Si un besoin s’ouvre, je vous poserai la question.

                    Claire
                """),
            ),
            Presented(
                member="mohamed.lahlou@lahlou-relations.example",
                why=(
                    "L’usine est d’abord fâchée. Mohamed a signé quarante et un accords en neuf "
                    "ans et prendrait la place du directeur avec, chaque matin, une heure pour les "
                    "élus. Il l’a déjà fait quatre mois dans la chimie."
                ),
                limit="Il s’appuierait sur vos responsables de production pour la technique.",
                client_words=(
                    "Le comité a beaucoup apprécié l’échange. Il craint de laisser la production "
                    "sans patron."
                ),
                answer=prose("""
                    Bonjour Mohamed,

                    Varenne confie Issoire à quelqu’un qui vient de la production. Le comité a
                    « beaucoup apprécié l’échange » et n’a eu qu’une crainte, celle de laisser les
                    ateliers sans patron dans les semaines qui suivent un accident. Je l’entends. De
                    votre rencontre, ils gardent l’heure quotidienne avec les élus : c’est la
                    première chose que la personne choisie a mise en place, en disant de qui elle
                    venait. J’ai transmis votre nom à leur directrice des ressources humaines, avec
                    votre accord de vendredi.

                    Claire
                """),
            ),
            Presented(
                member="thierry.kermarrec@kermarrec-usines.example",
                why=(
                    "Douze usines, dont deux après un accident. Il est là le lundi à six heures, "
                    "garde les réunions qui servent et demande un mandat d’une page, que vous avez "
                    "déjà écrit. À Redon, il a rouvert une ligne arrêtée onze semaines."
                ),
                limit="Il part quand son successeur arrive : il ne restera pas conseiller.",
            ),
        ],
        chosen="thierry.kermarrec@kermarrec-usines.example",
        purchase_order="4500918823",
    ),
]
