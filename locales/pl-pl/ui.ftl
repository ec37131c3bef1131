### Teksty witryny po polsku.

## Every page

skip-to-content = Przejdź do głównej zawartości
documentation = Dokumentacja
home = Strona główna
contents-label = Spis treści
breadcrumbs-label = Bieżąca lokalizacja
on-this-page = Na tej stronie
sequence-label = Poprzednia i następna strona
previous-page = Wstecz
next-page = Dalej
language-label = Język
language-menu-label = Przeczytaj tę stronę w innym języku
not-translated = nieprzetłumaczona
updated = Aktualizacja: { $date }
made-with = Utworzono za pomocą: { $tool }

## Notices above an article

notice-label = Informacje o tej stronie
fallback-notice = Ta strona nie została jeszcze przetłumaczona. Język wyświetlania: { $language }.
machine-notice = Ta strona została przetłumaczona maszynowo i może zawierać błędy.
machine-notice-dated = Ta strona została przetłumaczona maszynowo { $date } i może zawierać błędy.
read-source = Przeczytaj oryginalną stronę: { $language }
untranslated-share = { $share }% tej strony nie zostało jeszcze przetłumaczone.
stale-notice = Oryginalna strona została zmieniona po wykonaniu tego tłumaczenia, { $date }.

## Facts below an article

translated-by-person = Przetłumaczone przez człowieka
translated-by-machine = Tłumaczenie maszynowe
translation-date = Tłumaczenie z { $date }
translated-version = Przetłumaczono z wersji { $commit }
edit-page = Edytuj tę stronę
edit-translation = Popraw to tłumaczenie
as-markdown = Ta strona w formacie Markdown

## The language an article is read in

view-label = Widok
view-translation = Tłumaczenie
view-source = Oryginał
view-side = Obok siebie
view-reveal = Zdanie po zdaniu
view-source-here = Język strony: { $language }, język menu: { $interface }

## Tools that need the script

close = Zamknij
copy = Kopiuj
copied = Skopiowano
anchor-link = Link do tej sekcji
filter-label = Filtruj spis treści
filter-none = Nic nie znaleziono
theme-system = Kolory: zgodne z systemem
theme-light = Kolory: jasne
theme-dark = Kolory: ciemne
keys-title = Skróty klawiaturowe
keys-on = Używaj tych klawiszy
key-help = Pokaż tę listę
key-next = Następna strona
key-previous = Poprzednia strona
key-view = Przełącz między tłumaczeniem a oryginałem
key-contents = Przejdź do listy sekcji
key-escape = Zamknij to, co jest otwarte

## Search

search = Szukaj
search-label = Przeszukaj dokumentację
search-section = Dział
search-state = Tłumaczenie
search-all = Wszystkie
search-words = Sugestie
search-results = Wyniki
search-count = Wyniki: { $count }
search-count-about = Wyniki: około { $count }
search-count-shown = Wyniki: { $shown } z { $count }
search-none = Nic nie znaleziono
search-busy = Wyszukiwanie…
search-corrected = Wyniki dla zapytania: { $query }
search-foreign = Wyniki tego wyszukiwania w innym języku: { $language }
search-translated = Przetłumaczone
search-machine = Tłumaczenie maszynowe
search-partial = Przetłumaczone częściowo
search-fallback = Nieprzetłumaczone
search-source = Oryginał
search-more = Więcej wyników
search-failed = Nie można załadować wyszukiwania. Sprawdź połączenie.
search-retry = Spróbuj ponownie
search-highlighted = Na tej stronie: { $count }
search-unhighlight = Usuń wyróżnienie
search-needs-script = Wyszukiwanie wymaga JavaScriptu. Do wszystkich stron można przejść ze spisu treści.

## The page for addresses that lead nowhere

not-found-title = Nie znaleziono strony
not-found-text = Pod tym adresem nie ma strony. Strona mogła zostać przeniesiona lub adres zawiera błąd.
not-found-home = Przejdź do strony głównej
moved-title = Ta strona została przeniesiona
moved-link = Przejdź pod nowy adres

## Start pages

choose-language = Wybierz język
all-pages = Wszystkie strony
page-count =
    { $count ->
        [one] { $count } strona
        [few] { $count } strony
        [many] { $count } stron
       *[other] { $count } strony
    }
translated-count =
    { $total ->
        [one] Przetłumaczono { $translated } z { $total } strony
        [few] Przetłumaczono { $translated } z { $total } stron
        [many] Przetłumaczono { $translated } z { $total } stron
       *[other] Przetłumaczono { $translated } z { $total } strony
    }

## Inside articles

alert-note = Uwaga
alert-tip = Wskazówka
alert-important = Ważne
alert-caution = Przestroga
alert-warning = Ostrzeżenie
video-link = Obejrzyj film w witrynie { $host }
image-larger = Otwórz większy obraz
image-description = Opis obrazu
table-label = Tabela przewijana w poziomie
snippet-missing = Brakuje przykładowego kodu { $path }.
zone-label = Dotyczy: { $pivots }
version-label = Wersja: { $versions }
task-done = Zrobione
task-open = Do zrobienia

## Help panes, which portals embed

pane-title = Pomoc
pane-back = Wstecz
pane-loading = Ładowanie…
pane-failed = Nie można załadować pomocy.
pane-retry = Spróbuj ponownie
pane-missing = Nie ma tu jeszcze pomocy. Spróbuj użyć wyszukiwania.
pane-search = Przeszukaj pomoc
pane-results = Wyniki: { $count }
pane-no-results = Nic nie znaleziono dla zapytania „{ $query }”.
pane-related = Tematy pokrewne
pane-new-tab = otwiera się na nowej karcie
pane-fallback = Jeszcze nieprzetłumaczone; język wyświetlania: { $language }.
pane-stale = Oryginał jest nowszy niż to tłumaczenie.
pane-full-page = Otwórz całą stronę
pane-helpful = Czy te informacje były przydatne?
pane-yes = Tak
pane-no = Nie

## The page that shows help panes in a portal

demo-title = Okienka pomocy w portalu
demo-about = Zmyślony portal, który pokazuje pomoc z tej dokumentacji. Jego przyciski mają identyfikatory kontekstu; poniżej widać, co element przekazuje portalowi.
demo-mode = Forma
demo-beside = Obok strony
demo-dialog = Okno dialogowe
demo-inline = Na stronie
demo-events = Co element przekazał portalowi
demo-unknown = Nieznany kontekst
demo-address = Otwórz za pomocą adresu

## Formats

date =
    { $day } { $month ->
        [1] stycznia
        [2] lutego
        [3] marca
        [4] kwietnia
        [5] maja
        [6] czerwca
        [7] lipca
        [8] sierpnia
        [9] września
        [10] października
        [11] listopada
       *[12] grudnia
    } { NUMBER($year, useGrouping: "false") }
