"""Those who run workshops and keep machines going."""

from ensemble.demo.town.shapes import Member, codes, prose

PLANTS = [
    Member(
        name="Thierry Kermarrec",
        email="thierry.kermarrec@kermarrec-usines.example",
        agreement="masculine",
        language="fr",
        line=(
            "Directeur d’usine de transition, entre l’annonce d’un départ et l’arrivée du suivant."
        ),
        line_other="Interim plant manager, between one leaving and the next arriving.",
        text=prose("""
            J’ai dirigé cinq usines comme salarié, puis sept comme indépendant. La plus petite
            comptait 60 personnes, la plus grande 840.

            On m’appelle quand le siège ne sait plus ce qui se passe sur le site : accident grave,
            conflit, directeur parti un vendredi. Je suis sur place le lundi, à six heures, à la
            prise de poste. Je garde les réunions qui servent et je supprime les autres.

            À Redon, nous avons rouvert une ligne arrêtée depuis onze semaines. À Fougères, j’ai
            conduit une fermeture : 112 personnes, 97 reclassées au bout de dix-huit mois. Je ne
            l’oublie pas et je n’en fais pas une spécialité.

            Je demande deux choses : un mandat écrit d’une page, et l’accès direct à la personne qui
            décide. Pas de mission de moins de quatre mois.
        """),
        years=34,
        skills=codes(
            "manufacturing transition-management crisis-management health-safety employee-relations "
            "lean plant-transfer"
        ),
        sectors=codes("food mechanical-industry automotive"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("br", "parlé à la maison")],
        city="Quimper",
        remote=False,
        mobility_fr="France entière, du lundi au vendredi sur place",
        mobility_en="All of France, on site from Monday to Friday",
        rate=1300,
        free_in_days=70,
        rhythm_days=5,
        can_help_with="Rédiger un mandat d’une page ; tenir une annonce difficile.",
        would_like_help_with="Trouver à qui parler le soir, à l’hôtel.",
        met_by="hugo",
        how_we_met_fr=(
            "Nous avons dîné à Lorient en 2018, la veille de sa première mission d’indépendant. Il "
            "m’appelle à la fin de chacune, toujours du parking."
        ),
        how_we_met_en=(
            "We had dinner in Lorient in 2018, the night before his first independent mission. He "
            "calls me at the end of each one, always from the car park."
        ),
    ),
    Member(
        name="Mathieu Roussel",
        email="mathieu.roussel@roussel-maintenance.example",
        agreement="masculine",
        language="fr",
        line="Maintenance industrielle et GMAO : moins de pannes, des pièces qu’on retrouve.",
        line_other="Industrial maintenance: fewer breakdowns, spare parts that can be found.",
        text=prose("""
            Électromécanicien de formation, responsable maintenance pendant douze ans dans la
            sidérurgie, indépendant depuis six ans.

            Ce que je fais le plus souvent : reprendre une GMAO que plus personne ne remplit. On
            jette la moitié des champs, on reclasse les équipements, on compte vraiment le magasin.
            Dans une régie d’eau, nous sommes passés de 14 000 articles à 5 200, dont 600 critiques,
            et l’astreinte sait maintenant où ils sont.

            Je monte aussi des plans de maintenance préventive à partir des pannes réelles, pas du
            catalogue du constructeur : 30 % d’heures d’arrêt en moins sur un laminoir, mesurées sur
            deux ans.

            Je travaille avec les équipes postées, donc parfois la nuit. Je ne rédige pas de schéma
            directeur.
        """),
        years=21,
        skills=codes("maintenance cmms tpm reliability inventory asset-management-physical"),
        sectors=codes("materials water-environment energy"),
        languages=[("fr", "langue maternelle"), ("en", "technique"), ("nl", "notions")],
        city="Dunkerque",
        remote=False,
        mobility_fr="Hauts-de-France et Belgique ; ailleurs par périodes de deux semaines",
        mobility_en="Northern France and Belgium; elsewhere two weeks at a time",
        rate=640,
        free_in_days=30,
        rhythm_days=5,
        can_help_with="Monter un magasin de pièces, parler avec des équipes postées.",
        would_like_help_with="Écrire une proposition qui ne fasse pas quinze pages.",
        met_by="hugo",
        how_we_met_fr=(
            "Deux membres me parlaient de lui sans se connaître. Je suis allé voir son laminoir en "
            "2022 et j’ai compris."
        ),
        how_we_met_en=(
            "Two members who did not know each other kept mentioning him. I went to see his "
            "rolling mill in 2022 and understood."
        ),
    ),
    Member(
        name="Linh Tran-Vasseur",
        email="linh.tran-vasseur@pas-a-pas.example",
        agreement="feminine",
        language="fr",
        line="Lean en atelier aéronautique : des améliorations que les compagnons gardent.",
        line_other="Lean on aerospace shop floors: improvements the operators keep.",
        text=prose("""
            Ingénieure méthodes puis responsable d’atelier, onze ans sur des lignes d’assemblage de
            structures. Black belt depuis 2014, ce qui compte moins que le temps passé debout.

            Je reste toujours au moins deux jours par semaine dans l’atelier, à hauteur de poste.
            Sur une ligne de trappes de train, nous avons ramené le cycle de 19 à 13 jours en neuf
            mois : trente-quatre petites modifications, dont vingt-neuf proposées par les
            compagnons. Un an après, trente et une tiennent encore.

            J’aide aussi à régler les sujets de qualité récurrents, 8D à l’appui, quand le client
            final commence à s’inquiéter.

            Je n’anime pas de « grand programme » et je ne compte pas les postes supprimés : si
            c’est le but, je le dis et je passe mon tour.
        """),
        years=17,
        skills=codes(
            "lean six-sigma value-stream problem-solving industrialisation en-9100 kaizen"
        ),
        sectors=codes("aerospace space mechanical-industry"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("vi", "familial")],
        city="Toulouse",
        remote=False,
        mobility_fr="Occitanie et Nouvelle-Aquitaine",
        mobility_en="South-west of France",
        rate=780,
        free_in_days=45,
        rhythm_days=4,
        can_help_with="Observer un poste, préparer un 8D, rester à hauteur d’atelier.",
        would_like_help_with="Répondre à un acheteur qui ne demande que des gains.",
        met_by="hugo",
        how_we_met_fr=(
            "Elle a tenu une table au café de Toulouse sur la fatigue des chefs d’équipe. J’y "
            "étais venu pour dix minutes, je suis resté jusqu’à la fermeture."
        ),
        how_we_met_en=(
            "She hosted a table at the Toulouse café about tired team leaders. I came for ten "
            "minutes and stayed until closing."
        ),
    ),
    Member(
        name="Ahmed Ziani",
        email="ahmed.ziani@ziani-qualite.example",
        agreement="masculine",
        language="fr",
        line="Qualité automobile : crises fournisseurs, audits IATF, lancements série.",
        line_other="Automotive quality: supplier crises, IATF audits, series launches.",
        text=prose("""
            Vingt-sept ans de qualité, du contrôle réception à la direction qualité d’un groupe de
            six usines. J’ai pris mon indépendance à cinquante et un ans, et je ne fais plus que ce
            que je préfère : être envoyé chez un fournisseur qui va mal.

            Je m’installe chez lui trois à huit semaines. Murs qualité, analyse des causes, puis un
            plan que le chef d’atelier peut tenir sans moi. Sur un fournisseur de faisceaux, nous
            sommes passés de 640 à 45 pièces refusées par million en cinq mois.

            Je prépare aussi les audits IATF 16949 : quatorze certifications accompagnées, une
            refusée au premier passage, obtenue au second.

            Je dis les choses en face, calmement. Je ne me déplace plus hors d’Europe.
        """),
        years=27,
        skills=codes(
            "quality iatf-16949 supplier-quality problem-solving iso-9001 industrialisation"
        ),
        sectors=codes("automotive electronics"),
        languages=[("fr", "langue maternelle"), ("en", "courant"), ("de", "courant")],
        city="Belfort",
        remote=False,
        mobility_fr="France, Allemagne, République tchèque",
        mobility_en="France, Germany, Czech Republic",
        rate=720,
        free_in_days=0,
        rhythm_days=3,
        can_help_with="Préparer un audit, dire une chose désagréable calmement.",
        would_like_help_with="Organiser un passage à trois jours par semaine.",
        met_by="claire",
        how_we_met_fr=(
            "Aïssatou Diallo l’avait croisé chez un fournisseur en difficulté. Elle m’a appelée du "
            "parking pour me dire de ne pas le laisser filer."
        ),
        how_we_met_en=(
            "Aïssatou Diallo had come across him at a struggling supplier. She rang me from the "
            "car park to say I should not let him go."
        ),
        notes=[
            "Trois jours par semaine depuis janvier, par choix. Ne pas proposer de plein temps.",
        ],
    ),
]
