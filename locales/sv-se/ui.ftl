### Webbplatsens texter på svenska.

## Every page

skip-to-content = Hoppa till huvudinnehållet
documentation = Dokumentation
home = Start
contents-label = Innehåll
breadcrumbs-label = Du är här
on-this-page = På den här sidan
sequence-label = Föregående och nästa sida
previous-page = Föregående
next-page = Nästa
language-label = Språk
language-menu-label = Läs sidan på ett annat språk
not-translated = inte översatt
updated = Uppdaterad { $date }
made-with = Gjord med { $tool }

## Notices above an article

notice-label = Om den här sidan
fallback-notice = Den här sidan är inte översatt ännu. Den visas på { $language }.
machine-notice = Den här sidan är maskinöversatt och kan innehålla fel.
machine-notice-dated = Den här sidan maskinöversattes den { $date } och kan innehålla fel.
read-source = Läs originalsidan på { $language }
untranslated-share = { $share } % av den här sidan är inte översatt ännu.
stale-notice = Originalsidan har ändrats sedan översättningen gjordes, den { $date }.

## Facts below an article

translated-by-person = Översatt av en människa
translated-by-machine = Maskinöversatt
translation-date = Översättning från den { $date }
translated-version = Översatt från version { $commit }
edit-page = Redigera sidan
edit-translation = Förbättra översättningen
as-markdown = Sidan som Markdown

## The language an article is read in

view-label = Läs
view-translation = Översättning
view-source = Original
view-side = Sida vid sida
view-reveal = Mening för mening
view-source-here = Sidan på { $language }, menyerna på { $interface }

## Tools that need the script

close = Stäng
copy = Kopiera
copied = Kopierat
anchor-link = Länk till avsnittet
filter-label = Filtrera innehållet
filter-none = Inget hittades
theme-system = Färger: som systemet
theme-light = Färger: ljusa
theme-dark = Färger: mörka
keys-title = Kortkommandon
keys-on = Använd tangenterna
key-help = Visa listan
key-next = Nästa sida
key-previous = Föregående sida
key-view = Växla mellan översättning och original
key-contents = Gå till listan över avsnitt
key-escape = Stäng det som är öppet

## Search

search = Sök
search-label = Sök i dokumentationen
search-section = Avsnitt
search-state = Översättning
search-all = Alla
search-words = Förslag
search-results = Sökresultat
search-count = Träffar: { $count }
search-count-about = Träffar: ungefär { $count }
search-count-shown = Träffar: { $shown } av { $count }
search-none = Inget hittades
search-busy = Söker …
search-corrected = Visas för: { $query }
search-foreign = Träffar på { $language } för den här sökningen
search-translated = Översatt
search-machine = Maskinöversatt
search-partial = Delvis översatt
search-fallback = Inte översatt
search-source = Original
search-more = Fler träffar
search-failed = Sökningen kunde inte läsas in. Kontrollera anslutningen.
search-retry = Försök igen
search-highlighted = På den här sidan: { $count }
search-unhighlight = Ta bort markeringen
search-needs-script = Sökningen kräver JavaScript. Innehållsförteckningen leder till alla sidor.

## The page for addresses that lead nowhere

not-found-title = Sidan hittades inte
not-found-text = Det finns ingen sida på den här adressen. Den kan ha flyttats, eller så är adressen felskriven.
not-found-home = Gå till startsidan
moved-title = Sidan har flyttats
moved-link = Gå till den nya adressen

## Start pages

choose-language = Välj språk
all-pages = Alla sidor
page-count =
    { $count ->
        [one] { $count } sida
       *[other] { $count } sidor
    }
translated-count =
    { $total ->
        [one] { $translated } av { $total } sida översatt
       *[other] { $translated } av { $total } sidor översatta
    }

## Inside articles

alert-note = Obs!
alert-tip = Tips
alert-important = Viktigt
alert-caution = Var försiktig
alert-warning = Varning
video-link = Se videon på { $host }
image-larger = Öppna en större bild
image-description = Beskrivning av bilden
table-label = Tabell som kan rullas i sidled
snippet-missing = Kodexemplet { $path } saknas.
zone-label = Gäller: { $pivots }
version-label = Version: { $versions }
task-done = Klart
task-open = Inte klart

## Help panes, which portals embed

pane-title = Hjälp
pane-back = Tillbaka
pane-loading = Läser in …
pane-failed = Hjälpen kunde inte läsas in.
pane-retry = Försök igen
pane-missing = Ingen hjälp här ännu. Prova att söka.
pane-search = Sök i hjälpen
pane-results = Träffar: { $count }
pane-no-results = Inget hittades för ”{ $query }”.
pane-related = Liknande avsnitt
pane-new-tab = öppnas på en ny flik
pane-fallback = Inte översatt ännu; visas på { $language }.
pane-stale = Originalet är nyare än översättningen.
pane-full-page = Öppna hela sidan
pane-helpful = Var det här till hjälp?
pane-yes = Ja
pane-no = Nej

## The page that shows help panes in a portal

demo-title = Hjälppaneler i en portal
demo-about = En påhittad portal som visar hjälpen ur den här dokumentationen. Knapparna har kontext-id; vad elementet berättar för portalen listas nedanför.
demo-mode = Form
demo-beside = Bredvid sidan
demo-dialog = Dialogruta
demo-inline = I sidan
demo-events = Vad elementet berättade för portalen
demo-unknown = En okänd kontext
demo-address = Öppna med en adress

## Formats

date =
    { $day } { $month ->
        [1] januari
        [2] februari
        [3] mars
        [4] april
        [5] maj
        [6] juni
        [7] juli
        [8] augusti
        [9] september
        [10] oktober
        [11] november
       *[12] december
    } { NUMBER($year, useGrouping: "false") }
