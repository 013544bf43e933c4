"""Needs that are being written, read or reframed: nobody has been asked yet."""

from ensemble.demo.town.shapes import Need, Question

EARLY = [
    Need(
        key="montcalm-acheteur",
        company="montcalm",
        by="lacaze",
        talent="hugo",
        language="fr",
        state="draft",
        title="Remplacer notre acheteuse hors production pendant huit mois",
        context=(
            "Notre collègue part en congé maternité dans deux mois. Elle suit 140 fournisseurs de "
            "services : nettoyage, intérim, outillage, informatique. Deux contrats importants "
            "arrivent à échéance pendant son absence."
        ),
        outcome="",
        place="Toulouse",
        remote="some",
        starts_in_days=60,
        days=110,
        rhythm="4 jours par semaine",
        ago={"described": 0.4},
    ),
    Need(
        key="vaure-nis2",
        company="vaure",
        by="roche",
        talent="hugo",
        language="fr",
        state="sent",
        title="Savoir ce que NIS 2 nous oblige à faire, et commencer",
        context=(
            "Nous pilotons à distance 58 réservoirs et 12 stations. Les automates ont quinze ans "
            "pour certains, et l’informatique industrielle dépend de deux personnes, dont une part "
            "à la retraite dans six mois. Une régie voisine a été attaquée cette année. Nous ne "
            "savons pas par où commencer."
        ),
        outcome=(
            "Une liste de dix mesures que nous pouvons tenir, chiffrées, présentées au conseil "
            "d’exploitation. Et un exercice de crise fait au moins une fois."
        ),
        place="Clermont-Ferrand",
        remote="some",
        starts_in_days=40,
        days=35,
        rhythm="2 jours par semaine",
        budget=1150,
        ago={"described": 0.04, "sent": 0.02},
    ),
    Need(
        key="ardance-depot",
        company="ardance",
        by="oscar",
        talent="hugo",
        language="en",
        state="sent",
        title="Someone to hold the safety case of the new braking software together",
        context=(
            "We are fitting new braking software to 46 regional trains for two operators. The "
            "supplier is in Austria, our depot is in Valenciennes, and the authority will read the "
            "file in French. Our own safety engineer has two other fleets to look after."
        ),
        outcome=(
            "A complete safety file, accepted by the assessor, before the first train goes back "
            "into service in six months."
        ),
        place="Valenciennes",
        remote="some",
        starts_in_days=35,
        days=80,
        rhythm="Three to four days a week",
        budget=1050,
        ago={"described": 1.2, "sent": 1.1},
    ),
    Need(
        key="orsenne-mes",
        company="orsenne",
        by="tellier",
        talent="claire",
        language="fr",
        state="sent",
        title="Valider notre nouveau pilotage d’atelier sans étouffer l’équipe",
        context=(
            "Le logiciel de pilotage de l’atelier des collyres démarre dans cinq mois. Le plan de "
            "validation de l’intégrateur compte 7 000 pages et nous sommes quatre à la qualité. La "
            "dernière inspection s’est bien passée et nous voulons que la prochaine se passe aussi "
            "bien."
        ),
        outcome=(
            "Un dossier de validation proportionné au risque, défendable devant un inspecteur, et "
            "une équipe qui sait le tenir à jour."
        ),
        place="Rouen",
        remote="none",
        starts_in_days=60,
        days=70,
        rhythm="3 ou 4 jours par semaine",
        budget=1100,
        ago={"described": 6.2, "sent": 6.0},
    ),
    Need(
        key="helionde-fournisseurs",
        company="helionde",
        by="rachid",
        talent="hugo",
        language="fr",
        state="reframing",
        title="Mettre de l’ordre dans nos fiches fournisseurs",
        context=(
            "Nous avons racheté trois exploitants en deux ans. Le même fournisseur existe jusqu’à "
            "six fois, avec des RIB différents. La comptabilité passe une journée par semaine à "
            "réparer, et l’audit nous l’a écrit."
        ),
        outcome="Une seule fiche par fournisseur, et quelqu’un qui en répond chez nous.",
        place="Nantes",
        remote="some",
        starts_in_days=30,
        days=60,
        rhythm="3 jours par semaine",
        budget=1050,
        ago={"described": 4.3, "sent": 4.1, "answered": 3.8},
        questions=[
            Question(
                asked_by="talent",
                text=(
                    "Qui crée une fiche fournisseur aujourd’hui, et combien de personnes en ont le "
                    "droit ?"
                ),
                answer=(
                    "Trente-quatre personnes en ont le droit. En pratique, six le font : quatre "
                    "assistantes et assistants de parc, deux comptables."
                ),
                ago=3.8,
            ),
            Question(
                asked_by="talent",
                text=(
                    "Si l’on devait n’en réussir qu’une moitié d’ici quatre mois, laquelle : "
                    "dédoublonner l’existant, ou empêcher les nouveaux doublons ?"
                ),
                answer=(
                    "Empêcher les nouveaux. Je n’aurais pas répondu cela avant d’y réfléchir, mais "
                    "sinon nous recommencerons."
                ),
                ago=2.9,
            ),
            Question(
                asked_by="talent",
                text=(
                    "Avez-vous choisi un outil, ou souhaitez-vous quelqu’un qui sache aussi dire "
                    "qu’il n’en faut pas ?"
                ),
                ago=0.9,
            ),
        ],
    ),
    Need(
        key="helionde-juriste",
        company="helionde",
        by="guerin",
        talent="hugo",
        language="fr",
        state="withdrawn",
        title="Relire les contrats de câbles du troisième parc",
        context=(
            "Neuf contrats de fourniture et de pose, rédigés par trois bureaux différents, avec "
            "des pénalités qui se contredisent. Nous voudrions un regard unique avant de signer."
        ),
        outcome="Une matrice des contradictions et des avenants prêts à négocier.",
        place="Nantes",
        remote="full",
        starts_in_days=-20,
        days=30,
        rhythm="À votre convenance",
        budget=780,
        ago={"described": 52.3, "sent": 52.1, "answered": 51.9, "withdrawn": 47.2},
        questions=[
            Question(
                asked_by="talent",
                text="Les neuf contrats relèvent-ils tous du droit français ?",
                answer="Sept oui, deux sont de droit danois. Ces deux-là iront à un cabinet.",
                ago=50.8,
            ),
        ],
        sentence=(
            "Notre conseil reporte le troisième parc à l’an prochain. Je préfère vous le dire tout "
            "de suite : ne retenez personne pour nous."
        ),
    ),
]
