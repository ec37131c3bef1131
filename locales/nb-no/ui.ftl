### Nettstedets tekster på norsk bokmål.

## Every page

skip-to-content = Hopp til hovedinnholdet
documentation = Dokumentasjon
home = Hjem
contents-label = Innhold
breadcrumbs-label = Du er her
on-this-page = På denne siden
sequence-label = Forrige og neste side
previous-page = Forrige
next-page = Neste
language-label = Språk
language-menu-label = Les denne siden på et annet språk
not-translated = ikke oversatt
updated = Oppdatert { $date }
made-with = Laget med { $tool }

## Notices above an article

notice-label = Om denne siden
fallback-notice = Denne siden er ikke oversatt ennå. Den vises på { $language }.
machine-notice = Denne siden er maskinoversatt og kan inneholde feil.
machine-notice-dated = Denne siden ble maskinoversatt { $date } og kan inneholde feil.
read-source = Les originalsiden på { $language }
untranslated-share = { $share } % av denne siden er ikke oversatt ennå.
stale-notice = Originalsiden er endret etter at denne oversettelsen ble laget, { $date }.

## Facts below an article

translated-by-person = Oversatt av et menneske
translated-by-machine = Maskinoversatt
translation-date = Oversettelse fra { $date }
translated-version = Oversatt fra versjon { $commit }
edit-page = Rediger denne siden
edit-translation = Forbedre denne oversettelsen
as-markdown = Denne siden som Markdown

## The language an article is read in

view-label = Les
view-translation = Oversettelse
view-source = Original
view-side = Side om side
view-reveal = Setning for setning
view-source-here = Siden på { $language }, menyene på { $interface }

## Tools that need the script

close = Lukk
copy = Kopier
copied = Kopiert
anchor-link = Lenke til denne delen
filter-label = Filtrer innholdet
filter-none = Ingenting ble funnet
theme-system = Farger: som systemet
theme-light = Farger: lyse
theme-dark = Farger: mørke
keys-title = Hurtigtaster
keys-on = Bruk disse tastene
key-help = Vis denne listen
key-next = Neste side
key-previous = Forrige side
key-view = Bytt mellom oversettelse og original
key-contents = Gå til listen over deler
key-escape = Lukk det som er åpent

## Search

search = Søk
search-label = Søk i dokumentasjonen
search-section = Del
search-state = Oversettelse
search-all = Alle
search-words = Forslag
search-results = Resultater
search-count = Resultater: { $count }
search-count-about = Resultater: omtrent { $count }
search-count-shown = Resultater: { $shown } av { $count }
search-none = Ingenting ble funnet
search-busy = Søker…
search-corrected = Viser resultater for: { $query }
search-foreign = Resultater på { $language } for dette søket
search-translated = Oversatt
search-machine = Maskinoversatt
search-partial = Delvis oversatt
search-fallback = Ikke oversatt
search-source = Original
search-more = Flere resultater
search-failed = Søket kunne ikke lastes inn. Kontroller tilkoblingen.
search-retry = Prøv på nytt
search-highlighted = På denne siden: { $count }
search-unhighlight = Fjern utheving
search-needs-script = Søk krever JavaScript. Innholdsfortegnelsen fører til alle sidene.

## The page for addresses that lead nowhere

not-found-title = Fant ikke siden
not-found-text = Det finnes ingen side på denne adressen. Den kan være flyttet, eller adressen kan være feilskrevet.
not-found-home = Gå til startsiden
moved-title = Denne siden er flyttet
moved-link = Gå til den nye adressen

## Start pages

choose-language = Velg språk
all-pages = Alle sider
page-count =
    { $count ->
        [one] { $count } side
       *[other] { $count } sider
    }
translated-count =
    { $total ->
        [one] { $translated } av { $total } side oversatt
       *[other] { $translated } av { $total } sider oversatt
    }

## Inside articles

alert-note = Merk
alert-tip = Tips
alert-important = Viktig
alert-caution = Forsiktig
alert-warning = Advarsel
video-link = Se videoen på { $host }
image-larger = Åpne et større bilde
image-description = Beskrivelse av bildet
table-label = Tabell som kan rulles sidelengs
snippet-missing = Kodeeksempelet { $path } mangler.
zone-label = Gjelder: { $pivots }
version-label = Versjon: { $versions }
task-done = Ferdig
task-open = Ikke ferdig

## Help panes, which portals embed

pane-title = Hjelp
pane-back = Tilbake
pane-loading = Laster inn…
pane-failed = Hjelpen kunne ikke lastes inn.
pane-retry = Prøv på nytt
pane-missing = Det finnes ingen hjelp her ennå. Prøv å søke.
pane-search = Søk i hjelpen
pane-results = Resultater: { $count }
pane-no-results = Fant ingenting for «{ $query }».
pane-related = Beslektede emner
pane-new-tab = åpnes i en ny fane
pane-fallback = Ikke oversatt ennå; vises på { $language }.
pane-stale = Originalen er nyere enn denne oversettelsen.
pane-full-page = Åpne hele siden
pane-helpful = Var dette nyttig?
pane-yes = Ja
pane-no = Nei

## The page that shows help panes in a portal

demo-title = Hjelperuter i en portal
demo-about = En oppdiktet portal som viser hjelpen fra denne dokumentasjonen. Knappene har kontekst-ID-er; det elementet forteller portalen, er oppført nedenfor.
demo-mode = Form
demo-beside = Ved siden av siden
demo-dialog = Dialogboks
demo-inline = På siden
demo-events = Hva elementet har fortalt portalen
demo-unknown = En ukjent kontekst
demo-address = Åpne med en adresse

## Formats

date =
    { $day }. { $month ->
        [1] januar
        [2] februar
        [3] mars
        [4] april
        [5] mai
        [6] juni
        [7] juli
        [8] august
        [9] september
        [10] oktober
        [11] november
       *[12] desember
    } { NUMBER($year, useGrouping: "false") }
