### Testi del sito in italiano.

## Every page

skip-to-content = Vai al contenuto principale
documentation = Documentazione
home = Home page
contents-label = Sommario
breadcrumbs-label = Percorso di navigazione
on-this-page = In questa pagina
sequence-label = Pagina precedente e successiva
previous-page = Indietro
next-page = Avanti
language-label = Lingua
language-menu-label = Leggi questa pagina in un’altra lingua
not-translated = non tradotta
updated = Aggiornamento: { $date }
made-with = Realizzato con { $tool }

## Notices above an article

notice-label = Informazioni su questa pagina
fallback-notice = Questa pagina non è ancora stata tradotta. Viene visualizzata nella lingua seguente: { $language }.
machine-notice = Questa pagina è stata tradotta automaticamente e può contenere errori.
machine-notice-dated = Questa pagina è stata tradotta automaticamente in data { $date } e può contenere errori.
read-source = Leggi la pagina originale: { $language }
untranslated-share = Il { $share }% di questa pagina non è ancora tradotto.
stale-notice = La pagina originale è stata modificata dopo questa traduzione, in data { $date }.

## Facts below an article

translated-by-person = Traduzione umana
translated-by-machine = Traduzione automatica
translation-date = Data della traduzione: { $date }
translated-version = Tradotto dalla versione { $commit }
edit-page = Modifica questa pagina
edit-translation = Migliora questa traduzione
as-markdown = Questa pagina in Markdown

## The language an article is read in

view-label = Lettura
view-translation = Traduzione
view-source = Originale
view-side = Affiancati
view-reveal = Frase per frase
view-source-here = Lingua della pagina: { $language }; lingua dei menu: { $interface }

## Tools that need the script

close = Chiudi
copy = Copia
copied = Copiato
anchor-link = Collegamento a questa sezione
filter-label = Filtra il sommario
filter-none = Nessun risultato
theme-system = Colori: come il sistema
theme-light = Colori: chiari
theme-dark = Colori: scuri
keys-title = Tasti di scelta rapida
keys-on = Usa questi tasti
key-help = Mostra questo elenco
key-next = Pagina successiva
key-previous = Pagina precedente
key-view = Passa dalla traduzione all’originale e viceversa
key-contents = Vai all’elenco delle sezioni
key-escape = Chiudi ciò che è aperto

## Search

search = Cerca
search-label = Cerca nella documentazione
search-section = Sezione
search-state = Traduzione
search-all = Tutto
search-words = Suggerimenti
search-results = Risultati
search-count = Risultati: { $count }
search-count-about = Risultati: circa { $count }
search-count-shown = Risultati: { $shown } su { $count }
search-none = Nessun risultato
search-busy = Ricerca in corso…
search-corrected = Risultati per: { $query }
search-foreign = Risultati in { $language } per questa ricerca
search-translated = Tradotto
search-machine = Traduzione automatica
search-partial = Tradotto in parte
search-fallback = Non tradotto
search-source = Originale
search-more = Altri risultati
search-failed = Impossibile caricare la ricerca. Verifica la connessione.
search-retry = Riprova
search-highlighted = In questa pagina: { $count }
search-unhighlight = Rimuovi l’evidenziazione
search-needs-script = La ricerca richiede JavaScript. Dal sommario si raggiungono tutte le pagine.

## The page for addresses that lead nowhere

not-found-title = Pagina non trovata
not-found-text = A questo indirizzo non c’è nessuna pagina. Potrebbe essere stata spostata oppure l’indirizzo potrebbe essere errato.
not-found-home = Vai alla pagina iniziale
moved-title = Questa pagina è stata spostata
moved-link = Vai al nuovo indirizzo

## Start pages

choose-language = Scegli una lingua
all-pages = Tutte le pagine
page-count =
    { $count ->
        [one] { $count } pagina
        [many] { $count } di pagine
       *[other] { $count } pagine
    }
translated-count =
    { $total ->
        [one] { $translated } pagina tradotta su { $total }
        [many] { $translated } pagine tradotte su { $total }
       *[other] { $translated } pagine tradotte su { $total }
    }

## Inside articles

alert-note = Nota
alert-tip = Suggerimento
alert-important = Importante
alert-caution = Attenzione
alert-warning = Avviso
video-link = Guarda il video su { $host }
image-larger = Apri un’immagine più grande
image-description = Descrizione dell’immagine
table-label = Tabella a scorrimento orizzontale
snippet-missing = Manca l’esempio di codice { $path }.
zone-label = Per: { $pivots }
version-label = Versione: { $versions }
task-done = Completato
task-open = Da completare

## Help panes, which portals embed

pane-title = Guida
pane-back = Indietro
pane-loading = Caricamento in corso…
pane-failed = Impossibile caricare la guida.
pane-retry = Riprova
pane-missing = Qui non c’è ancora una guida. Prova con una ricerca.
pane-search = Cerca nella guida
pane-results = Risultati: { $count }
pane-no-results = Nessun risultato per «{ $query }».
pane-related = Argomenti correlati
pane-new-tab = si apre in una nuova scheda
pane-fallback = Non ancora tradotto; visualizzato in: { $language }.
pane-stale = L’originale è più recente di questa traduzione.
pane-full-page = Apri la pagina completa
pane-helpful = È stato utile?
pane-yes = Sì
pane-no = No

## The page that shows help panes in a portal

demo-title = Riquadri della guida in un portale
demo-about = Un portale immaginario che mostra la guida di questa documentazione. I pulsanti hanno ID di contesto; ciò che l’elemento comunica al portale è riportato più sotto.
demo-mode = Forma
demo-beside = Accanto alla pagina
demo-dialog = Finestra di dialogo
demo-inline = Nella pagina
demo-events = Ciò che l’elemento ha comunicato al portale
demo-unknown = Un contesto sconosciuto
demo-address = Apri tramite un indirizzo

## Formats

date =
    { $day } { $month ->
        [1] gennaio
        [2] febbraio
        [3] marzo
        [4] aprile
        [5] maggio
        [6] giugno
        [7] luglio
        [8] agosto
        [9] settembre
        [10] ottobre
        [11] novembre
       *[12] dicembre
    } { NUMBER($year, useGrouping: "false") }
