### Webstedets tekster på dansk.

## Every page

skip-to-content = Gå til hovedindholdet
documentation = Dokumentation
home = Start
contents-label = Indhold
breadcrumbs-label = Du er her
on-this-page = På denne side
sequence-label = Forrige og næste side
previous-page = Forrige
next-page = Næste
language-label = Sprog
language-menu-label = Læs denne side på et andet sprog
not-translated = ikke oversat
updated = Opdateret { $date }
made-with = Lavet med { $tool }

## Notices above an article

notice-label = Om denne side
fallback-notice = Denne side er ikke oversat endnu. Den vises på { $language }.
machine-notice = Denne side er maskinoversat og kan indeholde fejl.
machine-notice-dated = Denne side blev maskinoversat den { $date } og kan indeholde fejl.
read-source = Læs den oprindelige side på { $language }
untranslated-share = { $share } % af denne side er ikke oversat endnu.
stale-notice = Den oprindelige side er ændret efter denne oversættelse, den { $date }.

## Facts below an article

translated-by-person = Oversat af et menneske
translated-by-machine = Maskinoversat
translation-date = Oversættelse fra den { $date }
translated-version = Oversat fra version { $commit }
edit-page = Rediger denne side
edit-translation = Forbedr denne oversættelse
as-markdown = Denne side som Markdown

## The language an article is read in

view-label = Læs
view-translation = Oversættelse
view-source = Original
view-side = Side om side
view-reveal = Sætning for sætning
view-source-here = Siden på { $language }, menuerne på { $interface }

## Tools that need the script

close = Luk
copy = Kopiér
copied = Kopieret
anchor-link = Link til dette afsnit
filter-label = Filtrer indholdet
filter-none = Intet fundet
theme-system = Farver: som systemet
theme-light = Farver: lyse
theme-dark = Farver: mørke
keys-title = Tastaturgenveje
keys-on = Brug disse taster
key-help = Vis denne liste
key-next = Næste side
key-previous = Forrige side
key-view = Skift mellem oversættelse og original
key-contents = Gå til listen over afsnit
key-escape = Luk det, der er åbent

## Search

search = Søg
search-label = Søg i dokumentationen
search-section = Afsnit
search-state = Oversættelse
search-all = Alle
search-words = Forslag
search-results = Resultater
search-count = Resultater: { $count }
search-count-about = Resultater: ca. { $count }
search-count-shown = Resultater: { $shown } af { $count }
search-none = Intet fundet
search-busy = Søger…
search-corrected = Viser resultater for: { $query }
search-foreign = Resultater på { $language } for denne søgning
search-translated = Oversat
search-machine = Maskinoversat
search-partial = Delvist oversat
search-fallback = Ikke oversat
search-source = Original
search-more = Flere resultater
search-failed = Søgningen kunne ikke indlæses. Kontrollér forbindelsen.
search-retry = Prøv igen
search-highlighted = På denne side: { $count }
search-unhighlight = Fjern fremhævning
search-needs-script = Søgning kræver JavaScript. Indholdsfortegnelsen fører til alle sider.

## The page for addresses that lead nowhere

not-found-title = Siden blev ikke fundet
not-found-text = Der er ingen side på denne adresse. Den kan være flyttet, eller adressen kan være stavet forkert.
not-found-home = Gå til startsiden
moved-title = Denne side er flyttet
moved-link = Gå til den nye adresse

## Start pages

choose-language = Vælg et sprog
all-pages = Alle sider
page-count =
    { $count ->
        [one] { $count } side
       *[other] { $count } sider
    }
translated-count =
    { $total ->
        [one] { $translated } af { $total } side oversat
       *[other] { $translated } af { $total } sider oversat
    }

## Inside articles

alert-note = Bemærk
alert-tip = Tip
alert-important = Vigtigt
alert-caution = Forsigtig
alert-warning = Advarsel
video-link = Se videoen på { $host }
image-larger = Åbn et større billede
image-description = Beskrivelse af billedet
table-label = Tabel, der kan rulles vandret
snippet-missing = Kodeeksemplet { $path } mangler.
zone-label = Gælder: { $pivots }
version-label = Version: { $versions }
task-done = Færdig
task-open = Ikke færdig

## Help panes, which portals embed

pane-title = Hjælp
pane-back = Tilbage
pane-loading = Indlæser…
pane-failed = Hjælpen kunne ikke indlæses.
pane-retry = Prøv igen
pane-missing = Der er ingen hjælp her endnu. Prøv at søge.
pane-search = Søg i hjælpen
pane-results = Resultater: { $count }
pane-no-results = Intet fundet for ”{ $query }”.
pane-related = Relaterede emner
pane-new-tab = åbnes på en ny fane
pane-fallback = Ikke oversat endnu; vises på { $language }.
pane-stale = Originalen er nyere end denne oversættelse.
pane-full-page = Åbn hele siden
pane-helpful = Var dette nyttigt?
pane-yes = Ja
pane-no = Nej

## The page that shows help panes in a portal

demo-title = Hjælperuder i en portal
demo-about = En opdigtet portal, der viser hjælpen fra denne dokumentation. Knapperne har kontekst-id’er; det, som elementet fortæller portalen, er vist nedenfor.
demo-mode = Form
demo-beside = Ved siden af siden
demo-dialog = Dialogboks
demo-inline = På siden
demo-events = Hvad elementet har fortalt portalen
demo-unknown = En ukendt kontekst
demo-address = Åbn med en adresse

## Formats

date =
    { $day }. { $month ->
        [1] januar
        [2] februar
        [3] marts
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { NUMBER($year, useGrouping: "false") }
