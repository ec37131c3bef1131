### Sitenin Türkçe metinleri.

## Every page

skip-to-content = Ana içeriğe geç
documentation = Belgeler
home = Ana sayfa
contents-label = İçindekiler
breadcrumbs-label = Buradasınız
on-this-page = Bu sayfada
sequence-label = Önceki ve sonraki sayfa
previous-page = Önceki
next-page = Sonraki
language-label = Dil
language-menu-label = Bu sayfayı başka bir dilde oku
not-translated = çevrilmedi
updated = Güncelleme tarihi: { $date }
made-with = { $tool } ile oluşturuldu

## Notices above an article

notice-label = Bu sayfa hakkında
fallback-notice = Bu sayfa henüz çevrilmedi. Gösterildiği dil: { $language }.
machine-notice = Bu sayfa makine tarafından çevrilmiştir ve hata içerebilir.
machine-notice-dated = Bu sayfa { $date } tarihinde makine tarafından çevrilmiştir ve hata içerebilir.
read-source = Özgün sayfayı oku: { $language }
untranslated-share = Bu sayfanın henüz çevrilmemiş oranı: %{ $share }.
stale-notice = Özgün sayfa bu çeviriden sonra, { $date } tarihinde değiştirildi.

## Facts below an article

translated-by-person = İnsan çevirisi
translated-by-machine = Makine çevirisi
translation-date = Çeviri tarihi: { $date }
translated-version = Çevrilen sürüm: { $commit }
edit-page = Bu sayfayı düzenle
edit-translation = Bu çeviriyi iyileştir
as-markdown = Bu sayfanın Markdown sürümü

## The language an article is read in

view-label = Okuma
view-translation = Çeviri
view-source = Özgün metin
view-side = Yan yana
view-reveal = Cümle cümle
view-source-here = Sayfanın dili: { $language }, menülerin dili: { $interface }

## Tools that need the script

close = Kapat
copy = Kopyala
copied = Kopyalandı
anchor-link = Bu bölümün bağlantısı
filter-label = İçindekileri filtrele
filter-none = Hiçbir şey bulunamadı
theme-system = Renkler: sistemdeki gibi
theme-light = Renkler: açık
theme-dark = Renkler: koyu
keys-title = Klavye kısayolları
keys-on = Bu tuşları kullan
key-help = Bu listeyi göster
key-next = Sonraki sayfa
key-previous = Önceki sayfa
key-view = Çeviri ile özgün metin arasında geçiş yap
key-contents = Bölüm listesine git
key-escape = Açık olanı kapat

## Search

search = Ara
search-label = Bu belgelerde ara
search-section = Bölüm
search-state = Çeviri
search-all = Tümü
search-words = Öneriler
search-results = Sonuçlar
search-count = Sonuçlar: { $count }
search-count-about = Sonuçlar: yaklaşık { $count }
search-count-shown = Gösterilen sonuçlar: { $shown } / { $count }
search-none = Hiçbir şey bulunamadı
search-busy = Aranıyor…
search-corrected = Gösterilen sonuçların sorgusu: { $query }
search-foreign = Bu aramanın başka dildeki sonuçları: { $language }
search-translated = Çevrildi
search-machine = Makine çevirisi
search-partial = Kısmen çevrildi
search-fallback = Çevrilmedi
search-source = Özgün metin
search-more = Daha fazla sonuç
search-failed = Arama yüklenemedi. Bağlantınızı denetleyin.
search-retry = Yeniden dene
search-highlighted = Bu sayfada: { $count }
search-unhighlight = Vurgulamayı kaldır
search-needs-script = Arama için JavaScript gerekir. İçindekiler bölümünden tüm sayfalara ulaşabilirsiniz.

## The page for addresses that lead nowhere

not-found-title = Sayfa bulunamadı
not-found-text = Bu adreste bir sayfa yok. Sayfa taşınmış veya adres yanlış yazılmış olabilir.
not-found-home = Ana sayfaya git
moved-title = Bu sayfa taşındı
moved-link = Yeni adresine git

## Start pages

choose-language = Dil seçin
all-pages = Tüm sayfalar
page-count =
    { $count ->
        [one] { $count } sayfa
       *[other] { $count } sayfa
    }
translated-count =
    { $total ->
        [one] { $total } sayfadan { $translated } tanesi çevrildi
       *[other] { $total } sayfadan { $translated } tanesi çevrildi
    }

## Inside articles

alert-note = Not
alert-tip = İpucu
alert-important = Önemli
alert-caution = Dikkat
alert-warning = Uyarı
video-link = Videoyu { $host } üzerinde izle
image-larger = Daha büyük bir görüntü aç
image-description = Görüntünün açıklaması
table-label = Yatay kaydırılabilen tablo
snippet-missing = { $path } kod örneği eksik.
zone-label = Şunlar için: { $pivots }
version-label = Sürüm: { $versions }
task-done = Tamamlandı
task-open = Tamamlanmadı

## Help panes, which portals embed

pane-title = Yardım
pane-back = Geri
pane-loading = Yükleniyor…
pane-failed = Yardım yüklenemedi.
pane-retry = Yeniden dene
pane-missing = Burası için henüz yardım yok. Aramayı deneyin.
pane-search = Yardımda ara
pane-results = Sonuçlar: { $count }
pane-no-results = “{ $query }” için hiçbir şey bulunamadı.
pane-related = İlgili konular
pane-new-tab = yeni sekmede açılır
pane-fallback = Henüz çevrilmedi; gösterildiği dil: { $language }.
pane-stale = Özgün metin bu çeviriden daha yeni.
pane-full-page = Sayfanın tamamını aç
pane-helpful = Bu yararlı oldu mu?
pane-yes = Evet
pane-no = Hayır

## The page that shows help panes in a portal

demo-title = Bir portalda yardım bölmeleri
demo-about = Bu belgelerin yardımını gösteren hayali bir portal. Düğmelerinin bağlam kimlikleri vardır; öğenin portala bildirdikleri aşağıda listelenir.
demo-mode = Biçim
demo-beside = Sayfanın yanında
demo-dialog = İletişim kutusu
demo-inline = Sayfanın içinde
demo-events = Öğenin portala bildirdikleri
demo-unknown = Bilinmeyen bir bağlam
demo-address = Adresle aç

## Formats

date =
    { $day } { $month ->
        [1] Ocak
        [2] Şubat
        [3] Mart
        [4] Nisan
        [5] Mayıs
        [6] Haziran
        [7] Temmuz
        [8] Ağustos
        [9] Eylül
        [10] Ekim
        [11] Kasım
       *[12] Aralık
    } { NUMBER($year, useGrouping: "false") }
