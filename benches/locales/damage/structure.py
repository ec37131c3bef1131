"""Damage to the shape of a page: headings, lists, tables, paragraphs, quotes, fences."""

import re

from .page import FENCE, HEADING, ITEM, Page, pick, registry, shuffled

KINDS, kind = registry()


def headings(page: Page) -> list[re.Match]:
    return [match for match in HEADING.finditer(page.text, page.body) if not page.fenced(match.start())]


def _same_headings(page: Page) -> bool:
    """The reference has as many headings of each level, so that one less shows."""
    if page.reference is None:
        return False

    def levels(text):
        text = FENCE.sub("", text)
        return sorted(match[1] for match in HEADING.finditer(text))

    return levels(page.reference) == levels(page.text)


@kind("structure/heading-lost", needle="\n#")
def heading_lost(page: Page, rng):
    for heading in shuffled(rng, headings(page)[1:]):
        start, end = page.line_range(heading.start())
        lost = page.within(start, end)
        if _same_headings(page) or lost and page.gap_shows(lost):
            return page.replace(start, end, "", *(pair.id for pair in lost), *page.neighbours(lost))
    return None


@kind("structure/heading-level", needle="\n#")
def heading_level(page: Page, rng):
    heading = pick(rng, (match for match in headings(page)[1:] if len(match[1]) < 6))
    if not heading or not _same_headings(page):
        return None
    new = heading[1] + "#" if rng.random() < 0.6 or len(heading[1]) < 3 else heading[1][1:]
    ids = [pair.id for pair in page.within(*page.line_range(heading.start()))]
    return page.replace(heading.start(1), heading.end(1), new, *ids)


@kind("structure/heading-demoted", needle="\n#")
def heading_demoted(page: Page, rng):
    """The heading is a paragraph now."""
    heading = pick(rng, headings(page)[1:])
    witnesses = sum(bool(heading and heading[2]) and heading[2] in other for other in page.others)
    if not heading or not (_same_headings(page) or witnesses >= 2):
        return None
    ids = [pair.id for pair in page.within(*page.line_range(heading.start()))]
    return page.replace(heading.start(), heading.start(3), "", *ids)


@kind("structure/list-item-lost")
def list_item_lost(page: Page, rng):
    for item in shuffled(rng, _items(page)):
        start, end = page.line_range(item.start())
        lost = page.within(start, end)
        if page.bilingual and not lost:
            continue
        if lost and page.gap_shows(lost) or _same_items(page):
            return page.replace(start, end, "", *(pair.id for pair in lost), *page.neighbours(lost))
    return None


def _items(page: Page) -> list[re.Match]:
    """Items of one line, in the middle of a list."""
    out = [match for match in ITEM.finditer(page.text, page.body) if not page.fenced(match.start())]
    return [
        match
        for before, match in zip(out, out[1:], strict=False)
        if page.line_range(before.start())[1] == match.start() and before[1] == match[1]
    ]


def _same_items(page: Page) -> bool:
    if page.reference is None:
        return False
    mine, theirs = (len(ITEM.findall(FENCE.sub("", text))) for text in (page.text, page.reference))
    return mine == theirs


@kind("structure/list-mark-lost", level="pedantic")
def list_mark_lost(page: Page, rng):
    item = pick(rng, _items(page))
    if not item or not _same_items(page):
        return None
    ids = [pair.id for pair in page.within(*page.line_range(item.start()))]
    return page.replace(item.start(2), item.start(4), "", *ids)


def rows(page: Page) -> list[tuple[int, int]]:
    """Body rows of tables with bars at both ends."""
    out, lines, at, inside = [], page.text.splitlines(keepends=True), 0, False
    for line in lines:
        if re.match(r"^\|[ :|-]+\|\s*$", line):
            inside = True
        elif inside and line.startswith("|") and line.rstrip().endswith("|"):
            out.append((at, at + len(line)))
        else:
            inside = False
        at += len(line)
    return [row for row in out if not page.fenced(row[0])]


@kind("structure/table-cell-lost", needle="|")
def table_cell_lost(page: Page, rng):
    """The last cell of a row is gone with its bar; the header row still has it."""
    for start, end in shuffled(rng, rows(page)):
        row = page.text[start:end].rstrip()
        cells = [match.start() for match in re.finditer(r"(?<!\\)\|", row)]
        if len(cells) >= 4 and row[cells[-2] + 1 : cells[-1]].strip():
            cut = cells[-2] + 1
            lost = page.within(start + cut, end)
            ids = [pair.id for pair in page.within(start, end)]
            return page.replace(start + cut, start + len(row), "", *ids, *page.neighbours(lost))
    return None


@kind("structure/table-column-lost", needle="|")
def table_column_lost(page: Page, rng):
    """The last column is gone from the header down."""
    tables = list(re.finditer(r"^(?:\|.*\|[ \t]*\n)+", page.text, re.M))
    for table in shuffled(rng, tables):
        lines = table[0].splitlines()
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
        if len(lines) < 3 or len(counts) != 1 or min(counts) < 4 or page.fenced(table.start()):
            continue
        lost = [pair for line in _starts(table) for pair in _last_cell(page, *line)]
        if page.source is None and not lost:
            continue
        new = "".join(re.sub(r"(?<!\\)\|(?:[^|\\]|\\.)*\|\s*$", "|", line) + "\n" for line in lines)
        ids = [pair.id for pair in page.within(table.start(), table.end())]
        return page.replace(table.start(), table.end(), new, *ids, *page.neighbours(lost), scope="page")
    return None


def _starts(table: re.Match):
    at = table.start()
    for line in table[0].splitlines(keepends=True):
        yield at, at + len(line)
        at += len(line)


def _last_cell(page: Page, start: int, end: int):
    row = page.text[start:end].rstrip()
    cells = [match.start() for match in re.finditer(r"(?<!\\)\|", row)]
    return page.within(start + cells[-2], end)


@kind("structure/table-row-lost", needle="|")
def table_row_lost(page: Page, rng):
    for start, end in shuffled(rng, rows(page)):
        lost = page.within(start, end)
        if (
            page.source is not None
            and page.source.count("\n|") == page.text.count("\n|")
            or lost
            and page.gap_shows(lost)
        ):
            return page.replace(start, end, "", *(pair.id for pair in lost), *page.neighbours(lost))
    return None


@kind("structure/paragraph-lost")
def paragraph_lost(page: Page, rng):
    for block in shuffled(rng, _paragraphs(page)):
        lost = page.within(block.start(), block.end())
        same = page.source is not None and len(_blocks(page.source)) == len(_blocks(page.text))
        if lost and page.gap_shows(lost) or same:
            return page.replace(block.start(), block.end(), "", *(pair.id for pair in lost), *page.neighbours(lost))
    return None


def _blocks(text: str) -> list[re.Match]:
    return list(re.finditer(r"(?<=\n\n)(?![#>|\-*+`:!\s]|\d+\.|\[!|<(?!span))[^\n]+\n\n", text))


def _paragraphs(page: Page) -> list[re.Match]:
    return [
        block
        for block in _blocks(page.text)
        if block.start() > page.body and not page.fenced(block.start()) and len(block[0].split()) > 5
    ]


@kind("structure/quote-lost", level="pedantic", needle="\n>")
def quote_lost(page: Page, rng):
    """The lines of a quote that is no alert are plain paragraphs now."""
    quotes = [
        quote
        for quote in re.finditer(r"(?<=\n)(?:> ?[^\n]*\n)+", page.text)
        if not re.match(r"> ?\[!?[A-Za-z]", quote[0]) and not page.fenced(quote.start()) and quote.start() > page.body
    ]
    quote = pick(rng, quotes)
    if not quote or page.reference is None or page.reference.count("\n>") != page.text.count("\n>"):
        return None
    ids = [pair.id for pair in page.within(quote.start(), quote.end())]
    return page.replace(quote.start(), quote.end(), re.sub(r"^> ?", "", quote[0], flags=re.M), *ids)


@kind("structure/fence-unclosed", needle="\n```")
def fence_unclosed(page: Page, rng):
    fence = pick(rng, (fence for fence in page.fences if fence[2].startswith("`")))
    if not fence:
        return None
    last = page.text.rfind("\n", fence.start(), fence.end())
    damage = page.replace(last, fence.end(), "", scope="page")
    damage.at = fence.start()
    return damage


@kind("structure/heading-space-lost", needle="\n#")
def heading_space_lost(page: Page, rng):
    """`##Text` is no heading."""
    heading = pick(rng, headings(page)[1:])
    if not heading:
        return None
    ids = [pair.id for pair in page.within(*page.line_range(heading.start()))]
    return page.replace(heading.end(1), heading.end(1) + 1, "", *ids)


@kind("structure/table-delimiter-broken", needle="|-")
def table_delimiter_broken(page: Page, rng):
    """Dashes became a long one, so that the table is a paragraph of bars."""
    delimiters = [
        row for row in re.finditer(r"^\|(?: ?:?-+:? ?\|)+[ \t]*$", page.text, re.M) if not page.fenced(row.start())
    ]
    row = pick(rng, delimiters)
    return row and page.replace(row.start(), row.end(), re.sub("-+", "—", row[0]))


@kind("structure/list-kind")
def list_kind(page: Page, rng):
    """A numbered list is a plain one now."""
    if page.reference is None or not _same_items(page):
        return None
    some = [run for run in re.finditer(r"^(?:1\. [^\n]*\n)(?:(?:\d+\. | {2,}\S)[^\n]*\n)+", page.text, re.M)]
    some = [run for run in some if run.start() > page.body and not page.fenced(run.start())]
    run = pick(rng, [run for run in some if len(re.findall(r"^\d+\. ", run[0], re.M)) >= 2])
    if not run:
        return None
    ids = [pair.id for pair in page.within(run.start(), run.end())]
    return page.replace(run.start(), run.end(), re.sub(r"^\d+\. ", "-  ", run[0], flags=re.M), *ids)


@kind("structure/list-depth", level="pedantic")
def list_depth(page: Page, rng):
    """A nested item stands at the outer level."""
    if page.reference is None or not _same_items(page):
        return None
    found = [match for match in ITEM.finditer(page.text, page.body) if not page.fenced(match.start())]
    some = [b for a, b in zip(found, found[1:], strict=False) if len(b[1]) >= len(a[1]) + 2 and len(a[1]) == 0]
    item = pick(rng, some)
    if not item:
        return None
    ids = [pair.id for pair in page.within(*page.line_range(item.start()))]
    return page.replace(item.start(1), item.end(1), "", *ids)


@kind("structure/paragraphs-merged", level="pedantic")
def paragraphs_merged(page: Page, rng):
    """The empty line between two paragraphs is gone."""
    if page.reference is None or len(_blocks(page.reference)) != len(_blocks(page.text)):
        return None
    some = [(a, b) for a, b in zip(_paragraphs(page), _paragraphs(page)[1:], strict=False) if a.end() == b.start()]
    found = pick(rng, some)
    if not found:
        return None
    a, b = found
    ids = [pair.id for pair in page.within(a.start(), b.end())]
    return page.replace(a.end() - 1, a.end(), "", *ids)


@kind("structure/table-cell-added", needle="\\|")
def table_cell_added(page: Page, rng):
    """An escaped bar has lost its backslash: the row has a cell more."""
    some = [
        start + match.start()
        for start, end in rows(page)
        for match in re.finditer(r"\\\|", page.text[start:end])
        if not any(a <= start + match.start() < b for a, b in (pair.source for pair in page.pairs))
    ]
    at = pick(rng, some)
    if at is None:
        return None
    ids = [pair.id for pair in page.within(*page.line_range(at))]
    return page.replace(at, at + 1, "", *ids)
