"""Damage to code: blocks, inline code, identifiers, placeholders, tags."""

import re

from .page import CODE, Page, Unit, bare, pick, registry, shuffled

KINDS, kind = registry()
DOTTED = re.compile(r"(?<![\w./`@-])[A-Z][A-Za-z]+(?:\.[A-Za-z]{2,})+(?![\w/`(-])")
CAMEL = re.compile(r"^[A-Za-z]*[a-z][A-Z][A-Za-z]*$")
PLACEHOLDER = re.compile(r"\{[\w -]+\}|%[sd]\b|\\?<[a-z][\w -]+\\?>|&lt;[\w -]+&gt;")
TAG = re.compile(r"</?(?:br|sup|sub|b|i|em|strong|kbd|code)\s*/?>")


def _blocks(page: Page) -> list[re.Match]:
    """Fenced blocks that stand in the reference as they are."""
    return [
        fence
        for fence in page.fences
        if page.reference is not None and len(fence[4].splitlines()) >= 2 and fence[4] in page.reference
    ]


@kind("code/block-changed", needle="\n```")
def block_changed(page: Page, rng):
    for fence in shuffled(rng, _blocks(page)):
        if word := pick(rng, re.finditer(r"(?<!//)\b[A-Za-z]{6,}\b", fence[4])):
            start = fence.start(4) + word.start()
            return page.replace(start, start + len(word[0]), word[0][::-1])
    return None


@kind("code/block-translated", needle="\n```")
def block_translated(page: Page, rng):
    """A keyword in the block is a word of the page's language now."""
    words = re.findall(r"[^\W\d_]{6,}", " ".join(unit.text for unit in page.units))
    for fence in shuffled(rng, _blocks(page)):
        if words and (
            word := pick(
                rng, re.finditer(r"\b(?:function|return|const|class|import|public|var|let|string)\b", fence[4])
            )
        ):
            start = fence.start(4) + word.start()
            return page.replace(start, start + len(word[0]), rng.choice(words))
    return None


@kind("code/line-lost", needle="\n```")
def line_lost(page: Page, rng):
    if not (fence := pick(rng, _blocks(page))):
        return None
    lines = list(re.finditer(r"^[^\n]*\S[^\n]*\n", fence[4], re.M))
    line = pick(rng, lines)
    start = fence.start(4) + line.start()
    return page.replace(start, start + len(line[0]), "")


@kind("code/block-lost", needle="\n```")
def block_lost(page: Page, rng):
    fence = pick(rng, _blocks(page))
    return fence and page.replace(fence.start(), fence.end(), "")


@kind("code/fence-language", level="pedantic", needle="\n```")
def fence_language(page: Page, rng):
    fence = pick(rng, (fence for fence in _blocks(page) if fence[3].strip().isalpha()))
    if not fence:
        return None
    new = "json" if fence[3].strip().lower() != "json" else "xml"
    return page.replace(fence.start(3), fence.end(3), new)


def spans(page: Page) -> list[tuple[Unit, re.Match]]:
    """Inline code that the source has too, as often."""
    return [
        (unit, match)
        for unit in page.units
        for match in CODE.finditer(unit.text)
        if page.known(unit, match[0]) and match[1].strip()
    ]


def _edit(page: Page, unit: Unit, start: int, end: int, new: str):
    return page.rewrite(unit, unit.text[:start] + new + unit.text[end:], start)


@kind("code/inline-lost", needle="`")
def inline_lost(page: Page, rng):
    some = [(unit, code) for unit, code in spans(page) if len(unit.text) > len(code[0]) + 5]
    some = [
        (unit, code) for unit, code in some if unit.source or page.source.count(code[0]) == page.text.count(code[0])
    ]
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), "")


@kind("code/inline-unmarked", level="pedantic", needle="`")
def inline_unmarked(page: Page, rng):
    some = [(unit, code) for unit, code in spans(page) if unit.source and not re.search(r"[<>*_\[\]]", code[1])]
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), found[1][1])


@kind("code/inline-changed", needle="`")
def inline_changed(page: Page, rng):
    some = [(unit, code) for unit, code in spans(page) if len(re.findall(r"[A-Za-z]", code[1])) >= 4]
    if not (found := pick(rng, some)):
        return None
    unit, code = found
    letters = [match.start() for match in re.finditer(r"[A-Za-z]", code[1])]
    at = rng.choice(letters[1:])
    new = code[1][:at] + ("x" if code[1][at] not in "xX" else "k") + code[1][at + 1 :]
    return _edit(page, unit, code.start(1), code.end(1), new)


@kind("code/inline-translated", needle="`")
def inline_translated(page: Page, rng):
    words = re.findall(r"[^\W\d_a-zA-Z][^\W\d_]+|[^\W\d_]+[à-ÿ][^\W\d_]*", " ".join(unit.text for unit in page.units))
    some = [(unit, code) for unit, code in spans(page) if re.fullmatch(r"[A-Za-z]{4,}", code[1])]
    if not words or not (found := pick(rng, some)):
        return None
    return _edit(page, found[0], found[1].start(1), found[1].end(1), rng.choice(words)[:16])


@kind("code/identifier-split")
def identifier_split(page: Page, rng):
    """`Excel.Range` → `Excel. Range`, in code and in prose."""
    some = [(unit, code.start(1), code[1]) for unit, code in spans(page) if re.search(r"[A-Za-z]\.[A-Za-z]", code[1])]
    for unit in page.units:
        for match in DOTTED.finditer(bare(unit.text)):
            if page.known(unit, match[0]) and not match[0].lower().endswith((".com", ".net", ".js")):
                some.append((unit, match.start(), match[0]))
    if not (found := pick(rng, some)):
        return None
    unit, start, token = found
    dot = start + re.search(r"(?<=[A-Za-z])\.(?=[A-Za-z])", token).end()
    return _edit(page, unit, dot, dot, " ")


@kind("code/case-changed")
def case_changed(page: Page, rng):
    """A camel-case name in lower case, in code and in prose."""
    some = [(unit, code.start(1), code[1]) for unit, code in spans(page) if CAMEL.match(code[1])]
    for unit in page.units:
        for match in re.finditer(r"(?<![\w./-])[a-z]+[A-Z][A-Za-z]+(?![\w./-])", bare(unit.text)):
            if page.known(unit, match[0]):
                some.append((unit, match.start(), match[0]))
    if not (found := pick(rng, some)):
        return None
    unit, start, token = found
    return _edit(page, unit, start, start + len(token), token.lower())


@kind("code/placeholder-damaged")
def placeholder_damaged(page: Page, rng):
    some = [
        (unit, match)
        for unit in page.units
        for match in PLACEHOLDER.finditer(unit.text)
        if page.known(unit, match[0]) and not TAG.fullmatch(match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    broken = rng.choice([match[0][1:], match[0][:-1]])
    return _edit(page, unit, *match.span(), broken)


@kind("code/tag-damaged", needle="<")
def tag_damaged(page: Page, rng):
    some = [
        (unit, match)
        for unit in page.units
        for match in TAG.finditer(re.sub(r"`[^`]*`", lambda m: "·" * len(m[0]), unit.text))
        if page.known(unit, match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    new = rng.choice(["< " + match[0][1:], "", match[0].replace(">", "")])
    return _edit(page, unit, *match.span(), new)


@kind("code/entity-damaged", level="pedantic", needle="&")
def entity_damaged(page: Page, rng):
    some = [
        (unit, match)
        for unit in page.units
        for match in re.finditer(r"&(?:[a-z]+|#\d+);", bare(unit.text))
        if page.known(unit, match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, *match.span(), rng.choice([match[0].replace("&", "& "), match[0][:-1] + " ;"]))
