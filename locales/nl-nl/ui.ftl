### Teksten van de site in het Nederlands.

## Every page

skip-to-content = Naar de hoofdinhoud
documentation = Documentatie
home = Startpagina
contents-label = Inhoud
breadcrumbs-label = U bent hier
on-this-page = Op deze pagina
sequence-label = Vorige en volgende pagina
previous-page = Vorige
next-page = Volgende
language-label = Taal
language-menu-label = Deze pagina in een andere taal lezen
not-translated = niet vertaald
updated = Bijgewerkt op { $date }
made-with = Gemaakt met { $tool }

## Notices above an article

notice-label = Over deze pagina
fallback-notice = Deze pagina is nog niet vertaald. De taal van de tekst: { $language }.
machine-notice = Deze pagina is automatisch vertaald en kan fouten bevatten.
machine-notice-dated = Deze pagina is op { $date } automatisch vertaald en kan fouten bevatten.
read-source = De oorspronkelijke pagina lezen: { $language }
untranslated-share = { $share }% van deze pagina is nog niet vertaald.
stale-notice = De oorspronkelijke pagina is na deze vertaling gewijzigd, op { $date }.

## Facts below an article

translated-by-person = Door een mens vertaald
translated-by-machine = Automatisch vertaald
translation-date = Vertaling van { $date }
translated-version = Vertaald uit versie { $commit }
edit-page = Deze pagina bewerken
edit-translation = Deze vertaling verbeteren
as-markdown = Deze pagina als Markdown

## The language an article is read in

view-label = Lezen
view-translation = Vertaling
view-source = Origineel
view-side = Naast elkaar
view-reveal = Zin voor zin
view-source-here = Taal van de pagina: { $language }, taal van de menu’s: { $interface }

## Tools that need the script

close = Sluiten
copy = Kopiëren
copied = Gekopieerd
anchor-link = Koppeling naar deze sectie
filter-label = Inhoud filteren
filter-none = Niets gevonden
theme-system = Kleuren: zoals het systeem
theme-light = Kleuren: licht
theme-dark = Kleuren: donker
keys-title = Sneltoetsen
keys-on = Deze toetsen gebruiken
key-help = Deze lijst weergeven
key-next = Volgende pagina
key-previous = Vorige pagina
key-view = Wisselen tussen vertaling en origineel
key-contents = Naar de lijst met secties
key-escape = Sluiten wat geopend is

## Search

search = Zoeken
search-label = In deze documentatie zoeken
search-section = Onderdeel
search-state = Vertaling
search-all = Alles
search-words = Suggesties
search-results = Resultaten
search-count = Resultaten: { $count }
search-count-about = Resultaten: ongeveer { $count }
search-count-shown = Resultaten: { $shown } van { $count }
search-none = Niets gevonden
search-busy = Bezig met zoeken…
search-corrected = Weergegeven voor: { $query }
search-foreign = Resultaten in het { $language } voor deze zoekopdracht
search-translated = Vertaald
search-machine = Automatisch vertaald
search-partial = Gedeeltelijk vertaald
search-fallback = Niet vertaald
search-source = Origineel
search-more = Meer resultaten
search-failed = De zoekfunctie kan niet worden geladen. Controleer de verbinding.
search-retry = Opnieuw proberen
search-highlighted = Op deze pagina: { $count }
search-unhighlight = Markering verwijderen
search-needs-script = Voor zoeken is JavaScript vereist. Via de inhoudsopgave zijn alle pagina’s te bereiken.

## The page for addresses that lead nowhere

not-found-title = Pagina niet gevonden
not-found-text = Op dit adres staat geen pagina. Misschien is de pagina verplaatst of is het adres verkeerd gespeld.
not-found-home = Naar de startpagina
moved-title = Deze pagina is verplaatst
moved-link = Naar het nieuwe adres

## Start pages

choose-language = Kies een taal
all-pages = Alle pagina’s
page-count =
    { $count ->
        [one] { $count } pagina
       *[other] { $count } pagina’s
    }
translated-count =
    { $total ->
        [one] { $translated } van { $total } pagina vertaald
       *[other] { $translated } van { $total } pagina’s vertaald
    }

## Inside articles

alert-note = Opmerking
alert-tip = Tip
alert-important = Belangrijk
alert-caution = Let op
alert-warning = Waarschuwing
video-link = De video bekijken op { $host }
image-larger = Grotere afbeelding openen
image-description = Beschrijving van de afbeelding
table-label = Horizontaal schuifbare tabel
snippet-missing = Het codevoorbeeld { $path } ontbreekt.
zone-label = Voor: { $pivots }
version-label = Versie: { $versions }
task-done = Gereed
task-open = Niet gereed

## Help panes, which portals embed

pane-title = Hulp
pane-back = Terug
pane-loading = Laden…
pane-failed = De hulp kan niet worden geladen.
pane-retry = Opnieuw proberen
pane-missing = Hier is nog geen hulp beschikbaar. Probeer te zoeken.
pane-search = In de hulp zoeken
pane-results = Resultaten: { $count }
pane-no-results = Niets gevonden voor “{ $query }”.
pane-related = Verwante onderwerpen
pane-new-tab = wordt geopend op een nieuw tabblad
pane-fallback = Nog niet vertaald; weergegeven in: { $language }.
pane-stale = Het origineel is nieuwer dan deze vertaling.
pane-full-page = De volledige pagina openen
pane-helpful = Was dit nuttig?
pane-yes = Ja
pane-no = Nee

## The page that shows help panes in a portal

demo-title = Hulpvensters in een portal
demo-about = Een verzonnen portal die de hulp van deze documentatie toont. De knoppen hebben context-id’s; wat het element aan de portal meldt, staat hieronder.
demo-mode = Vorm
demo-beside = Naast de pagina
demo-dialog = Dialoogvenster
demo-inline = In de pagina
demo-events = Wat het element aan de portal heeft gemeld
demo-unknown = Een onbekende context
demo-address = Openen met een adres

## Formats

date =
    { $day } { $month ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { NUMBER($year, useGrouping: "false") }
