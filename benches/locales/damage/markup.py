"""Damage to the bilingual spans themselves."""

import re

from .page import Page, pick, registry, shuffled

KINDS, kind = registry()


@kind("markup/unpaired", needle="data-ttu-id")
def unpaired(page: Page, rng):
    pair = pick(rng, page.pairs)
    return pair and page.replace(pair.target[1] + len("</span>"), pair.end, "", pair.id)


@kind("markup/source-only", needle="data-ttu-id")
def source_only(page: Page, rng):
    pair = pick(rng, page.pairs)
    if not pair:
        return None
    opening = f'<span data-ttu-id="{pair.id}">'
    middle = page.text[pair.start : pair.target[0]]
    if middle != opening:
        return None
    return page.replace(pair.start, pair.target[1] + len("</span>"), "", pair.id)


@kind("markup/id-mismatch", needle="data-ttu-id")
def id_mismatch(page: Page, rng):
    pair = pick(rng, page.pairs)
    if not pair:
        return None
    other = pair.id[:-1] + str((int(pair.id[-1]) + 5) % 10)
    at = page.text.index(pair.id, pair.target[1])
    damage = page.replace(at, at + len(pair.id), other, pair.id, other)
    damage.at = pair.start
    return damage


@kind("markup/duplicate-id", needle="data-ttu-id")
def duplicate_id(page: Page, rng):
    if len(page.pairs) < 3:
        return None
    index = rng.randrange(1, len(page.pairs))
    pair, before = page.pairs[index], page.pairs[index - 1]
    whole = page.text[pair.start : pair.end].replace(f'"{pair.id}"', f'"{before.id}"')
    return page.replace(pair.start, pair.end, whole, pair.id, before.id)


@kind("markup/quote-window", needle="data-ttu-id")
def quote_window(page: Page, rng):
    pair = pick(rng, page.pairs)
    if not pair or "&quot;" in page.text:
        return None
    whole = page.text[pair.start : pair.end]
    tags = re.compile(r"<span [^>]*(?:data-ttu-id|sxs-lookup|data-stu-id)[^>]*>")
    return page.replace(pair.start, pair.end, tags.sub(lambda tag: tag[0].replace('"', "&quot;"), whole), pair.id)


@kind("markup/segment-dropped", needle="data-ttu-id")
def segment_dropped(page: Page, rng):
    """A segment that shares its line with others."""
    for pair in shuffled(rng, page.pairs[1:-1]):
        start, end = page.line_range(pair.start)
        if len(page.within(start, end)) > 1 and page.gap_shows([pair]):
            around = page.neighbours([pair])
            return page.replace(pair.start, pair.end, "", pair.id, *around)
    return None


@kind("markup/exchanged", needle="data-ttu-id")
def exchanged(page: Page, rng):
    """Two neighbouring segments, both halves of both."""
    numbered = [
        (a, b)
        for a, b in zip(page.pairs, page.pairs[1:], strict=False)
        if page.text[slice(*a.source)] != page.text[slice(*b.source)] and "-p" not in a.id + b.id
    ]
    if not (found := pick(rng, numbered)):
        return None
    a, b = found
    text = page.text
    between = text[a.end : b.start]
    new = text[b.start : b.end] + between + text[a.start : a.end]
    return page.replace(a.start, b.end, new, a.id, b.id)


@kind("markup/source-changed", needle="data-ttu-id")
def source_changed(page: Page, rng):
    """A word of the source half is another's; only the source page or other locales can tell."""
    for pair in shuffled(rng, page.pairs):
        source = page.text[slice(*pair.source)]
        words = re.findall(r"(?<![\w`/(#.-])[a-z]{5,}(?![\w`/).-])", source)
        told = page.source is not None and source in page.source
        told = told or any(f">{source}</span></span>" in other for other in page.others)
        if told and len(words) >= 4:
            word = rng.choice(words)
            at = re.search(rf"(?<![\w`/(#.-]){word}(?![\w`/).-])", source).start()
            start = pair.source[0] + at
            damage = page.replace(start, start + len(word), "marmalade", pair.id)
            damage.at = pair.start
            return damage
    return None
