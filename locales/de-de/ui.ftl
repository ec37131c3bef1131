### Texte der Website auf Deutsch.

## Every page

skip-to-content = Zum Hauptinhalt springen
documentation = Dokumentation
home = Startseite
contents-label = Inhalt
breadcrumbs-label = Sie sind hier
on-this-page = Auf dieser Seite
sequence-label = Vorherige und nächste Seite
previous-page = Zurück
next-page = Weiter
language-label = Sprache
language-menu-label = Diese Seite in einer anderen Sprache lesen
not-translated = nicht übersetzt
updated = Aktualisiert am { $date }
made-with = Erstellt mit { $tool }

## Notices above an article

notice-label = Über diese Seite
fallback-notice = Diese Seite ist noch nicht übersetzt. Sie wird in folgender Sprache angezeigt: { $language }.
machine-notice = Diese Seite wurde maschinell übersetzt und kann Fehler enthalten.
machine-notice-dated = Diese Seite wurde am { $date } maschinell übersetzt und kann Fehler enthalten.
read-source = Originalseite lesen: { $language }
untranslated-share = { $share } % dieser Seite sind noch nicht übersetzt.
stale-notice = Die Originalseite wurde nach dieser Übersetzung geändert, am { $date }.

## Facts below an article

translated-by-person = Von Menschen übersetzt
translated-by-machine = Maschinell übersetzt
translation-date = Übersetzung vom { $date }
translated-version = Übersetzt aus der Version { $commit }
edit-page = Diese Seite bearbeiten
edit-translation = Diese Übersetzung verbessern
as-markdown = Diese Seite als Markdown

## The language an article is read in

view-label = Lesen
view-translation = Übersetzung
view-source = Original
view-side = Nebeneinander
view-reveal = Satz für Satz
view-source-here = Diese Seite auf { $language }, Menüs auf { $interface }

## Tools that need the script

close = Schließen
copy = Kopieren
copied = Kopiert
anchor-link = Link zu diesem Abschnitt
filter-label = Inhalt filtern
filter-none = Nichts gefunden
theme-system = Farben: wie das System
theme-light = Farben: hell
theme-dark = Farben: dunkel
keys-title = Tastenkürzel
keys-on = Diese Tasten verwenden
key-help = Diese Liste anzeigen
key-next = Nächste Seite
key-previous = Vorherige Seite
key-view = Zwischen Übersetzung und Original wechseln
key-contents = Zur Liste der Abschnitte
key-escape = Offenes schließen

## Search

search = Suchen
search-label = Diese Dokumentation durchsuchen
search-section = Bereich
search-state = Übersetzung
search-all = Alle
search-words = Vorschläge
search-results = Ergebnisse
search-count = Ergebnisse: { $count }
search-count-about = Ergebnisse: etwa { $count }
search-count-shown = Ergebnisse: { $shown } von { $count }
search-none = Nichts gefunden
search-busy = Suche läuft …
search-corrected = Angezeigt für: { $query }
search-foreign = Ergebnisse auf { $language } zu dieser Suche
search-translated = Übersetzt
search-machine = Maschinell übersetzt
search-partial = Teilweise übersetzt
search-fallback = Nicht übersetzt
search-source = Original
search-more = Weitere Ergebnisse
search-failed = Die Suche konnte nicht geladen werden. Prüfen Sie die Verbindung.
search-retry = Erneut versuchen
search-highlighted = Auf dieser Seite: { $count }
search-unhighlight = Hervorhebung entfernen
search-needs-script = Die Suche benötigt JavaScript. Das Inhaltsverzeichnis führt zu allen Seiten.

## The page for addresses that lead nowhere

not-found-title = Seite nicht gefunden
not-found-text = Unter dieser Adresse gibt es keine Seite. Vielleicht wurde sie verschoben, oder die Adresse ist falsch geschrieben.
not-found-home = Zur Startseite
moved-title = Diese Seite ist umgezogen
moved-link = Zur neuen Adresse

## Start pages

choose-language = Sprache auswählen
all-pages = Alle Seiten
page-count =
    { $count ->
        [one] { $count } Seite
       *[other] { $count } Seiten
    }
translated-count =
    { $total ->
        [one] { $translated } von { $total } Seite übersetzt
       *[other] { $translated } von { $total } Seiten übersetzt
    }

## Inside articles

alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-caution = Vorsicht
alert-warning = Warnung
video-link = Video auf { $host } ansehen
image-larger = Größeres Bild öffnen
image-description = Beschreibung des Bildes
table-label = Seitlich rollbare Tabelle
snippet-missing = Das Codebeispiel { $path } fehlt.
zone-label = Gilt für: { $pivots }
version-label = Version: { $versions }
task-done = Erledigt
task-open = Nicht erledigt

## Help panes, which portals embed

pane-title = Hilfe
pane-back = Zurück
pane-loading = Wird geladen …
pane-failed = Die Hilfe konnte nicht geladen werden.
pane-retry = Noch einmal versuchen
pane-missing = Hier gibt es noch keine Hilfe. Versuchen Sie die Suche.
pane-search = Hilfe durchsuchen
pane-results = Treffer: { $count }
pane-no-results = Für „{ $query }“ wurde nichts gefunden.
pane-related = Verwandte Themen
pane-new-tab = öffnet sich in einem neuen Tab
pane-fallback = Noch nicht übersetzt; angezeigt auf: { $language }.
pane-stale = Das Original ist neuer als die Übersetzung.
pane-full-page = Ganze Seite öffnen
pane-helpful = War das hilfreich?
pane-yes = Ja
pane-no = Nein

## The page that shows help panes in a portal

demo-title = Hilfebereiche in einem Portal
demo-about = Ein erfundenes Portal, das die Hilfe dieser Dokumentation zeigt. Seine Schaltflächen haben Kontext-IDs; was das Element dem Portal meldet, steht darunter.
demo-mode = Form
demo-beside = Neben der Seite
demo-dialog = Dialogfeld
demo-inline = In der Seite
demo-events = Was das Element dem Portal gemeldet hat
demo-unknown = Ein unbekannter Kontext
demo-address = Über eine Adresse öffnen

## Formats

date =
    { $day }. { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    } { NUMBER($year, useGrouping: "false") }
