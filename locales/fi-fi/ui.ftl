### Sivuston tekstit suomeksi.

## Every page

skip-to-content = Siirry pääsisältöön
documentation = Dokumentaatio
home = Etusivu
contents-label = Sisällys
breadcrumbs-label = Olet tässä
on-this-page = Tällä sivulla
sequence-label = Edellinen ja seuraava sivu
previous-page = Edellinen
next-page = Seuraava
language-label = Kieli
language-menu-label = Lue tämä sivu toisella kielellä
not-translated = ei käännetty
updated = Päivitetty { $date }
made-with = Tehty työkalulla { $tool }

## Notices above an article

notice-label = Tietoja tästä sivusta
fallback-notice = Tätä sivua ei ole vielä käännetty. Sivun kieli: { $language }.
machine-notice = Tämä sivu on käännetty koneellisesti ja voi sisältää virheitä.
machine-notice-dated = Tämä sivu on käännetty koneellisesti { $date } ja voi sisältää virheitä.
read-source = Lue alkuperäinen sivu: { $language }
untranslated-share = Tästä sivusta on vielä kääntämättä { $share } %.
stale-notice = Alkuperäinen sivu on muuttunut tämän käännöksen jälkeen, { $date }.

## Facts below an article

translated-by-person = Ihmisen kääntämä
translated-by-machine = Konekäännös
translation-date = Käännetty { $date }
translated-version = Käännetty versiosta { $commit }
edit-page = Muokkaa tätä sivua
edit-translation = Paranna tätä käännöstä
as-markdown = Tämä sivu Markdown-muodossa

## The language an article is read in

view-label = Lue
view-translation = Käännös
view-source = Alkuteksti
view-side = Rinnakkain
view-reveal = Virke kerrallaan
view-source-here = Sivun kieli: { $language }, valikoiden kieli: { $interface }

## Tools that need the script

close = Sulje
copy = Kopioi
copied = Kopioitu
anchor-link = Linkki tähän osioon
filter-label = Suodata sisällystä
filter-none = Mitään ei löytynyt
theme-system = Värit: kuten järjestelmässä
theme-light = Värit: vaaleat
theme-dark = Värit: tummat
keys-title = Pikanäppäimet
keys-on = Käytä näitä näppäimiä
key-help = Näytä tämä luettelo
key-next = Seuraava sivu
key-previous = Edellinen sivu
key-view = Vaihda käännöksen ja alkutekstin välillä
key-contents = Siirry osioluetteloon
key-escape = Sulje se, mikä on auki

## Search

search = Haku
search-label = Hae dokumentaatiosta
search-section = Osio
search-state = Käännös
search-all = Kaikki
search-words = Ehdotukset
search-results = Tulokset
search-count = Tuloksia: { $count }
search-count-about = Tuloksia: noin { $count }
search-count-shown = Tuloksia: { $shown }/{ $count }
search-none = Mitään ei löytynyt
search-busy = Haetaan…
search-corrected = Näytetään tulokset haulle: { $query }
search-foreign = Tämän haun tulokset toisella kielellä: { $language }
search-translated = Käännetty
search-machine = Konekäännös
search-partial = Osittain käännetty
search-fallback = Ei käännetty
search-source = Alkuteksti
search-more = Lisää tuloksia
search-failed = Hakua ei voitu ladata. Tarkista yhteys.
search-retry = Yritä uudelleen
search-highlighted = Tällä sivulla: { $count }
search-unhighlight = Poista korostus
search-needs-script = Haku edellyttää JavaScriptiä. Sisällyksestä pääsee kaikille sivuille.

## The page for addresses that lead nowhere

not-found-title = Sivua ei löydy
not-found-text = Tässä osoitteessa ei ole sivua. Sivu on ehkä siirretty, tai osoitteessa on kirjoitusvirhe.
not-found-home = Siirry aloitussivulle
moved-title = Tämä sivu on siirretty
moved-link = Siirry uuteen osoitteeseen

## Start pages

choose-language = Valitse kieli
all-pages = Kaikki sivut
page-count =
    { $count ->
        [one] { $count } sivu
       *[other] { $count } sivua
    }
translated-count =
    { $total ->
        [one] { $translated }/{ $total } sivu käännetty
       *[other] { $translated }/{ $total } sivua käännetty
    }

## Inside articles

alert-note = Huomautus
alert-tip = Vihje
alert-important = Tärkeää
alert-caution = Huomio
alert-warning = Varoitus
video-link = Katso video sivustolla { $host }
image-larger = Avaa suurempi kuva
image-description = Kuvan kuvaus
table-label = Vaakasuunnassa vieritettävä taulukko
snippet-missing = Koodiesimerkki { $path } puuttuu.
zone-label = Koskee: { $pivots }
version-label = Versio: { $versions }
task-done = Valmis
task-open = Kesken

## Help panes, which portals embed

pane-title = Ohje
pane-back = Takaisin
pane-loading = Ladataan…
pane-failed = Ohjetta ei voitu ladata.
pane-retry = Yritä uudelleen
pane-missing = Tässä ei ole vielä ohjetta. Kokeile hakua.
pane-search = Hae ohjeesta
pane-results = Tuloksia: { $count }
pane-no-results = Haulla ”{ $query }” ei löytynyt mitään.
pane-related = Aiheeseen liittyvää
pane-new-tab = avautuu uuteen välilehteen
pane-fallback = Ei vielä käännetty; tekstin kieli: { $language }.
pane-stale = Alkuteksti on uudempi kuin tämä käännös.
pane-full-page = Avaa koko sivu
pane-helpful = Oliko tästä apua?
pane-yes = Kyllä
pane-no = Ei

## The page that shows help panes in a portal

demo-title = Ohjeruudut portaalissa
demo-about = Keksitty portaali, joka näyttää tämän dokumentaation ohjeen. Sen painikkeilla on kontekstitunnukset; alla luetellaan, mitä elementti kertoo portaalille.
demo-mode = Muoto
demo-beside = Sivun vieressä
demo-dialog = Valintaikkuna
demo-inline = Sivulla
demo-events = Mitä elementti on kertonut portaalille
demo-unknown = Tuntematon konteksti
demo-address = Avaa osoitteella

## Formats

date =
    { $day }. { $month ->
        [1] tammikuuta
        [2] helmikuuta
        [3] maaliskuuta
        [4] huhtikuuta
        [5] toukokuuta
        [6] kesäkuuta
        [7] heinäkuuta
        [8] elokuuta
        [9] syyskuuta
        [10] lokakuuta
        [11] marraskuuta
       *[12] joulukuuta
    } { NUMBER($year, useGrouping: "false") }
