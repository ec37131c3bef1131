### Textes du site en français.

## Every page

skip-to-content = Aller au contenu principal
documentation = Documentation
home = Accueil
contents-label = Sommaire
breadcrumbs-label = Vous êtes ici
on-this-page = Sur cette page
sequence-label = Page précédente et page suivante
previous-page = Précédent
next-page = Suivant
language-label = Langue
language-menu-label = Lire cette page dans une autre langue
not-translated = non traduite
updated = Mise à jour le { $date }
made-with = Réalisé avec { $tool }

## Notices above an article

notice-label = À propos de cette page
fallback-notice = Cette page n’est pas encore traduite. Elle est affichée dans la langue suivante : { $language }.
machine-notice = Cette page a été traduite automatiquement et peut contenir des erreurs.
machine-notice-dated = Cette page a été traduite automatiquement le { $date } et peut contenir des erreurs.
read-source = Lire la page d’origine : { $language }
untranslated-share = { $share } % de cette page n’est pas encore traduit.
stale-notice = La page d’origine a été modifiée depuis cette traduction, le { $date }.

## Facts below an article

translated-by-person = Traduction humaine
translated-by-machine = Traduction automatique
translation-date = Traduction du { $date }
translated-version = Traduite à partir de la version { $commit }
edit-page = Modifier cette page
edit-translation = Améliorer cette traduction
as-markdown = Cette page en Markdown

## The language an article is read in

view-label = Lecture
view-translation = Traduction
view-source = Original
view-side = Côte à côte
view-reveal = Phrase par phrase
view-source-here = Cette page en { $language }, menus en { $interface }

## Tools that need the script

close = Fermer
copy = Copier
copied = Copié
anchor-link = Lien vers cette section
filter-label = Filtrer le sommaire
filter-none = Aucun résultat
theme-system = Couleurs : celles du système
theme-light = Couleurs : claires
theme-dark = Couleurs : sombres
keys-title = Raccourcis clavier
keys-on = Utiliser ces touches
key-help = Afficher cette liste
key-next = Page suivante
key-previous = Page précédente
key-view = Basculer entre traduction et original
key-contents = Aller à la liste des sections
key-escape = Fermer ce qui est ouvert

## Search

search = Rechercher
search-label = Rechercher dans la documentation
search-section = Section
search-state = Traduction
search-all = Tout
search-words = Suggestions
search-results = Résultats
search-count = Résultats : { $count }
search-count-about = Résultats : environ { $count }
search-count-shown = Résultats : { $shown } sur { $count }
search-none = Aucun résultat
search-busy = Recherche en cours…
search-corrected = Affichés pour : { $query }
search-foreign = Résultats en { $language } pour cette recherche
search-translated = Traduit
search-machine = Traduction automatique
search-partial = Traduction partielle
search-fallback = Non traduit
search-source = Original
search-more = Plus de résultats
search-failed = Impossible de charger la recherche. Vérifiez votre connexion.
search-retry = Réessayer
search-highlighted = Sur cette page : { $count }
search-unhighlight = Retirer le surlignage
search-needs-script = La recherche nécessite JavaScript. Le sommaire mène à toutes les pages.

## The page for addresses that lead nowhere

not-found-title = Page introuvable
not-found-text = Aucune page ne se trouve à cette adresse. La page a peut-être été déplacée, ou l’adresse est mal orthographiée.
not-found-home = Aller à la page d’accueil
moved-title = Cette page a été déplacée
moved-link = Aller à la nouvelle adresse

## Start pages

choose-language = Choisissez une langue
all-pages = Toutes les pages
page-count =
    { $count ->
        [one] { $count } page
        [many] { $count } de pages
       *[other] { $count } pages
    }
translated-count =
    { $total ->
        [one] { $translated } page traduite sur { $total }
        [many] { $translated } pages traduites sur { $total }
       *[other] { $translated } pages traduites sur { $total }
    }

## Inside articles

alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-caution = Attention
alert-warning = Avertissement
video-link = Regarder la vidéo sur { $host }
image-larger = Ouvrir une image plus grande
image-description = Description de l’image
table-label = Tableau à défilement horizontal
snippet-missing = L’exemple de code { $path } est introuvable.
zone-label = Pour : { $pivots }
version-label = Version : { $versions }
task-done = Fait
task-open = À faire

## Help panes, which portals embed

pane-title = Aide
pane-back = Retour
pane-loading = Chargement…
pane-failed = L’aide n’a pas pu être chargée.
pane-retry = Réessayer
pane-missing = Pas encore d’aide ici. Essayez une recherche.
pane-search = Rechercher dans l’aide
pane-results = Résultats : { $count }
pane-no-results = Aucun résultat pour « { $query } ».
pane-related = Rubriques connexes
pane-new-tab = s’ouvre dans un nouvel onglet
pane-fallback = Pas encore traduit ; affiché en : { $language }.
pane-stale = L’original est plus récent que la traduction.
pane-full-page = Ouvrir la page entière
pane-helpful = Cette aide a-t-elle été utile ?
pane-yes = Oui
pane-no = Non

## The page that shows help panes in a portal

demo-title = Volets d’aide dans un portail
demo-about = Un portail imaginaire qui montre l’aide de cette documentation. Ses boutons portent des identifiants de contexte ; ce que l’élément signale au portail est affiché plus bas.
demo-mode = Forme
demo-beside = À côté de la page
demo-dialog = Boîte de dialogue
demo-inline = Dans la page
demo-events = Ce que l’élément a signalé au portail
demo-unknown = Un contexte inconnu
demo-address = Ouvrir par une adresse

## Formats

date =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { NUMBER($year, useGrouping: "false") }
