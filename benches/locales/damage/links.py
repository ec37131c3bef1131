"""Damage to links and pictures."""

import posixpath
import re

from .page import IMAGE, LINK, Page, Unit, pick, registry, shuffled

KINDS, kind = registry()


def links(page: Page) -> list[tuple[Unit, re.Match]]:
    """Links in translations whose target the source has too."""
    return [
        (unit, match)
        for unit in page.units
        for match in LINK.finditer(unit.text)
        if page.known(unit, f"]({match[2]})") and "<" not in match[1]
    ]


def outside(page: Page) -> list[re.Match]:
    """Links around a whole segment: `[segment](target)`; the reference has the target too."""
    if page.reference is None:
        return []
    found = re.finditer(r"(?<!!)\[(<span data-ttu-id=[^\n]*?</span></span>)\]\(([^()\s]+)\)", page.text)
    return [match for match in found if match[1].count("data-ttu-id") == 1 and match[2] in page.reference]


def _edit(page: Page, unit: Unit, start: int, end: int, new: str):
    return page.rewrite(unit, unit.text[:start] + new + unit.text[end:], start)


def _otherwise(url: str, rng) -> str:
    """Another target that looks like the first."""
    if digits := re.search(r"\d{3,}", url):
        changed = str((int(digits[0][-1]) + 1) % 10)
        return url[: digits.end() - 1] + changed + url[digits.end() :]
    letters = [at for at in range(len(url)) if url[at].isalpha() and at > len(url) // 2]
    if not letters:
        return url + "x"
    at = rng.choice(letters)
    return url[:at] + ("q" if url[at] != "q" else "k") + url[at + 1 :]


@kind("link/target-changed", needle="](")
def target_changed(page: Page, rng):
    around = outside(page)
    some = links(page)
    if around and (not some or rng.random() < 0.3):
        link = rng.choice(around)
        ids = [pair.id for pair in page.within(link.start(), link.end())]
        return page.replace(link.start(2), link.end(2), _otherwise(link[2], rng), *ids)
    if not (found := pick(rng, some)):
        return None
    unit, link = found
    return _edit(page, unit, link.start(2), link.end(2), _otherwise(link[2], rng))


@kind("link/dropped", needle="](")
def dropped(page: Page, rng):
    around = outside(page)
    some = links(page)
    if around and (not some or rng.random() < 0.3):
        link = rng.choice(around)
        ids = [pair.id for pair in page.within(link.start(), link.end())]
        return page.replace(link.start(), link.end(), link[1], *ids)
    # An address that stands for itself is a link all the same.
    found = pick(rng, [(unit, match) for unit, match in some if not match[1].startswith("http")])
    return found and _edit(page, found[0], found[1].start(), found[1].end(), found[1][1])


@kind("link/added")
def added(page: Page, rng):
    for unit in shuffled(rng, page.prose(5)):
        if unit.source and not LINK.search(unit.source) and not re.search(r"[`\[<*]", unit.text):
            if word := pick(rng, re.finditer(r"[^\W\d_]{4,}" if not page.cjk else r"[一-鿿]{2}", unit.text)):
                return _edit(page, unit, *word.span(), f"[{word[0]}](https://example.com/about)")
    return None


@kind("link/swapped", needle="](")
def swapped(page: Page, rng):
    """Two links of one segment have each other's target; their texts are those of the source, so it can be known."""
    for unit in shuffled(rng, page.units):
        found = list(LINK.finditer(unit.text))
        if unit.source is None or len(found) < 2 or found[0][2] == found[1][2]:
            continue
        a, b = found[:2]
        if all(f"[{link[1]}]({link[2]})" in unit.source for link in (a, b)) and a[1] != b[1]:
            text = unit.text
            new = text[: a.start(2)] + b[2] + text[a.end(2) : b.start(2)] + a[2] + text[b.end(2) :]
            return page.rewrite(unit, new, a.start())
    return None


@kind("link/empty-text", needle="](")
def empty_text(page: Page, rng):
    found = pick(rng, links(page))
    if not found:
        return None
    unit, link = found
    return _edit(page, unit, link.start(), link.end(), f"[]({link[2]}){link[1]}")


@kind("link/split", needle="](")
def split(page: Page, rng):
    found = pick(rng, links(page))
    if not found:
        return None
    unit, link = found
    return _edit(page, unit, link.end(1), link.start(2), "] (")


@kind("link/bracket-lost", needle="](")
def bracket_lost(page: Page, rng):
    found = pick(rng, links(page))
    if not found:
        return None
    unit, link = found
    return _edit(page, unit, link.start(), link.end(), rng.choice([f"{link[1]}]({link[2]})", f"[{link[1]}({link[2]})"]))


@kind("link/locale-in-url", level="pedantic", needle="](")
def locale_in_url(page: Page, rng):
    some = [
        (unit, link, at)
        for unit, link in links(page)
        if (at := re.match(r"https://(?:docs|learn|support|go)\.microsoft\.com/(?![a-z]{2}-)|/(?![/#])", link[2]))
    ]
    if not (found := pick(rng, some)):
        return None
    unit, link, at = found
    return _edit(page, unit, link.start(2), link.end(2), at[0] + page.locale + "/" + link[2][at.end() :])


@kind("link/page-missing", needle=".md")
def page_missing(page: Page, rng):
    """A relative link to a page of the docset leads nowhere now."""
    folder = posixpath.dirname(page.path)
    some = [
        (unit, link)
        for unit, link in links(page)
        if re.match(r"[\w./-]+\.md(#|$)", link[2])
        and posixpath.normpath(f"{folder}/{link[2].split('#')[0]}") in page.files
    ]
    if not (found := pick(rng, some)):
        return None
    unit, link = found
    return _edit(page, unit, link.start(2), link.end(2), link[2].replace(".md", "-old.md", 1))


@kind("link/space-lost", level="pedantic", needle="](")
def space_lost(page: Page, rng):
    if page.cjk:
        return None
    some = [(unit, link) for unit, link in links(page) if re.match(r" [^\W\d_]", unit.text[link.end() :])]
    found = pick(rng, some)
    return found and _edit(page, found[0], found[1].end(), found[1].end() + 1, "")


@kind("link/punctuation-swallowed", level="pedantic", needle="](")
def punctuation_swallowed(page: Page, rng):
    some = [(unit, link) for unit, link in links(page) if unit.text[link.end() : link.end() + 1] in tuple(".,:;。，")]
    some = [(unit, link) for unit, link in some if unit.source is None or not re.search(r"[.,:;]\]\(", unit.source)]
    if not (found := pick(rng, some)):
        return None
    unit, link = found
    mark = unit.text[link.end()]
    return _edit(page, unit, link.start(), link.end() + 1, f"[{link[1]}{mark}]({link[2]})")


@kind("link/scope-shrunk", level="pedantic", needle="](")
def scope_shrunk(page: Page, rng):
    """Only the last word is still the link."""
    some = [(unit, link) for unit, link in links(page) if len(re.findall(r"[^\W\d_]{2,}", link[1])) >= 4]
    some = [(unit, link) for unit, link in some if not re.search(r"[*`]", link[1])]
    if not (found := pick(rng, some)):
        return None
    unit, link = found
    head, _, tail = link[1].rpartition(" ")
    return head and _edit(page, unit, link.start(), link.end(), f"{head} [{tail}]({link[2]})")


@kind("link/scope-slipped", level="pedantic", needle="](")
def scope_slipped(page: Page, rng):
    """The link begins a word too early and ends a word too early."""
    if page.cjk:
        return None
    some = []
    for unit, link in links(page):
        before = re.search(r"(?<!\S)([a-zà-ÿا-ي]{2,5}) $", unit.text[: link.start()])
        if before and len(link[1].split()) >= 2 and not re.search(r"[*`]", link[1]):
            some.append((unit, link, before))
    if not (found := pick(rng, some)):
        return None
    unit, link, before = found
    head, _, tail = link[1].rpartition(" ")
    return _edit(page, unit, before.start(1), link.end(), f"[{before[1]} {head}]({link[2]}) {tail}")


def _images(page: Page) -> list[re.Match]:
    """Pictures on the target side whose path the reference names too."""
    if page.reference is None:
        return []
    sources = [pair.source for pair in page.pairs]
    return [
        match
        for match in IMAGE.finditer(page.text, page.body)
        if f"({match[2]}" in page.reference
        and not any(start <= match.start() < end for start, end in sources)
        and not page.fenced(match.start())
    ]


def _ids(page: Page, at: int) -> list[str]:
    return [pair.id for pair in page.pairs if pair.start <= at < pair.end]


@kind("image/path-changed", needle="![")
def image_path(page: Page, rng):
    if not (image := pick(rng, _images(page))):
        return None
    stem, dot, end = image[2].rpartition(".")
    return page.replace(image.start(2), image.end(2), f"{stem}-1{dot}{end}", *_ids(page, image.start()))


@kind("image/dropped", needle="![")
def image_dropped(page: Page, rng):
    image = pick(rng, _images(page))
    return image and page.replace(image.start(), image.end(), "", *_ids(page, image.start()))


@kind("image/alt-untranslated", level="pedantic", needle="![")
def image_alt_untranslated(page: Page, rng):
    for image in shuffled(rng, _images(page)):
        alts = [match[1] for match in IMAGE.finditer(page.source or "") if match[2] == image[2]]
        if alts and len(alts[0].split()) >= 4 and alts[0] != image[1] and image[1]:
            return page.replace(image.start(1), image.end(1), alts[0], *_ids(page, image.start()))
    return None


@kind("image/alt-emptied", level="pedantic", needle="![")
def image_alt_emptied(page: Page, rng):
    image = pick(rng, (match for match in _images(page) if match[1].strip()))
    return image and page.replace(image.start(1), image.end(1), "", *_ids(page, image.start()))


@kind("image/path-spaced", needle="../")
def image_path_spaced(page: Page, rng):
    """`../media` → `.. /media`, which is no path."""
    sources = [pair.source for pair in page.pairs]
    some = [
        match
        for match in re.finditer(r"!\[[^\[\]]*\]\((\.\./[^()\s]+)|:::image [^\n]*source=\"(\.\./[^\"]+)", page.text)
        if not any(start <= match.start() < end for start, end in sources) and not page.fenced(match.start())
    ]
    if not (image := pick(rng, some)):
        return None
    start = image.start(1) if image[1] else image.start(2)
    return page.replace(start, start + 3, ".. /", *_ids(page, start))


@kind("link/reference-label", needle="]: ")
def reference_label(page: Page, rng):
    """A definition's label changes, so that its uses are no links."""
    shown = " ".join(unit.text for unit in page.units)
    found = list(re.finditer(r"^\[([^\]\n^]+)\]: +\S", page.text, re.M))
    labels = [match[1].lower() for match in found]
    definitions = [match for match in found if f"][{match[1]}]" in shown and labels.count(match[1].lower()) == 1]
    definition = pick(rng, definitions)
    if not definition:
        return None
    return page.replace(definition.start(1), definition.end(1), definition[1] + " x", scope="page")


@kind("link/text-untranslated", level="pedantic", needle="](")
def text_untranslated(page: Page, rng):
    """The text of a link is the source's, in a sentence that is translated."""
    some = []
    for unit, link in links(page):
        theirs = [match[1] for match in LINK.finditer(unit.source or "") if match[2] == link[2]]
        if len(theirs) == 1 and theirs[0] != link[1] and len(re.findall(r"\b[a-z]{3,}", theirs[0])) >= 3:
            some.append((unit, link, theirs[0]))
    if not (found := pick(rng, some)):
        return None
    unit, link, text = found
    return _edit(page, unit, link.start(1), link.end(1), text)


@kind("link/mail-changed")
def mail_changed(page: Page, rng):
    some = [
        (unit, match)
        for unit in page.units
        for match in re.finditer(r"(?<![\w/])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", unit.text)
        if page.known(unit, match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, match.start(), match.start() + 1, "q" if match[0][0] != "q" else "k")
