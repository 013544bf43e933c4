"""A payroll and a report that found someone, and what the others were told."""

from ensemble.demo.town.shapes import Need, Presented, Question, prose

CHOSEN_OFFICES = [
    Need(
        key="orsenne-paie",
        company="orsenne",
        by="lecoq",
        talent="claire",
        language="fr",
        state="chosen",
        title="Changer d’outil de paie sans un bulletin faux",
        context=(
            "Trois sites, 1 480 salariées et salariés, deux conventions collectives, un logiciel "
            "dont l’éditeur arrête le support. Notre responsable de paie est compétente et "
            "épuisée."
        ),
        outcome=(
            "La nouvelle paie en route dans neuf mois, des écarts expliqués avant chaque bulletin, "
            "et une responsable qui a pu prendre ses congés."
        ),
        place="Rouen",
        remote="some",
        starts_in_days=-365,
        days=245,
        rhythm="5 jours par semaine",
        budget=820,
        ago={
            "described": 403.3,
            "sent": 403.1,
            "answered": 402.9,
            "reframed": 401.2,
            "composing": 399.0,
            "asked": 398.1,
            "agreed": 396.9,
            "signed": 395.8,
            "opened": 395.5,
            "booked": 394.0,
            "met": 390.2,
            "chosen": 387.3,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Cette date est-elle la vôtre ou celle de l’éditeur ?",
                answer="La nôtre. Basculer en fin d’année nous faisait peur.",
                ago=402.0,
            ),
            Question(
                asked_by="client",
                text="Sandrine Vidalenc a-t-elle déjà connu le travail posté ?",
                answer="Oui, pendant six ans, dans un hôpital puis une laiterie.",
                about="sandrine.vidalenc@bulletin-net.example",
                ago=394.4,
            ),
        ],
        opening=(
            "Une paie juste et une responsable qui dort : les deux comptent. Voici trois "
            "personnes, dont une seule a fait de la paie. Les deux autres répondent à la moitié de "
            "votre demande que l’on oublie d’ordinaire."
        ),
        shortlist=[
            Presented(
                member="delphine.chauvet@apres-lannonce.example",
                why=(
                    "Elle formerait vos trois sites et allégerait d’autant votre responsable. Elle "
                    "commence par ce que les gens perdent, et une responsable de paie épuisée a "
                    "beaucoup à lui dire."
                ),
                limit="Elle ne calcule pas un bulletin.",
                client_words=(
                    "Très juste sur la fatigue de l’équipe. Nous avons d’abord besoin de quelqu’un "
                    "qui calcule."
                ),
                answer=prose("""
                    Bonjour Delphine,

                    Orsenne a choisi une spécialiste de la paie. Bérénice Lecoq a tenu à vous dire
                    que votre échange a changé leur calendrier : ils ont ajouté trois semaines et un
                    renfort pour leur responsable, sur la base de votre liste de « ce qu’elle va
                    perdre ». Ils voulaient d’abord quelqu’un qui calcule ; c’était écrit dans leur
                    besoin, et je vous ai présentée en le sachant, pour l’autre moitié. Je le
                    referais. La prochaine fois, je vous proposerai plus tôt que l’outil.

                    Claire
                """),
            ),
            Presented(
                member="mireille.schott@recette-et-preuve.example",
                why=(
                    "La recette d’une paie ressemble à celle d’un outil de sinistres : des règles, "
                    "des cas, des preuves. Mireille l’organiserait avec vos gestionnaires, et rien "
                    "ne passerait sans avoir été vu deux fois."
                ),
                limit="La paie serait nouvelle pour elle, et Strasbourg est loin de Rouen.",
                client_words=(
                    "Une rigueur rare. Il lui manque le vocabulaire de la paie, et nous n’avons "
                    "pas le temps de l’apprendre à quelqu’un."
                ),
                answer=prose("""
                    Bonjour Mireille,

                    Ce n’est pas vous pour Orsenne. Leur mot est « une rigueur rare », et leur
                    réserve est celle que j’avais écrite : le vocabulaire de la paie, qu’ils
                    n’avaient pas le temps de transmettre. Ils ont repris votre idée de faire signer
                    chaque cas par une gestionnaire ; Bérénice Lecoq le mentionne dans son message
                    et vous en remercie. Pour la suite, je vous verrais mieux dans l’assurance, où
                    vous n’auriez personne à convaincre. Un besoin de ce genre se prépare ; je vous
                    en parlerai d’abord.

                    Claire
                """),
            ),
            Presented(
                member="sandrine.vidalenc@bulletin-net.example",
                why=(
                    "Elle a repris une paie de 2 900 personnes en double calcul et fini à quatre "
                    "écarts, tous expliqués avant le bulletin. Elle a été à la place de votre "
                    "responsable pendant douze ans ; je crois qu’elles s’entendront."
                ),
                limit=(
                    "Elle connaît votre futur outil en lecture, pas en paramétrage : l’éditeur "
                    "devra être présent."
                ),
            ),
        ],
        chosen="sandrine.vidalenc@bulletin-net.example",
        purchase_order="ORS2604417",
    ),
    Need(
        key="maravelle-actuariat",
        company="maravelle",
        by="delattre",
        talent="claire",
        language="fr",
        state="chosen",
        title="Tenir la fonction actuarielle jusqu’au rapport et relire nos modèles",
        context=(
            "Notre responsable nous quitte avant la clôture. Le rapport au conseil est dû dans "
            "cinq mois, et un modèle de provision acheté l’an dernier donne des résultats que "
            "personne ne sait expliquer."
        ),
        outcome=(
            "Un rapport signé, des provisions comprises par le conseil, et un avis écrit sur ce "
            "modèle : garder, corriger ou jeter."
        ),
        place="Paris",
        remote="some",
        starts_in_days=-42,
        days=75,
        rhythm="4 jours par semaine",
        budget=1350,
        ago={
            "described": 76.4,
            "sent": 76.2,
            "answered": 76.0,
            "reframed": 74.3,
            "composing": 72.1,
            "asked": 71.3,
            "agreed": 69.2,
            "signed": 68.4,
            "opened": 68.2,
            "booked": 66.3,
            "met": 63.2,
            "chosen": 61.3,
        },
        questions=[
            Question(
                asked_by="talent",
                text="L’avis sur le modèle doit-il venir de la personne qui signe le rapport ?",
                answer="De préférence. Mais s’il en faut deux, dites-le-nous.",
                ago=75.2,
            ),
            Question(
                asked_by="client",
                text="Rachel Bensimon accepte-t-elle de présenter elle-même au conseil ?",
                answer="Elle le demande. Elle prépare une séance de deux heures avec vos chiffres.",
                about="rachel.bensimon@bensimon-actuariat.example",
                ago=66.9,
            ),
        ],
        opening=(
            "Votre besoin en contient deux. La première personne les prendrait tous les deux ; la "
            "seconde, le modèle seulement, mais à fond."
        ),
        shortlist=[
            Presented(
                member="priya.raghunathan@second-draft-models.example",
                why=(
                    "Relire un modèle que tout le monde admire et que personne n’explique, c’est "
                    "son métier. Elle vous rendrait une page qui dit quand ne plus le croire."
                ),
                limit="Elle n’est pas actuaire et ne peut pas tenir la fonction.",
                client_words=(
                    "Brillante et claire. Nous préférons une seule personne pour le rapport et le "
                    "modèle."
                ),
                answer=prose("""
                    Hello Priya,

                    Maravelle chose one person for both halves of the need, as they were entitled
                    to; you can only take the model, as I had written. Agnès Delattre called you
                    “brilliant and clear”. Two things they kept: your question about who may
                    overrule the model, now the first line of their specification, and your refusal
                    to give a verdict without the data, which their risk director quoted to the
                    board. If the second half comes back as a review, I will ask you. In the
                    meantime, nothing to do.

                    Claire
                """),
            ),
            Presented(
                member="rachel.bensimon@bensimon-actuariat.example",
                why=(
                    "Elle a tenu cette fonction par intérim, rédigé sept rapports et relu des "
                    "modèles construits par d’autres. Vos administratrices et administrateurs "
                    "comprendront ce qu’ils votent : c’est ce qu’elle fait de mieux."
                ),
                limit="Quatre jours par semaine, et jamais le vendredi après-midi.",
            ),
        ],
        chosen="rachel.bensimon@bensimon-actuariat.example",
        purchase_order="MVA-LOT3-0217",
    ),
]
