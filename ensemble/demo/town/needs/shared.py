"""Letters signed and in the client's hands."""

from ensemble.demo.town.shapes import Need, Presented, Question

SHARED = [
    Need(
        key="varenne-flux",
        company="varenne",
        by="petit",
        talent="claire",
        language="fr",
        state="shared",
        title="Remettre la logistique de Vénissieux en ordre en six mois",
        context=(
            "Depuis le déménagement de l’entrepôt, nous livrons 74 % de nos commandes à l’heure et "
            "nous louons 3 000 m² de plus qu’avant. Deux constructeurs nous ont mis sous "
            "surveillance. Le responsable logistique est parti il y a deux mois, son adjointe "
            "tient bon mais elle est seule."
        ),
        outcome=(
            "92 % à l’heure dans six mois, les 3 000 m² rendus, et l’adjointe en place comme "
            "responsable, avec une équipe qui tourne."
        ),
        place="Vénissieux",
        remote="none",
        starts_in_days=21,
        days=110,
        rhythm="4 jours par semaine, lundi compris",
        budget=1100,
        ago={
            "described": 9.3,
            "sent": 9.1,
            "answered": 8.9,
            "reframed": 7.6,
            "composing": 5.1,
            "asked": 3.8,
            "agreed": 2.2,
            "signed": 1.2,
            "opened": 0.9,
        },
        questions=[
            Question(
                asked_by="talent",
                text=(
                    "Souhaitez-vous quelqu’un à la place du responsable, ou à côté de l’adjointe ?"
                ),
                answer=(
                    "À côté. Elle a la confiance des équipes. Il lui manque quelqu’un qui l’ait "
                    "déjà fait."
                ),
                ago=8.2,
            ),
            Question(
                asked_by="talent",
                text="Le plan de production est-il tenu, ou change-t-il dans la semaine ?",
                answer=(
                    "Il change trois fois par semaine. Je sais que c’est une partie de la réponse."
                ),
                ago=8.1,
            ),
            Question(
                asked_by="client",
                text=(
                    "Karim Benali peut-il être là le lundi, jour de notre revue avec les "
                    "constructeurs ?"
                ),
                answer=(
                    "Oui. Il travaille quatre jours et garde le vendredi ; le lundi lui va bien, "
                    "il me l’a confirmé ce matin."
                ),
                about="karim.benali@benali-flux.example",
                ago=0.3,
            ),
        ],
        opening=(
            "Vous cherchez quelqu’un à côté de votre adjointe, pas à sa place. J’ai gardé cette "
            "phrase devant moi. Ces trois personnes ont chacune appris leur métier à quelqu’un qui "
            "l’exerce encore."
        ),
        shortlist=[
            Presented(
                member="julie.lemaire@trois-horizons.example",
                why=(
                    "Votre plan change trois fois par semaine, et Julie pense que le quai n’en est "
                    "que la victime. Elle referait le plan avec la production et les ventes, puis "
                    "le quai respirerait. Elle l’a fait pour onze usines comme pour une seule."
                ),
                limit=(
                    "Deux jours sur site par semaine, jamais le mercredi : il vous faudra "
                    "quelqu’un pour le quotidien de l’entrepôt."
                ),
                slots_in_days=[(2, "08:30"), (3, "14:00"), (6, "09:00")],
            ),
            Presented(
                member="karim.benali@benali-flux.example",
                why=(
                    "Vous le voyez le mercredi dans les allées. Il a redressé une usine de sièges "
                    "qui livrait 71 % à l’heure, sans stock de plus, et a rendu 18 000 m² une "
                    "autre fois. Il passe sa première semaine sur "
                    "le quai. Les deux personnes qu’il a formées dirigent aujourd’hui leur "
                    "logistique."
                ),
                limit=(
                    "Il lit l’anglais et le parle peu : la revue avec votre client suédois devra "
                    "se préparer."
                ),
                slots_in_days=[(1, "17:00"), (2, "08:00"), (5, "12:30")],
            ),
            Presented(
                member="solene.guivarch@grand-quai.example",
                why=(
                    "Vos difficultés datent d’un déménagement, et elle en a conduit sept. Elle "
                    "verrait en une semaine ce qui, dans l’implantation, vous coûte les 3 000 m²."
                ),
                limit=(
                    "Elle vient du commerce : l’automobile et ses pénalités seraient une première."
                ),
                slots_in_days=[(3, "10:00"), (5, "16:30"), (7, "11:00")],
            ),
        ],
    ),
    Need(
        key="orsenne-tresorerie",
        company="orsenne",
        by="ellison",
        talent="claire",
        language="en",
        state="shared",
        title="See our cash three months ahead, in eleven countries",
        context=(
            "We grew from four to eleven countries in three years. Each subsidiary forecasts in "
            "its own spreadsheet, two are always late with customers, and I learned of our last "
            "overdraft a month after it happened."
        ),
        outcome=(
            "A thirteen-week forecast I can trust within 6%, owned by my team, and late payments "
            "down by a third."
        ),
        place="Rouen",
        remote="some",
        starts_in_days=30,
        days=60,
        rhythm="Three days a week",
        budget=1150,
        ago={
            "described": 10.2,
            "sent": 10.1,
            "answered": 9.9,
            "reframed": 9.0,
            "composing": 6.3,
            "asked": 5.1,
            "agreed": 4.0,
            "signed": 2.9,
            "opened": 2.2,
        },
        questions=[
            Question(
                asked_by="talent",
                text="Is the overdraft a forecasting problem or a collection problem?",
                answer=(
                    "Both, and I would like to know in which proportion. That may be the first "
                    "deliverable."
                ),
                ago=9.3,
            ),
            Question(
                asked_by="client",
                text="Would Catherine and Éric accept to work together, a few days each?",
                answer=(
                    "I asked them both. Yes, and they know each other from the Paris café. I can "
                    "draw up two small orders."
                ),
                ago=1.1,
            ),
        ],
        opening=(
            "You asked in which proportion. One of these two people would start from the banks, "
            "the other from the unpaid invoices. Both would tell you honestly when it is the other "
            "one you need."
        ),
        shortlist=[
            Presented(
                member="catherine.nguyen@quai-des-tresoreries.example",
                why=(
                    "She ran treasury in sixteen countries and sets up a thirteen-week forecast in "
                    "five weeks, with its error published every Monday. Your 6% is the figure she "
                    "usually reaches after a quarter, and she has done it in pharma."
                ),
                limit="Three days a week, and she does not chase customers.",
                slots_in_days=[(2, "11:00"), (3, "09:30"), (6, "15:00")],
            ),
            Presented(
                member="eric.vandamme@trente-jours.example",
                why=(
                    "A third of late payments usually comes from one’s own invoices, and he finds "
                    "which third by listening to the calls. He brought overdue debt from 19 to 7 "
                    "million in ten months without a lawyer."
                ),
                limit="He has not worked in pharma, and his forecasts stop at what customers owe.",
            ),
        ],
    ),
]
