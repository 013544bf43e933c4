"""Words that a request is written with, rather than about: folded, French and English."""

STOPWORDS = frozenset(
    """
    a ai aide aider ainsi alors apres as assez au aucun aujourd aussi autre autres aux avant avec avez
    avoir avons ayant beaucoup bien bon bonjour bonne ca car ce cela celle celui ces cet cette ceux
    chaque chez ci comme comment contre d dans de debut depuis des deux devra devront dit dont du duree
    egalement elle elles en encore enfin ensuite entre environ es est et etaient etait etant etc ete
    etes etre eu eux faire fait faut fin font hui il ils j jour jours jusqu jusque l la le les leur leurs
    lors lui m ma mais me meme memes merci mes met mettre mi mieux moins mois mon n ne nos notre notamment
    nous on ont ou par parce parmi pas pendant peu peut peuvent plus plusieurs plutot point pour pourra
    pourquoi pres pris qu quand que quel quelle quelles quels qui quoi s sa sans se semaine semaines sera
    seront ses si soit son sont sous souhaite souhaitons sous sur t ta tel telle tels tes toi ton tous
    tout toute toutes tres trois tu un une va vers voici vos votre vous y
    an annee annees ans annuel besoin besoins candidat candidate client cherche cherchons consultant
    consultante cv demarrage descriptif description disponible disponibilite date dates demande demandes
    freelance idealement independant independante lieu max maximum minimum mission missions personne
    poste prestation profil profils recherche recherchee recherchons requis requise requises sera solide
    souhaite souhaitee souhaitees tache taches taux teletravail tjm type urgent ht tva euros eur partir
    plein temps complet partiel libre libres des janvier fevrier mars avril mai juin juillet aout
    septembre octobre novembre decembre competence competences experience experiences
    about after all also an and any are at available be been before best but by can candidate could day
    days do does each experience for from full had has have help her his how i if in into is it its
    job just least less like looking may month months more most must my need needed needs new no nor not
    now of off one only or other our out over per person please position profile project rate remote
    required role seeking she should skill skills so some someone start starting strong such than that
    the their them then there these they this those three time to too two until up us very want was we
    week weeks well were what when where which while who whom why will with within work working would
    year years you your january february march april june july august september october november
    december
    """.split()
)
