### Texty webu v češtině.

## Every page

skip-to-content = Přejít na hlavní obsah
documentation = Dokumentace
home = Domů
contents-label = Obsah
breadcrumbs-label = Kde se nacházíte
on-this-page = Na této stránce
sequence-label = Předchozí a další stránka
previous-page = Předchozí
next-page = Další
language-label = Jazyk
language-menu-label = Číst tuto stránku v jiném jazyce
not-translated = nepřeloženo
updated = Aktualizováno { $date }
made-with = Vytvořeno pomocí nástroje { $tool }

## Notices above an article

notice-label = O této stránce
fallback-notice = Tato stránka ještě není přeložená. Zobrazuje se v tomto jazyce: { $language }.
machine-notice = Tato stránka byla přeložena strojově a může obsahovat chyby.
machine-notice-dated = Tato stránka byla { $date } strojově přeložena a může obsahovat chyby.
read-source = Číst původní stránku: { $language }
untranslated-share = Ještě není přeloženo { $share } % této stránky.
stale-notice = Původní stránka se po dokončení tohoto překladu změnila, a to { $date }.

## Facts below an article

translated-by-person = Přeložil člověk
translated-by-machine = Strojový překlad
translation-date = Překlad z { $date }
translated-version = Přeloženo z verze { $commit }
edit-page = Upravit tuto stránku
edit-translation = Vylepšit tento překlad
as-markdown = Tato stránka ve formátu Markdown

## The language an article is read in

view-label = Čtení
view-translation = Překlad
view-source = Originál
view-side = Vedle sebe
view-reveal = Po větách
view-source-here = Jazyk stránky: { $language }, jazyk nabídek: { $interface }

## Tools that need the script

close = Zavřít
copy = Kopírovat
copied = Zkopírováno
anchor-link = Odkaz na tento oddíl
filter-label = Filtrovat obsah
filter-none = Nic nenalezeno
theme-system = Barvy: podle systému
theme-light = Barvy: světlé
theme-dark = Barvy: tmavé
keys-title = Klávesové zkratky
keys-on = Používat tyto klávesy
key-help = Zobrazit tento seznam
key-next = Další stránka
key-previous = Předchozí stránka
key-view = Přepnout mezi překladem a originálem
key-contents = Přejít na seznam oddílů
key-escape = Zavřít, co je otevřené

## Search

search = Hledat
search-label = Prohledat dokumentaci
search-section = Oddíl
search-state = Překlad
search-all = Vše
search-words = Návrhy
search-results = Výsledky
search-count = Výsledky: { $count }
search-count-about = Výsledky: přibližně { $count }
search-count-shown = Výsledky: { $shown } z { $count }
search-none = Nic nenalezeno
search-busy = Hledání…
search-corrected = Zobrazují se výsledky pro: { $query }
search-foreign = Výsledky tohoto hledání v jiném jazyce: { $language }
search-translated = Přeloženo
search-machine = Strojový překlad
search-partial = Přeloženo částečně
search-fallback = Nepřeloženo
search-source = Originál
search-more = Další výsledky
search-failed = Vyhledávání se nepodařilo načíst. Zkontrolujte připojení.
search-retry = Zkusit znovu
search-highlighted = Na této stránce: { $count }
search-unhighlight = Zrušit zvýraznění
search-needs-script = Vyhledávání vyžaduje JavaScript. Na všechny stránky se dostanete z obsahu.

## The page for addresses that lead nowhere

not-found-title = Stránka nenalezena
not-found-text = Na této adrese žádná stránka není. Možná byla přesunuta nebo je v adrese chyba.
not-found-home = Přejít na úvodní stránku
moved-title = Tato stránka byla přesunuta
moved-link = Přejít na novou adresu

## Start pages

choose-language = Zvolte jazyk
all-pages = Všechny stránky
page-count =
    { $count ->
        [one] { $count } stránka
        [few] { $count } stránky
        [many] { $count } stránky
       *[other] { $count } stránek
    }
translated-count =
    { $total ->
        [one] Přeloženo { $translated } z { $total } stránky
        [few] Přeloženo { $translated } ze { $total } stránek
        [many] Přeloženo { $translated } z { $total } stránky
       *[other] Přeloženo { $translated } z { $total } stránek
    }

## Inside articles

alert-note = Poznámka
alert-tip = Tip
alert-important = Důležité
alert-caution = Upozornění
alert-warning = Varování
video-link = Přehrát video na webu { $host }
image-larger = Otevřít větší obrázek
image-description = Popis obrázku
table-label = Vodorovně posuvná tabulka
snippet-missing = Chybí ukázka kódu { $path }.
zone-label = Platí pro: { $pivots }
version-label = Verze: { $versions }
task-done = Hotovo
task-open = Není hotovo

## Help panes, which portals embed

pane-title = Nápověda
pane-back = Zpět
pane-loading = Načítání…
pane-failed = Nápovědu se nepodařilo načíst.
pane-retry = Zkusit znovu
pane-missing = Tady zatím nápověda není. Zkuste hledat.
pane-search = Prohledat nápovědu
pane-results = Výsledky: { $count }
pane-no-results = Pro dotaz „{ $query }“ se nic nenašlo.
pane-related = Související témata
pane-new-tab = otevře se na nové kartě
pane-fallback = Ještě nepřeloženo; zobrazeno v jazyce: { $language }.
pane-stale = Originál je novější než tento překlad.
pane-full-page = Otevřít celou stránku
pane-helpful = Pomohly vám tyto informace?
pane-yes = Ano
pane-no = Ne

## The page that shows help panes in a portal

demo-title = Podokna nápovědy na portálu
demo-about = Smyšlený portál, který ukazuje nápovědu z této dokumentace. Jeho tlačítka mají ID kontextu; co prvek portálu sděluje, je vypsáno níže.
demo-mode = Podoba
demo-beside = Vedle stránky
demo-dialog = Dialogové okno
demo-inline = Na stránce
demo-events = Co prvek sdělil portálu
demo-unknown = Neznámý kontext
demo-address = Otevřít pomocí adresy

## Formats

date =
    { $day }. { $month ->
        [1] ledna
        [2] února
        [3] března
        [4] dubna
        [5] května
        [6] června
        [7] července
        [8] srpna
        [9] září
        [10] října
        [11] listopadu
       *[12] prosince
    } { NUMBER($year, useGrouping: "false") }
