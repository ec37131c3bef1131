### Texts of the site in American English: the reference that the other locales are compared with.
### A project changes a text by a file of its own, locales/<tag>/<any>.ftl, with the same message in it.
### `t(id="…")` puts a message into a template's text, `ta(id="…")` into an attribute.

## Every page

skip-to-content = Skip to main content
# The name of a docset that has none
documentation = Documentation
home = Home
contents-label = Contents
breadcrumbs-label = You are here
on-this-page = On this page
sequence-label = Previous and next page
previous-page = Previous
next-page = Next
language-label = Language
language-menu-label = Read this page in another language
not-translated = not translated
# $date (text): the day the article was last changed, as `date` has it
updated = Updated { $date }
# $tool (text): the name of the program that made the site
made-with = Made with { $tool }

## Notices above an article

notice-label = About this page
# $language (text): the language the article is in, by its own name
fallback-notice = This page has not been translated yet. It is shown in { $language }.
machine-notice = This page was translated by machine and may contain errors.
# $date (text): the day of the translation, as `date` has it
machine-notice-dated = This page was translated by machine on { $date } and may contain errors.
# $language (text): the language the page was written in, by its own name
read-source = Read the original page in { $language }
# $share (number): percent of the page's segments that are still as in the original, 5 to 100
untranslated-share = { $share }% of this page has not been translated yet.
# $date (text): the day the original page was last changed, as `date` has it
stale-notice = The original page has changed since this translation was made, on { $date }.

## Facts below an article

translated-by-person = Translated by a person
translated-by-machine = Translated by machine
translation-date = Translation of { $date }
# $commit (text): the beginning of the commit's hash
translated-version = Translated from version { $commit }
edit-page = Edit this page
edit-translation = Improve this translation
as-markdown = This page as Markdown

## The language an article is read in

view-label = Read
view-translation = Translation
view-source = Original
view-side = Side by side
view-reveal = By sentence
# $language (text): the language the page was written in, by its own name; $interface (text): the reader's
view-source-here = This page in { $language }, menus in { $interface }

## Tools that need the script

close = Close
copy = Copy
copied = Copied
anchor-link = Link to this section
filter-label = Filter the contents
filter-none = Nothing found
theme-system = Colors: as the system
theme-light = Colors: light
theme-dark = Colors: dark
keys-title = Keyboard shortcuts
keys-on = Use these keys
key-help = Show this list
key-next = Next page
key-previous = Previous page
key-view = Switch between translation and original
key-contents = Go to the list of sections
key-escape = Close what is open

## Search

search = Search
# Name of the dialog and of its field
search-label = Search this documentation
search-section = Section
# Whether and how a page is translated
search-state = Translation
# Every section, every state of translation
search-all = All
search-words = Suggestions
search-results = Results
# $count (text): how many pages were found
search-count = Results: { $count }
search-count-about = Results: about { $count }
# $shown (text): how many of them are listed
search-count-shown = Results: { $shown } of { $count }
search-none = Nothing found
search-busy = Searching…
# $query (text): what was probably meant
search-corrected = Shown for: { $query }
# $language (text): the name of a language, in the language of this file
search-foreign = Results in { $language } for this query
search-translated = Translated
search-machine = Machine translation
search-partial = Partly translated
search-fallback = Not translated
search-source = Original
search-more = More results
search-failed = The search could not be loaded. Check your connection.
search-retry = Try again
# $count (text): how often the words that were searched for stand on the page
search-highlighted = On this page: { $count }
search-unhighlight = Remove highlighting
search-needs-script = Search needs JavaScript. The contents lead to every page.

## The page for addresses that lead nowhere

not-found-title = Page not found
not-found-text = There is no page at this address. It may have moved, or the address may be misspelled.
not-found-home = Go to the start page
moved-title = This page has moved
moved-link = Go to its new address

## Start pages

choose-language = Choose a language
all-pages = All pages
# $count (number): pages that the start page lists
page-count =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
# $translated (number): pages translated; $total (number): pages in all
translated-count =
    { $total ->
        [one] { $translated } of { $total } page translated
       *[other] { $translated } of { $total } pages translated
    }

## Inside articles

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-caution = Caution
alert-warning = Warning
# $host (text): the site that the video is loaded from
video-link = Watch the video on { $host }
image-larger = Open a larger image
image-description = Description of the image
table-label = Table that scrolls sideways
# $path (text): the path of a code file as the page names it
snippet-missing = The code sample { $path } is missing.
# $pivots (text): the names that a part of the page is for, with commas between them
zone-label = For: { $pivots }
version-label = Version: { $versions }
task-done = Done
task-open = Not done

## Help panes, which portals embed

pane-title = Help
pane-back = Back
pane-loading = Loading…
pane-failed = The help could not be loaded.
pane-retry = Try again
pane-missing = No help here yet. Try a search.
pane-search = Search the help
# $count (number): how many were found
pane-results = Results: { $count }
# $query (text): what was searched for
pane-no-results = Nothing was found for “{ $query }”.
pane-related = Related topics
pane-new-tab = opens in a new tab
# $language (text): the language of the text shown, by its own name
pane-fallback = Not translated yet; shown in { $language }.
pane-stale = The original is newer than this translation.
pane-full-page = Open the full page
pane-helpful = Was this helpful?
pane-yes = Yes
pane-no = No

## The page that shows help panes in a portal

demo-title = Help panes in a portal
demo-about = A made-up portal that shows the help of this docset. Its buttons have context ids; what the element tells the portal is listed below.
demo-mode = Shape
demo-beside = Beside the page
demo-dialog = Dialog
demo-inline = In the page
demo-events = What the element told the portal
demo-unknown = An unknown context
demo-address = Open by its address

## Formats

# $year, $month, $day (numbers): a day of the Gregorian calendar
date =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $day }, { NUMBER($year, useGrouping: "false") }
