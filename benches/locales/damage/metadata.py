"""Damage to front matter and directives."""

import re

from .page import FRONT, Page, Unit, bare, pick, registry, shuffled

KINDS, kind = registry()
KEYS = {
    "fr": {"title": "titre", "description": "description-de", "ms.topic": "ms.rubrique", "author": "auteur"},
    "sv": {"title": "rubrik", "description": "beskrivning", "ms.topic": "ms.ämne", "author": "författare"},
    "zh": {"title": "标题", "description": "说明", "ms.topic": "ms.主题", "author": "作者"},
    "ar": {"title": "العنوان", "description": "الوصف", "author": "الكاتب"},
    "nl": {"title": "titel", "description": "beschrijving", "author": "auteur"},
    "da": {"title": "titel", "description": "beskrivelse", "author": "forfatter"},
    "pl": {"title": "tytuł", "description": "opis", "author": "autor"},
    "tr": {"title": "başlık", "description": "açıklama", "author": "yazar"},
    "de": {"title": "titel", "description": "beschreibung", "ms.topic": "ms.thema", "author": "autor"},
    "es": {"title": "título", "description": "descripción", "author": "autor"},
    "it": {"title": "titolo", "description": "descrizione", "author": "autore"},
    "pt": {"title": "título", "description": "descrição", "author": "autor"},
    "ru": {"title": "заголовок", "description": "описание", "author": "автор"},
    "ja": {"title": "タイトル", "description": "説明", "author": "作成者"},
    "ko": {"title": "제목", "description": "설명", "author": "작성자"},
}


def _entries(page: Page) -> dict[str, re.Match]:
    """Entries of one line, by key."""
    front = FRONT.match(page.text)
    if not front:
        return {}
    found = re.finditer(r"^([\w.]+):[ \t]*(\S[^\n]*?)[ \t]*\n(?![ -])", front[1] + "\n", re.M)
    return {match[1]: match for match in found}


def _value(page: Page, match: re.Match, new: str, **more):
    offset = FRONT.match(page.text).start(1)
    return page.replace(offset + match.start(2), offset + match.end(2), new, **more)


@kind("metadata/invalid-yaml", needle="---")
def invalid_yaml(page: Page, rng):
    entries = _entries(page)
    if "title" not in entries:
        return None
    title = entries["title"]
    bare = title[2].strip("'\"")
    return _value(
        page, title, rng.choice([f'"{bare}', f"{bare}: {bare}", f"[{bare}", f"'{bare}' »{bare}"]), scope="page"
    )


@kind("metadata/missing-key", needle="---")
def missing_key(page: Page, rng):
    entries = _entries(page)
    told = [key for key in ("title", "description", "ms.topic", "ms.assetid", "uid") if key in entries]
    told = [key for key in told if key == "title" or f"\n{key}:" in (page.reference or "")]
    if not (key := pick(rng, told)):
        return None
    offset = FRONT.match(page.text).start(1)
    match = entries[key]
    return page.replace(offset + match.start(), offset + match.end(2) + 1, "", scope="page")


@kind("metadata/wrong-locale", needle="ms.contentlocale")
def wrong_locale(page: Page, rng):
    match = _entries(page).get("ms.contentlocale")
    new = rng.choice([tag for tag in ("fi-FI", "en-US", "el-GR", "hu-HU") if not match or tag != match[2]])
    return match and _value(page, match, new)


@kind("metadata/value-changed", needle="ms.topic")
def value_changed(page: Page, rng):
    """A value that is the same in every locale."""
    entries = _entries(page)
    keys = [
        key
        for key in ("ms.topic", "ms.prod", "ms.service", "ms.author", "ms.assetid")
        if key in entries and re.search(rf"^{key}: *{re.escape(entries[key][2])} *$", page.reference or "", re.M)
    ]
    if not (key := pick(rng, keys)):
        return None
    old = entries[key][2]
    return _value(page, entries[key], {"conceptual": "tutorial", "article": "reference"}.get(old, old[::-1]))


@kind("metadata/topic-translated", needle="ms.topic")
def topic_translated(page: Page, rng):
    match = _entries(page).get("ms.topic")
    words = {"fr": "Conceptuel", "sv": "artikeln", "zh": "概念性", "ar": "مقالة", "nl": "artikelen", "pl": "artykuł"}
    words |= {"de": "Artikel", "it": "articolo", "ru": "статья", "ja": "概念", "ko": "개념"}
    return match and page.language in words and _value(page, match, words[page.language]) or None


@kind("metadata/title-untranslated", needle="title")
def title_untranslated(page: Page, rng):
    match = _entries(page).get("title")
    front = FRONT.match(page.source or "")
    theirs = front and re.search(r"^title:[ \t]*([^\n]+?)[ \t]*$", front[1], re.M)
    if not match or not theirs or theirs[1] == match[2] or len(re.findall(r"\b[a-z]{3,}", theirs[1])) < 2:
        return None
    return _value(page, match, theirs[1])


@kind("metadata/description-untranslated", needle="description")
def description_untranslated(page: Page, rng):
    match = _entries(page).get("description")
    front = FRONT.match(page.source or "")
    theirs = front and re.search(r"^description:[ \t]*([^\n]+?)[ \t]*$", front[1], re.M)
    if not match or not theirs or theirs[1] == match[2] or len(theirs[1].split()) < 5:
        return None
    return _value(page, match, theirs[1])


@kind("metadata/key-translated", needle="---")
def key_translated(page: Page, rng):
    entries = _entries(page)
    keys = [key for key in KEYS.get(page.language, ()) if key in entries]
    if not (key := pick(rng, keys)):
        return None
    offset = FRONT.match(page.text).start(1)
    start = offset + entries[key].start(1)
    return page.replace(start, start + len(key), KEYS[page.language][key], scope="page")


@kind("metadata/no-loc-violated", needle="no-loc:")
def no_loc_violated(page: Page, rng):
    front = FRONT.match(page.text)
    listed = front and re.search(r"^no-loc:\s*\[([^\]]*)\]|^no-loc:\s*\n((?:\s*- .*\n)+)", front[1], re.M)
    if not listed:
        return None
    terms = [term.strip(" '\"\n") for term in re.split(r",|\n\s*-|^\s*-", listed[1] or listed[2] or "")]
    some: list[tuple[Unit, int, str]] = []
    for unit in page.units:
        plain = bare(unit.text)
        for term in terms:
            at = re.search(rf"(?<![\w.-]){re.escape(term)}(?![\w.-])", plain) if len(term) > 3 else None
            if at and unit.source and term in unit.source and unit.text.count(term) == 1:
                some.append((unit, at.start(), term))
    if not (found := pick(rng, some)):
        return None
    unit, at, term = found
    new = {"zh": "开拓者", "fr": "éblouissant", "sv": "kavaj"}.get(page.language, "x")
    return page.rewrite(unit, unit.text[:at] + new + unit.text[at + len(term) :], at)


@kind("directive/no-loc-leaked")
def no_loc_leaked(page: Page, rng):
    unit = pick(rng, (unit for unit in page.prose(4) if "](" not in unit.text and "`" not in unit.text))
    if not unit:
        return None
    at = unit.text.find(" ") + 1
    leaked = rng.choice(["::: No-Loc (Blazor) ::: ", "{1}::: no-loc(Identity):::{2} "])
    return page.rewrite(unit, unit.text[:at] + leaked + unit.text[at:], at)


def _directives(page: Page, name: str) -> list[re.Match]:
    found = re.finditer(rf"^[ >]*:::[ ]?{name}\b[^\n]*$", page.text, re.M)
    return [match for match in found if not page.fenced(match.start())]


@kind("directive/moniker-end-lost", needle="moniker-end")
def moniker_end_lost(page: Page, rng):
    end = pick(rng, _directives(page, "moniker-end"))
    return end and page.replace(end.start(), end.end(), "", scope="page")


@kind("directive/moniker-translated", needle="moniker range")
def moniker_translated(page: Page, rng):
    begin = pick(rng, _directives(page, "moniker range"))
    word = {"zh": "名字对象", "fr": "surnom", "sv": "moniker-område"}.get(page.language, "name")
    return begin and page.replace(
        begin.start(), begin.end(), begin[0].replace("moniker range", f"{word} range"), scope="page"
    )


@kind("directive/moniker-range", needle="moniker range")
def moniker_range(page: Page, rng):
    """A range that the reference does not have; or one that no version can meet."""
    begin = pick(rng, _directives(page, "moniker range"))
    if not begin or page.reference is None:
        return None
    new = re.sub(r"(\d)\.(\d)", lambda match: f"{int(match[1]) + 4}.{match[2]}", begin[0], count=1)
    return new != begin[0] and page.replace(begin.start(), begin.end(), new) or None


@kind("directive/zone-end-lost", needle="zone-end")
def zone_end_lost(page: Page, rng):
    end = pick(rng, _directives(page, "zone-end"))
    return end and page.replace(end.start(), end.end(), "", scope="page")


@kind("directive/tab-id", needle="](#tab/")
def tab_id(page: Page, rng):
    """A tab's id is translated; the reference has the right one."""
    for tab in shuffled(rng, re.finditer(r"^#+ .*\]\(#tab/([\w-]+)\)", page.text, re.M)):
        if page.reference and f"(#tab/{tab[1]})" in page.reference:
            ids = [pair.id for pair in page.within(*page.line_range(tab.start()))]
            return page.replace(tab.start(1), tab.end(1), tab[1] + "-1", *ids)
    return None


@kind("directive/image-unclosed", needle=":::image")
def image_unclosed(page: Page, rng):
    images = [match for match in re.finditer(r":::image [^\n]*?(:::)", page.text) if not page.fenced(match.start())]
    sources = [pair.source for pair in page.pairs]
    images = [image for image in images if not any(start <= image.start() < end for start, end in sources)]
    image = pick(rng, images)
    if not image:
        return None
    ids = [pair.id for pair in page.pairs if pair.start <= image.start() < pair.end]
    return page.replace(image.start(1), image.end(1), "", *ids)


@kind("metadata/unclosed", needle="---")
def unclosed(page: Page, rng):
    """The line that ends the front matter is gone."""
    front = FRONT.match(page.text)
    return front and page.replace(front.end(1), front.end(), "", scope="page")


@kind("metadata/uid-changed", needle="\nuid:")
def uid_changed(page: Page, rng):
    match = _entries(page).get("uid")
    return match and _value(page, match, match[2] + "-1", scope="page") or None
