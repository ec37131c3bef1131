"""Damage to anchors, includes and alerts."""

import re

from .page import HEADING, Page, pick, registry, shuffled
from .structure import headings

KINDS, kind = registry()
NAME = re.compile(r'<a name="([^"]*)"></a>')
INCLUDE = re.compile(r"\[!INCLUDE ?\[([^\]]*)\] ?\(([^)]*)\)\]", re.I)
ALERT = re.compile(r"^([ >]*> ?)\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.M | re.I)
# Marker → what machine translation has made, or would make, of it.
MARKERS = {
    "fr": {
        "NOTE": "REMARQUE",
        "TIP": "CONSEIL",
        "IMPORTANT": "À NOTER",
        "WARNING": "AVERTISSEMENT",
        "CAUTION": "ATTENTION",
    },
    "sv": {"NOTE": "OBS!", "TIP": "TIPS", "IMPORTANT": "VIKTIGT", "WARNING": "VARNING", "CAUTION": "FÖRSIKTIGHET"},
    "ar": {"NOTE": "ملاحظة", "TIP": "تلميح", "IMPORTANT": "هام", "WARNING": "تحذير", "CAUTION": "تنبيه"},
    "zh": {"NOTE": "备注", "TIP": "提示", "IMPORTANT": "重要", "WARNING": "警告", "CAUTION": "注意"},
    "nl": {
        "NOTE": "OPMERKING",
        "TIP": "FOOI",
        "IMPORTANT": "BELANGRIJK",
        "WARNING": "WAARSCHUWING",
        "CAUTION": "LET OP",
    },
    "da": {"NOTE": "BEMÆRK!", "TIP": "TIPS", "IMPORTANT": "VIGTIGT", "WARNING": "ADVARSEL", "CAUTION": "FORSIGTIG"},
    "pl": {"NOTE": "UWAGA", "TIP": "PORADA", "IMPORTANT": "WAŻNE", "WARNING": "OSTRZEŻENIE", "CAUTION": "PRZESTROGA"},
    "tr": {"NOTE": "NOT", "TIP": "İPUCU", "IMPORTANT": "ÖNEMLI", "WARNING": "UYARI", "CAUTION": "DİKKAT"},
    "de": {"NOTE": "HINWEIS", "TIP": "TIPP", "IMPORTANT": "WICHTIG", "WARNING": "WARNUNG", "CAUTION": "VORSICHT"},
    "es": {"NOTE": "NOTA", "TIP": "SUGERENCIA", "WARNING": "ADVERTENCIA", "CAUTION": "PRECAUCIÓN"},
    "it": {"NOTE": "NOTA", "TIP": "SUGGERIMENTO", "WARNING": "AVVISO", "CAUTION": "ATTENZIONE"},
    "pt": {"NOTE": "OBSERVAÇÃO", "TIP": "DICA", "WARNING": "AVISO", "CAUTION": "CUIDADO"},
    "ru": {"NOTE": "ПРИМЕЧАНИЕ", "TIP": "СОВЕТ", "WARNING": "ПРЕДУПРЕЖДЕНИЕ", "CAUTION": "ВНИМАНИЕ"},
    "ja": {"NOTE": "注意", "TIP": "ヒント", "IMPORTANT": "重要", "WARNING": "警告", "CAUTION": "注意事項"},
    "ko": {"NOTE": "참고", "TIP": "팁", "IMPORTANT": "중요", "WARNING": "경고", "CAUTION": "주의"},
}
INCLUDES = {
    "fr": "INCLURE",
    "sv": "INKLUDERA",
    "zh": "包括",
    "ar": "تتضمن",
    "nl": "OPNEMEN",
    "da": "INKLUDER",
    "pl": "DOŁĄCZ",
    "tr": "DAHİL",
    "de": "EINSCHLIESSEN",
    "es": "INCLUIR",
    "it": "INCLUDERE",
    "pt": "INCLUIR",
    "ru": "ВКЛЮЧИТЬ",
    "ja": "含める",
    "ko": "포함",
}


def _anchors(page: Page) -> list[re.Match]:
    """Anchors of headings that the source's heading, the source page or most other locales confirm."""
    found = [match for heading in headings(page) if (match := NAME.search(page.text, heading.start(), heading.end()))]
    return [match for match in found if _confirmed(page, match)]


def _confirmed(page: Page, anchor: re.Match) -> bool:
    pairs = page.within(*page.line_range(anchor.start()))
    if pairs:
        return _slug(page.text[slice(*pairs[0].source)]) == anchor[1]
    if page.source is not None:
        return any(_slug(heading[3]) == anchor[1] for heading in HEADING.finditer(page.source))
    return sum(anchor[0] in other for other in page.others) >= 2


def _slug(heading: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)|<[^>]*>", r"\1", heading).lower()
    return re.sub(r"[^a-z0-9_ -]", "", text).strip().replace(" ", "-")


def _ids(page: Page, at: int) -> list[str]:
    return [pair.id for pair in page.within(*page.line_range(at))]


@kind("anchor/lost", needle="<a name=")
def anchor_lost(page: Page, rng):
    anchors = _anchors(page)
    if len(anchors) < 2:
        return None
    anchor = rng.choice(anchors)
    return page.replace(anchor.start(), anchor.end(), "", *_ids(page, anchor.start()))


@kind("anchor/tag-broken", needle="<a name=")
def anchor_tag_broken(page: Page, rng):
    """The tag after a word processor, or without its end."""
    anchor = pick(rng, _anchors(page))
    if not anchor:
        return None
    new = anchor[0].replace('"', "“", 1).replace('"', "”", 1) if rng.random() < 0.5 else anchor[0].replace("</a>", "")
    return page.replace(anchor.start(), anchor.end(), new, *_ids(page, anchor.start()))


@kind("anchor/renamed", needle="<a name=")
def anchor_renamed(page: Page, rng):
    anchor = pick(rng, (match for match in _anchors(page) if match[1].count("-") >= 1))
    if not anchor:
        return None
    new = anchor[1].rsplit("-", 1)[0]
    return page.replace(anchor.start(1), anchor.end(1), new, *_ids(page, anchor.start()))


@kind("anchor/duplicate", needle="<a name=")
def anchor_duplicate(page: Page, rng):
    anchors = _anchors(page)
    if len(anchors) < 2:
        return None
    first, second = sorted(rng.sample(anchors, 2), key=lambda match: match.start())
    if first[1] == second[1]:
        return None
    return page.replace(second.start(1), second.end(1), first[1], *_ids(page, second.start()))


@kind("anchor/translated", needle="<a name=")
def anchor_translated(page: Page, rng):
    for anchor in shuffled(rng, _anchors(page)):
        _, end = page.line_range(anchor.start())
        pairs = page.within(anchor.start(), end)
        target = page.text[slice(*pairs[0].target)] if pairs else page.text[anchor.end() : end]
        slug = re.sub(r"[^\w -]", "", target).strip().lower().replace(" ", "-")
        if slug and slug != anchor[1]:
            return page.replace(anchor.start(1), anchor.end(1), slug, *_ids(page, anchor.start()))
    return None


@kind("anchor/link-to-missing", needle="](#")
def link_to_missing(page: Page, rng):
    names = {match[1] for match in _anchors(page)}
    links = [match for match in re.finditer(r"\]\(#([\w-]+)\)", page.text) if match[1] in names]
    units = [(unit, match) for match in links for unit in page.units if unit.start <= match.start() < unit.end]
    inside = {match for _, match in units}
    outside = [match for match in links if match not in inside and not _in_source(page, match.start())]
    link = pick(rng, [match for _, match in units] + outside)
    return link and page.replace(link.start(1), link.end(1), link[1] + "-x", *_around(page, link.start()))


def _in_source(page: Page, at: int) -> bool:
    return any(pair.source[0] <= at < pair.source[1] for pair in page.pairs)


def _around(page: Page, at: int) -> list[str]:
    return [pair.id for pair in page.pairs if pair.start <= at < pair.end] or _ids(page, at)


def _includes(page: Page) -> list[re.Match]:
    return [match for match in INCLUDE.finditer(page.text, page.body) if not _in_source(page, match.start())]


@kind("include/path-changed", needle="[!")
def include_path(page: Page, rng):
    include = pick(rng, (match for match in _includes(page) if "." in match[2]))
    if not include:
        return None
    stem, dot, end = include[2].rpartition(".")
    return page.replace(include.start(2), include.end(2), f"{stem}-1{dot}{end}", *_around(page, include.start()))


@kind("include/dropped", needle="[!")
def include_dropped(page: Page, rng):
    include = pick(rng, (match for match in _includes(page) if page.reference and match[2] in page.reference))
    return include and page.replace(include.start(), include.end(), "", *_around(page, include.start()))


@kind("include/translated", needle="[!")
def include_translated(page: Page, rng):
    include = pick(rng, _includes(page))
    if not include or page.language not in INCLUDES:
        return None
    start = include.start() + 2
    return page.replace(start, start + len("INCLUDE"), INCLUDES[page.language], *_around(page, start))


def _alerts(page: Page) -> list[re.Match]:
    return [match for match in ALERT.finditer(page.text, page.body) if not page.fenced(match.start())]


def _body(page: Page, alert: re.Match) -> tuple[int, int]:
    """The quoted lines after the marker's."""
    _, start = page.line_range(alert.start())
    end = start
    while page.text[end : end + 1] == ">" or re.match(r" +>", page.text[end : end + 8]):
        end = page.line_range(end)[1]
    return start, end


@kind("alert/kind-changed", needle="[!")
def alert_kind(page: Page, rng):
    alert = pick(rng, _alerts(page))
    if not alert or page.reference is None:
        return None
    kinds = [sorted(match[2].upper() for match in ALERT.finditer(text)) for text in (page.text, page.reference)]
    if kinds[0] != kinds[1]:
        return None
    new = rng.choice([name for name in ("NOTE", "TIP", "WARNING", "CAUTION") if name != alert[2].upper()])
    ids = [pair.id for pair in page.within(*_body(page, alert))]
    return page.replace(alert.start(2), alert.end(2), new, *ids)


@kind("alert/marker-translated", needle="[!")
def alert_translated(page: Page, rng):
    alert = pick(rng, _alerts(page))
    new = alert and MARKERS.get(page.language, {}).get(alert[2].upper())
    if not new:
        return None
    ids = [pair.id for pair in page.within(*_body(page, alert))]
    return page.replace(alert.start(2), alert.end(2), new, *ids)


@kind("alert/marker-broken", needle="[!")
def alert_broken(page: Page, rng):
    alert = pick(rng, _alerts(page))
    if not alert:
        return None
    start = alert.end(1)
    new = rng.choice([f"[! {alert[2]}]", f"[{alert[2]}]", f"[!{alert[2]}", f"\\[!{alert[2]}]"])
    ids = [pair.id for pair in page.within(*_body(page, alert))]
    return page.replace(start, alert.end(), new, *ids)


@kind("alert/quote-mark-lost", needle="[!")
def alert_unquoted(page: Page, rng):
    """The marker's line has lost its >."""
    alert = pick(rng, (match for match in _alerts(page) if match[1].strip() == ">"))
    if not alert:
        return None
    ids = [pair.id for pair in page.within(*_body(page, alert))]
    return page.replace(alert.start(), alert.end(1), "", *ids)


@kind("alert/emptied", needle="[!")
def alert_emptied(page: Page, rng):
    for alert in shuffled(rng, _alerts(page)):
        start, end = _body(page, alert)
        rest = page.text[alert.end() : start].strip()
        if end > start and not rest:
            lost = page.within(start, end)
            damage = page.replace(start, end, "", *(pair.id for pair in lost), *page.neighbours(lost))
            damage.at = alert.start()
            return damage
    return None
