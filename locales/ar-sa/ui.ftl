### نصوص الموقع بالعربية.

## Every page

skip-to-content = انتقل إلى المحتوى الرئيسي
documentation = الوثائق
home = الصفحة الرئيسية
contents-label = المحتويات
breadcrumbs-label = أنت هنا
on-this-page = في هذه الصفحة
sequence-label = الصفحة السابقة والصفحة التالية
previous-page = السابق
next-page = التالي
language-label = اللغة
language-menu-label = اقرأ هذه الصفحة بلغة أخرى
not-translated = غير مترجمة
updated = آخر تحديث: { $date }
made-with = أُنشئ باستخدام { $tool }

## Notices above an article

notice-label = حول هذه الصفحة
fallback-notice = لم تُترجم هذه الصفحة بعد. لغة العرض: { $language }.
machine-notice = تُرجمت هذه الصفحة آليًا وقد تحتوي على أخطاء.
machine-notice-dated = تُرجمت هذه الصفحة آليًا في { $date } وقد تحتوي على أخطاء.
read-source = اقرأ الصفحة الأصلية: { $language }
untranslated-share = لم يُترجم { $share }٪ من هذه الصفحة بعد.
stale-notice = تغيّرت الصفحة الأصلية بعد هذه الترجمة، في { $date }.

## Facts below an article

translated-by-person = ترجمها مترجم
translated-by-machine = ترجمة آلية
translation-date = تاريخ الترجمة: { $date }
translated-version = مترجمة من الإصدار { $commit }
edit-page = تحرير هذه الصفحة
edit-translation = تحسين هذه الترجمة
as-markdown = هذه الصفحة بصيغة Markdown

## The language an article is read in

view-label = القراءة
view-translation = الترجمة
view-source = الأصل
view-side = جنبًا إلى جنب
view-reveal = جملة بجملة
view-source-here = الصفحة: { $language }، القوائم: { $interface }

## Tools that need the script

close = إغلاق
copy = نسخ
copied = تم النسخ
anchor-link = رابط إلى هذا القسم
filter-label = تصفية المحتويات
filter-none = لا توجد نتائج
theme-system = الألوان: حسب النظام
theme-light = الألوان: فاتحة
theme-dark = الألوان: داكنة
keys-title = اختصارات لوحة المفاتيح
keys-on = استخدام هذه المفاتيح
key-help = عرض هذه القائمة
key-next = الصفحة التالية
key-previous = الصفحة السابقة
key-view = التبديل بين الترجمة والأصل
key-contents = الانتقال إلى قائمة الأقسام
key-escape = إغلاق ما هو مفتوح

## Search

search = بحث
search-label = ابحث في الوثائق
search-section = القسم
search-state = الترجمة
search-all = الكل
search-words = اقتراحات
search-results = النتائج
search-count = عدد النتائج: { $count }
search-count-about = عدد النتائج: { $count } تقريبًا
search-count-shown = المعروض من النتائج: { $shown } من { $count }
search-none = لا توجد نتائج
search-busy = جارٍ البحث…
search-corrected = نتائج البحث عن: { $query }
search-foreign = نتائج هذا البحث متوفرة باللغة التالية: { $language }
search-translated = مترجمة
search-machine = ترجمة آلية
search-partial = مترجمة جزئيًا
search-fallback = غير مترجمة
search-source = الأصل
search-more = مزيد من النتائج
search-failed = تعذّر تحميل البحث. تحقق من الاتصال.
search-retry = إعادة المحاولة
search-highlighted = في هذه الصفحة: { $count }
search-unhighlight = إزالة التمييز
search-needs-script = يتطلب البحث JavaScript. تؤدي المحتويات إلى جميع الصفحات.

## The page for addresses that lead nowhere

not-found-title = الصفحة غير موجودة
not-found-text = لا توجد صفحة في هذا العنوان. ربما نُقلت الصفحة، أو كُتب العنوان بشكل خاطئ.
not-found-home = انتقل إلى الصفحة الرئيسية
moved-title = نُقلت هذه الصفحة
moved-link = انتقل إلى عنوانها الجديد

## Start pages

choose-language = اختر اللغة
all-pages = جميع الصفحات
page-count =
    { $count ->
        [zero] لا توجد صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $count } صفحات
        [many] { $count } صفحة
       *[other] { $count } صفحة
    }
translated-count =
    { $total ->
        [zero] لا توجد صفحات للترجمة
        [one] تُرجمت { $translated } من أصل صفحة واحدة
        [two] تُرجمت { $translated } من أصل صفحتين
        [few] تُرجمت { $translated } من أصل { $total } صفحات
        [many] تُرجمت { $translated } من أصل { $total } صفحة
       *[other] تُرجمت { $translated } من أصل { $total } صفحة
    }

## Inside articles

alert-note = ملاحظة
alert-tip = تلميح
alert-important = هام
alert-caution = تنبيه
alert-warning = تحذير
video-link = شاهد الفيديو على { $host }
image-larger = فتح صورة أكبر
image-description = وصف الصورة
table-label = جدول قابل للتمرير أفقيًا
snippet-missing = نموذج التعليمات البرمجية { $path } غير موجود.
zone-label = ينطبق على: { $pivots }
version-label = الإصدار: { $versions }
task-done = تم
task-open = لم يتم بعد

## Help panes, which portals embed

pane-title = المساعدة
pane-back = رجوع
pane-loading = جارٍ التحميل…
pane-failed = تعذّر تحميل المساعدة.
pane-retry = إعادة المحاولة
pane-missing = لا توجد مساعدة هنا بعد. جرّب البحث.
pane-search = البحث في المساعدة
pane-results = النتائج: { $count }
pane-no-results = لم يُعثر على شيء عن «{ $query }».
pane-related = مواضيع ذات صلة
pane-new-tab = يُفتح في علامة تبويب جديدة
pane-fallback = لم يُترجم بعد؛ يُعرض باللغة: { $language }.
pane-stale = الأصل أحدث من الترجمة.
pane-full-page = فتح الصفحة كاملة
pane-helpful = هل كان هذا مفيدًا؟
pane-yes = نعم
pane-no = لا

## The page that shows help panes in a portal

demo-title = ألواح المساعدة في بوابة
demo-about = بوابة متخيّلة تعرض مساعدة هذه الوثائق. لأزرارها معرّفات سياق، وما يُبلّغه العنصر للبوابة مدرج أدناه.
demo-mode = الشكل
demo-beside = بجانب الصفحة
demo-dialog = مربع حوار
demo-inline = داخل الصفحة
demo-events = ما أبلغه العنصر للبوابة
demo-unknown = سياق مجهول
demo-address = الفتح بعنوان

## Formats

date =
    { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    } { NUMBER($year, useGrouping: "false") }
