### Тексты сайта на русском языке.

## Every page

skip-to-content = Перейти к основному содержимому
documentation = Документация
home = Главная
contents-label = Содержание
breadcrumbs-label = Вы находитесь здесь
on-this-page = На этой странице
sequence-label = Предыдущая и следующая страницы
previous-page = Назад
next-page = Далее
language-label = Язык
language-menu-label = Читать эту страницу на другом языке
not-translated = не переведено
updated = Обновлено: { $date }
made-with = Создано с помощью { $tool }

## Notices above an article

notice-label = Об этой странице
fallback-notice = Эта страница ещё не переведена. Язык, на котором она показана: { $language }.
machine-notice = Эта страница переведена автоматически и может содержать ошибки.
machine-notice-dated = Эта страница была автоматически переведена { $date } и может содержать ошибки.
read-source = Читать исходную страницу: { $language }
untranslated-share = Ещё не переведено { $share } % этой страницы.
stale-notice = Исходная страница была изменена { $date }, уже после этого перевода.

## Facts below an article

translated-by-person = Переведено человеком
translated-by-machine = Переведено автоматически
translation-date = Дата перевода: { $date }
translated-version = Переведено с версии { $commit }
edit-page = Изменить эту страницу
edit-translation = Улучшить этот перевод
as-markdown = Эта страница в формате Markdown

## The language an article is read in

view-label = Чтение
view-translation = Перевод
view-source = Оригинал
view-side = Рядом
view-reveal = По предложениям
view-source-here = Язык страницы: { $language }, язык меню: { $interface }

## Tools that need the script

close = Закрыть
copy = Копировать
copied = Скопировано
anchor-link = Ссылка на этот раздел
filter-label = Фильтр содержания
filter-none = Ничего не найдено
theme-system = Цвета: как в системе
theme-light = Цвета: светлые
theme-dark = Цвета: тёмные
keys-title = Сочетания клавиш
keys-on = Использовать эти клавиши
key-help = Показать этот список
key-next = Следующая страница
key-previous = Предыдущая страница
key-view = Переключиться между переводом и оригиналом
key-contents = Перейти к списку разделов
key-escape = Закрыть то, что открыто

## Search

search = Поиск
search-label = Поиск в документации
search-section = Раздел
search-state = Перевод
search-all = Все
search-words = Варианты запроса
search-results = Результаты
search-count = Результаты: { $count }
search-count-about = Результаты: около { $count }
search-count-shown = Результаты: { $shown } из { $count }
search-none = Ничего не найдено
search-busy = Выполняется поиск…
search-corrected = Показаны результаты по запросу: { $query }
search-foreign = Результаты этого поиска на другом языке: { $language }
search-translated = Переведено
search-machine = Переведено автоматически
search-partial = Переведено частично
search-fallback = Не переведено
search-source = Оригинал
search-more = Другие результаты
search-failed = Не удалось загрузить поиск. Проверьте подключение.
search-retry = Повторить попытку
search-highlighted = На этой странице: { $count }
search-unhighlight = Убрать выделение
search-needs-script = Для поиска требуется JavaScript. Все страницы доступны через содержание.

## The page for addresses that lead nowhere

not-found-title = Страница не найдена
not-found-text = По этому адресу нет страницы. Возможно, она перемещена или адрес указан неверно.
not-found-home = Перейти на главную страницу
moved-title = Страница перемещена
moved-link = Перейти по новому адресу

## Start pages

choose-language = Выберите язык
all-pages = Все страницы
page-count =
    { $count ->
        [one] { $count } страница
        [few] { $count } страницы
        [many] { $count } страниц
       *[other] { $count } страницы
    }
translated-count =
    { $total ->
        [one] Переведено { $translated } из { $total } страницы
        [few] Переведено { $translated } из { $total } страниц
        [many] Переведено { $translated } из { $total } страниц
       *[other] Переведено { $translated } из { $total } страницы
    }

## Inside articles

alert-note = Примечание
alert-tip = Совет
alert-important = Важно
alert-caution = Внимание
alert-warning = Предупреждение
video-link = Смотреть видео на { $host }
image-larger = Открыть увеличенное изображение
image-description = Описание изображения
table-label = Таблица с горизонтальной прокруткой
snippet-missing = Отсутствует пример кода { $path }.
zone-label = Для: { $pivots }
version-label = Версия: { $versions }
task-done = Выполнено
task-open = Не выполнено

## Help panes, which portals embed

pane-title = Справка
pane-back = Назад
pane-loading = Загрузка…
pane-failed = Не удалось загрузить справку.
pane-retry = Повторить попытку
pane-missing = Справки для этого места пока нет. Попробуйте воспользоваться поиском.
pane-search = Поиск в справке
pane-results = Результаты: { $count }
pane-no-results = По запросу «{ $query }» ничего не найдено.
pane-related = Связанные разделы
pane-new-tab = откроется в новой вкладке
pane-fallback = Ещё не переведено; язык текста: { $language }.
pane-stale = Оригинал новее этого перевода.
pane-full-page = Открыть страницу целиком
pane-helpful = Была ли эта информация полезной?
pane-yes = Да
pane-no = Нет

## The page that shows help panes in a portal

demo-title = Области справки на портале
demo-about = Вымышленный портал, который показывает справку из этой документации. У его кнопок есть идентификаторы контекста; ниже перечислено, что элемент сообщает порталу.
demo-mode = Вид
demo-beside = Рядом со страницей
demo-dialog = Диалоговое окно
demo-inline = На странице
demo-events = Что элемент сообщил порталу
demo-unknown = Неизвестный контекст
demo-address = Открыть по адресу

## Formats

date =
    { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    } { NUMBER($year, useGrouping: "false") } г.
