"""Damage to a translation as a whole: not done, not whole, not this one, not readable."""

import re

from .page import CODE, Page, bare, pick, registry, shuffled

KINDS, kind = registry()
WORD = re.compile(r"[^\W\d_]{2,}")


def _plain(text: str) -> bool:
    """Prose without markup, so that nothing but the words tells."""
    return not re.search(r"[`*<>|\[\]\n]", text)


def _english(text: str, words: int) -> bool:
    common = r"\b(the|to|of|and|is|are|in|for|you|your|with|that|this|on|can|if|or|a|an)\b"
    return len(WORD.findall(text)) >= words and len(re.findall(common, text)) >= 2


@kind("translation/untranslated")
def untranslated(page: Page, rng):
    for unit in shuffled(rng, page.prose(5)):
        source = unit.source if unit.source is not None else _some_source_line(page, rng)
        if source and _english(source, 6) and source != unit.text:
            return page.rewrite(unit, source)
    return None


def _some_source_line(page: Page, rng) -> str | None:
    lines = [line.strip() for line in (page.source or "").splitlines()]
    return pick(rng, (line for line in lines if _plain(line) and _english(line, 8) and line not in page.text))


@kind("translation/wrong-language")
def wrong_language(page: Page, rng):
    for unit in shuffled(rng, page.prose(6)):
        if _plain(unit.text) and (other := _like(page, unit, rng)):
            return page.rewrite(unit, other)
    return None


def _like(page: Page, unit, rng) -> str | None:
    """A sentence of another language, about as long as the source."""
    size = len(unit.source or unit.text)
    others = rng.choice([some for language, some in sorted(page.foreign.items()) if language != page.language])
    return pick(
        rng,
        (text for text in rng.sample(others, min(400, len(others))) if 0.7 < len(text) / size < 1.4 and _plain(text)),
    )


@kind("translation/mixed")
def mixed(page: Page, rng):
    for unit in shuffled(rng, page.prose(8)):
        if unit.source and _plain(unit.text) and _english(unit.source, 12):
            words = unit.source.split()
            half = len(unit.text) // 2
            cut = half if page.cjk else unit.text.rfind(" ", 0, half) + 1
            return page.rewrite(unit, unit.text[:cut] + " ".join(words[len(words) // 2 :]), cut)
    return None


@kind("translation/truncated")
def truncated(page: Page, rng):
    for unit in shuffled(rng, page.prose(15)):
        if unit.source and len(WORD.findall(unit.source)) >= 15 and len(unit.source) > 100:
            keep = max(1, int(len(unit.text) * rng.uniform(0.15, 0.28)))
            cut = keep if page.cjk else unit.text.rfind(" ", 0, keep)
            if cut > 0 and _plain(unit.text):
                return page.rewrite(unit, unit.text[:cut])
    return None


@kind("translation/doubled")
def doubled(page: Page, rng):
    unit = pick(rng, (unit for unit in page.prose(6) if "\n" not in unit.text))
    return unit and page.rewrite(unit, f"{unit.text} {unit.text}")


@kind("translation/overlong", level="pedantic")
def overlong(page: Page, rng):
    """The neighbour's translation stands here too."""
    some = [unit for unit in page.prose(8) if _plain(unit.text)]
    for unit in shuffled(rng, some):
        more = pick(rng, (other for other in some if other.id != unit.id and len(other.text) > 1.5 * len(unit.text)))
        if more and unit.source:
            return page.rewrite(unit, f"{unit.text} {more.text}")
    return None


@kind("translation/swapped")
def swapped(page: Page, rng):
    """Two segments hold each other's translation; marks or length tell."""
    some = [unit for unit in page.units if unit.source and "\n" not in unit.text]
    for a in shuffled(rng, some):
        for b in shuffled(rng, some):
            if (
                a.start < b.start
                and _signature(a.source) != _signature(b.source)
                and _signature(a.source) == _signature(a.text)
            ):
                text = page.text
                new = b.text + text[a.end : b.start] + a.text
                return page.replace(a.start, b.end, new, a.id, b.id)
    return None


def _signature(text: str) -> tuple:
    marks = sorted(CODE.findall(text)), sorted(re.findall(r"\]\(([^)]*)\)", text)), sorted(re.findall(r"\d+", text))
    return tuple(map(tuple, marks))


@kind("translation/emptied")
def emptied(page: Page, rng):
    unit = pick(rng, (unit for unit in page.units if unit.source))
    return unit and page.rewrite(unit, "")


@kind("translation/repeated-word", level="pedantic")
def repeated_word(page: Page, rng):
    if page.cjk:
        return None
    for unit in shuffled(rng, page.prose(6)):
        if not _plain(unit.text):
            continue
        words = list(re.finditer(r"(?<!\S)[^\W\d_]{3,}(?= [^\W\d_])", unit.text))
        if word := pick(rng, words):
            return page.rewrite(unit, unit.text[: word.end()] + " " + word[0] + unit.text[word.end() :], word.end())
    return None


@kind("translation/mojibake")
def mojibake(page: Page, rng):
    """UTF-8 read as Windows-1252, then saved."""
    for unit in shuffled(rng, page.prose(3)):
        for match in shuffled(rng, re.finditer(r"[À-ɏ؀-ۿ一-鿿]", bare(unit.text))):
            damaged = match[0].encode().decode("cp1252", "ignore")
            if len(damaged) == len(match[0].encode()):
                return page.rewrite(
                    unit, unit.text[: match.start()] + damaged + unit.text[match.end() :], match.start()
                )
    return None


@kind("translation/remark")
def remark(page: Page, rng):
    """A question to a colleague, left in."""
    units = [unit for unit in page.prose(4) if "|" not in unit.text]
    if not (unit := pick(rng, units)):
        return None
    return page.rewrite(unit, f"{unit.text} {rng.choice(['[REVIEW]', '[TODO: term]', '(??)', '@@@'])}", len(unit.text))


@kind("translation/replacement-character")
def replacement_character(page: Page, rng):
    for unit in shuffled(rng, page.prose(3)):
        if match := pick(rng, re.finditer(r"(?<=[^\W\d_])[^\W\d_](?=[^\W\d_])", bare(unit.text))):
            return page.rewrite(unit, unit.text[: match.start()] + "�" + unit.text[match.end() :], match.start())
    return None


@kind("translation/control-character")
def control_character(page: Page, rng):
    for unit in shuffled(rng, page.prose(3)):
        if match := pick(rng, re.finditer(r"(?<=[^\W\d_])[^\W\d_](?=[^\W\d_])", bare(unit.text))):
            bad = rng.choice(["\u0092", "\u0007", "\u009d"])
            return page.rewrite(unit, unit.text[: match.start()] + bad + unit.text[match.start() :], match.start())
    return None


@kind("translation/foreign-page")
def foreign_page(page: Page, rng):
    """The page of another locale stands here."""
    others = [other for other in page.others if page.bilingual == ("data-ttu-id" in other) and other != page.text]
    other = pick(rng, others)
    return other and len(page.text) > 1500 and page.replace(0, len(page.text), other, scope="page") or None
