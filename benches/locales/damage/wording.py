"""Damage inside a sentence: emphasis, displaced code and names, menu paths, numbers, typography."""

import re
import tomllib
from functools import cache
from pathlib import Path

from .code import spans
from .page import BOLD, CODE, Page, Unit, bare, pick, registry, shuffled

KINDS, kind = registry()
STYLE = Path(__file__).resolve().parents[3] / "locales" / "style"
PRODUCTS = (
    *("Microsoft 365", "Office 365", "SharePoint", "OneDrive", "PowerPoint", "Visual Studio", "Microsoft Teams"),
    *("Windows 10", "Power BI", "ASP.NET Core", "Blazor Server", "Microsoft Intune", "Microsoft Edge", "Azure AD"),
)


@cache
def style(language: str) -> dict:
    path = STYLE / f"{language}.toml"
    return tomllib.loads(path.read_text()) if path.exists() else {}


def _any(words) -> str:
    return "|".join(map(re.escape, words))


def _edit(page: Page, unit: Unit, start: int, end: int, new: str):
    return page.rewrite(unit, unit.text[:start] + new + unit.text[end:], start)


def _bold(page: Page) -> list[tuple[Unit, re.Match]]:
    """Bold text in units that have as many as their source."""
    return [
        (unit, match)
        for unit in page.units
        if unit.source is None or len(BOLD.findall(unit.source)) == len(BOLD.findall(unit.text))
        for match in BOLD.finditer(unit.text)
        if not unit.text.strip().startswith("|")
    ]


@kind("emphasis/unbalanced", needle="**")
def unbalanced(page: Page, rng):
    found = pick(rng, _bold(page))
    if not found:
        return None
    unit, bold = found
    start, end = (bold.start(), bold.start(1)) if rng.random() < 0.5 else (bold.end(1), bold.end())
    return _edit(page, unit, start, end, "")


@kind("emphasis/lost", level="pedantic", needle="**")
def lost(page: Page, rng):
    found = pick(rng, _bold(page) if not page.cjk else [])
    return found and found[0].source and _edit(page, found[0], *found[1].span(), found[1][1])


@kind("emphasis/slipped", level="pedantic", needle="**")
def slipped(page: Page, rng):
    """`på **Spara**` → `**på** Spara`: the marks are round the word before."""
    function = set(style(page.language).get("function-words", ()))
    some = []
    for unit, bold in _bold(page):
        before = re.search(r"(?<!\S)([^\W\d_]+) $", unit.text[: bold.start()])
        if before and before[1].lower() in function:
            some.append((unit, bold, before))
    if not (found := pick(rng, some)):
        return None
    unit, bold, before = found
    return _edit(page, unit, before.start(1), bold.end(), f"**{before[1]}** {bold[1]}")


@kind("emphasis/literal", needle="**")
def literal(page: Page, rng):
    found = pick(rng, _bold(page))
    if not found:
        return None
    unit, bold = found
    return _edit(page, unit, *bold.span(), rng.choice([f"\\*\\*{bold[1]}\\*\\*", f"** {bold[1]} **"]))


@kind("emphasis/punctuation-swallowed", level="pedantic", needle="**")
def punctuation_swallowed(page: Page, rng):
    some = [(unit, bold) for unit, bold in _bold(page) if unit.text[bold.end() : bold.end() + 1] in tuple(".,;。，")]
    some = [(unit, bold) for unit, bold in some if unit.source is None or not re.search(r"[.,;:]\*\*", unit.source)]
    if not (found := pick(rng, some)):
        return None
    unit, bold = found
    return _edit(page, unit, bold.end(1), bold.end() + 1, unit.text[bold.end()] + "**")


@kind("displaced/code-torn", needle="`")
def code_torn(page: Page, rng):
    """The code leaves its noun for the end of the sentence."""
    nouns = style(page.language).get("code-nouns", {})
    some = []
    for unit, code in spans(page):
        if unit.source is None or len(CODE.findall(unit.text)) != 1:
            continue
        near = re.search(rf"{re.escape(code[0])} (\w+)", unit.source)
        known = near and next((nouns[noun] for noun in nouns if near[1].lower() in (noun, noun + "s")), None)
        beside = unit.text[max(0, code.start() - 30) : code.start()], unit.text[code.end() : code.end() + 24]
        words = [re.findall(r"[^\W\d_]+", beside[0])[-1:], re.findall(r"[^\W\d_]+", beside[1])[:1]]
        stands = known and any(
            word.lower().startswith(stem) or page.cjk and stem in beside[1][:8]
            for stem in known
            for word in sum(words, [])
        )
        rest = unit.text[code.end() :]
        end = re.search(r"[.。:：]?\s*$", rest)
        if stands and len(rest[: end.start()].split() if not page.cjk else rest[: end.start()]) >= (
            4 if not page.cjk else 8
        ):
            some.append((unit, code, end))
    if not (found := pick(rng, some)):
        return None
    unit, code, end = found
    rest = unit.text[code.end() :]
    head = unit.text[: code.start()]
    body = rest[: end.start()].lstrip() if head.endswith(" ") else rest[: end.start()]
    return page.rewrite(unit, f"{head}{body} {code[0]}{rest[end.start() :]}", len(head))


@kind("displaced/code-in-word", needle="`")
def code_in_word(page: Page, rng):
    """The code stands inside a word."""
    if page.cjk:
        return None
    some = []
    for unit, code in spans(page):
        for word in re.finditer(
            r"(?<![\w*\[(/-])[^\W\d_]{8,}(?![\w*\](/-])", CODE.sub(lambda m: " " * len(m[0]), unit.text)
        ):
            if "](" not in unit.text and unit.source:
                some.append((unit, code, word))
    if not (found := pick(rng, some)):
        return None
    unit, code, word = found
    cut = word.start() + len(word[0]) // 2
    without = [(cut, cut, f" {code[0]} "), (code.start(), code.end(), "")]
    text = unit.text
    for start, end, new in sorted(without, reverse=True):
        text = text[:start] + new + text[end:]
    return page.rewrite(unit, text, min(cut, code.start()))


@kind("displaced/code-piled", needle="`")
def code_piled(page: Page, rng):
    """Two spans that had words between them stand side by side."""
    some = []
    for unit in page.units:
        codes = list(CODE.finditer(unit.text))
        if unit.source is None or len(codes) < 2 or "`" not in unit.source:
            continue
        for a, b in zip(codes, codes[1:], strict=False):
            between = unit.text[a.end() : b.start()]
            if re.search(r"[^\W\d_]{2,}", between) and not re.search(r"` ?`", unit.source) and page.known(unit, a[0]):
                some.append((unit, a, b))
    if not (found := pick(rng, some)):
        return None
    unit, a, b = found
    text = unit.text
    return page.rewrite(
        unit, text[: a.start()] + text[a.end() : b.start()].lstrip() + f"{a[0]} {b[0]}" + text[b.end() :], a.start()
    )


@kind("displaced/product-name", level="pedantic")
def product_name(page: Page, rng):
    """A product's name is glued to one word, or split in two."""
    some = [
        (unit, at, name)
        for unit in page.units
        for name in PRODUCTS
        if unit.source and name in unit.source and (at := unit.text.find(name)) >= 0 and "](" not in unit.text
    ]
    if not (found := pick(rng, some)):
        return None
    unit, at, name = found
    new = name.replace(" ", "", 1) if " " in name else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return _edit(page, unit, at, at + len(name), new)


@kind("displaced/product-case", level="pedantic")
def product_case(page: Page, rng):
    """`SharePoint` → `Sharepoint`."""
    some = []
    for unit in page.units:
        for match in re.finditer(
            r"(?<![\w./-])(?:SharePoint|OneDrive|PowerPoint|OneNote|PowerShell|JavaScript)(?![\w./-])", bare(unit.text)
        ):
            if unit.source and match[0] in unit.source:
                some.append((unit, match))
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), found[1][0].capitalize())


@kind("displaced/noun-vanished", level="pedantic")
def noun_vanished(page: Page, rng):
    """`l’application Outlook` → `l’Outlook`: the noun between determiner and name is gone."""
    rules = style(page.language)
    determiners = sorted(rules.get("determiners", ()), key=len, reverse=True)
    if not rules.get("noun-first") or not determiners:
        return None
    pattern = re.compile(
        rf"(?i)\b({_any(determiners)})( ?)([a-zà-ÿ’-]+) ({_any((*PRODUCTS, 'Outlook', 'Word', 'Excel'))})\b"
    )
    some = [(unit, match) for unit in page.units if unit.source for match in pattern.finditer(unit.text)]
    some = [(unit, match) for unit, match in some if re.search(rf"{re.escape(match[4])} [a-z]", unit.source)]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, match.start(3), match.start(4), "")


PATH = re.compile(r"\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*(?:\s*\\?(?:>|&gt;)\s*\*\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*\*)+")
INNER = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*\n>]+(?: > [^*\n>]+)+(?<=[^\s*])\*\*(?![*\w])")


def _paths(page: Page) -> list[tuple[Unit, re.Match]]:
    def steps(text):
        return len(re.findall(r"\\?>|&gt;", re.sub(r"<[^>]*>", "", text)))

    return [
        (unit, match)
        for unit in page.units
        if unit.source is None or steps(unit.source) == steps(unit.text)
        for pattern in (PATH, INNER)
        for match in pattern.finditer(unit.text)
    ]


@kind("ui/path-shortened", needle="**")
def path_shortened(page: Page, rng):
    if not (found := pick(rng, _paths(page))):
        return None
    unit, path = found
    cut = re.search(r"(\s*\\?(?:>|&gt;)\s*)(?:(?!\s*\\?>|&gt;).)*$", path[0], re.S)
    new = path[0][: cut.start()]
    new += "**" if new.count("**") % 2 else ""
    return new != path[0] and _edit(page, unit, *path.span(), new) or None


@kind("ui/path-collapsed", needle="**")
def path_collapsed(page: Page, rng):
    """The labels stand together, the arrows behind."""
    if not (found := pick(rng, _paths(page))):
        return None
    unit, path = found
    labels = [label.strip() for label in re.split(r"\\?>|&gt;", path[0].replace("**", ""))]
    if len(labels) == 2:
        return _edit(page, unit, *path.span(), f"**{' '.join(labels)}**  >  ")
    return _edit(page, unit, *path.span(), " ".join(labels[:-1]) + "  >  " * (len(labels) - 1) + f"**{labels[-1]}**")


@kind("ui/term-inconsistent", level="pedantic", needle="**")
def term_inconsistent(page: Page, rng):
    """A label that the page translates in one way, four times and more, has another word once."""
    seen: dict[str, list[tuple[Unit, re.Match]]] = {}
    for unit in page.units:
        targets, sources = list(BOLD.finditer(unit.text)), BOLD.findall(unit.source or "")
        if len(targets) == len(sources) == 1 and len(sources[0]) > 3 and sources[0].lower() != targets[0][1].lower():
            seen.setdefault(sources[0], []).append((unit, targets[0]))
    words = re.findall(r"[^\W\d_]{6,}", " ".join(unit.text for unit in page.units))
    for uses in shuffled(rng, seen.values()):
        if len(uses) >= 4 and len({bold[1] for _, bold in uses}) == 1 and words:
            unit, bold = rng.choice(uses)
            return _edit(page, unit, bold.start(1), bold.end(1), rng.choice(words).capitalize())
    return None


def _numbers(page: Page) -> list[tuple[Unit, re.Match]]:
    """Numbers of two digits and more in prose, as often in the source."""
    out = []
    for unit in page.units:
        for match in re.finditer(r"(?<![\w.,·/-])\d{2,}(?![\w.,·/-])", bare(unit.text)):
            if unit.source and page.known(unit, match[0]):
                out.append((unit, match))
    return out


@kind("number/lost")
def number_lost(page: Page, rng):
    found = pick(rng, _numbers(page))
    return found and _edit(page, found[0], *found[1].span(), "")


@kind("number/changed")
def number_changed(page: Page, rng):
    if not (found := pick(rng, _numbers(page))):
        return None
    unit, number = found
    last = str((int(number[0][-1]) + 3) % 10)
    return _edit(page, unit, *number.span(), number[0][:-1] + last)


@kind("number/version-localized")
def version_localized(page: Page, rng):
    if page.language in ("zh", "ja", "ko"):
        return None
    some = []
    for unit in page.units:
        for match in re.finditer(r"(?<![\w.,])\d+\.\d+(?![\w.,])", bare(unit.text)):
            if unit.source and re.search(
                rf"(?i)(?:version|v|api|set|[A-Z][a-z]+)\s*{re.escape(match[0])}(?![\w.])", unit.source
            ):
                some.append((unit, match))
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), found[1][0].replace(".", ","))


@kind("typography/bracket-unbalanced", level="pedantic")
def bracket_unbalanced(page: Page, rng):
    some = []
    for unit in page.units:
        plain = bare(unit.text)
        if unit.source and plain.count("(") == plain.count(")"):
            some += [(unit, match) for match in re.finditer(r"(?<=[\w .”»])\)", plain)]
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), "")


@kind("typography/quote-unbalanced", level="pedantic")
def quote_unbalanced(page: Page, rng):
    some = []
    for unit in page.units:
        for opening, closing in ("“”", "«»", "「」"):
            if unit.source and unit.text.count(opening) == unit.text.count(closing) == 1 and f"{opening}" in unit.text:
                some.append((unit, unit.text.index(closing)))
    if not (found := pick(rng, some)):
        return None
    return _edit(page, found[0], found[1], found[1] + 1, "")


@kind("typography/bidi-control", level="pedantic")
def bidi_control(page: Page, rng):
    unit = pick(rng, (unit for unit in page.prose(3) if "](" not in unit.text))
    if not unit:
        return None
    at = unit.text.find(" ") + 1
    return _edit(page, unit, at, at, rng.choice(["\u202e", "\u202b", "\u2067"]))


@kind("typography/end-punctuation", level="pedantic")
def end_punctuation(page: Page, rng):
    """A full stop is gone, or a colon is a full stop."""
    some = [unit for unit in page.prose(5) if unit.source and unit.text[-1:] in ".。" and unit.source.endswith(".")]
    unit = pick(rng, some)
    return unit and _edit(page, unit, len(unit.text) - 1, len(unit.text), rng.choice(["", ",", ";"]))


@kind("typography/space-before-stop", level="pedantic")
def space_before_stop(page: Page, rng):
    some = [
        (unit, match)
        for unit in page.prose(5)
        for match in re.finditer(r"(?<=[^\W\d_])[.,](?= |$)", bare(unit.text))
        if not re.search(r" [.,]", unit.source or unit.text)
    ]
    found = pick(rng, some)
    return found and _edit(page, found[0], found[1].start(), found[1].start(), " ")


@kind("typography/space-lost-after-stop", level="pedantic")
def space_lost(page: Page, rng):
    if page.cjk:
        return None
    some = [
        (unit, match)
        for unit in page.prose(5)
        for match in re.finditer(r"(?<=[a-zà-ÿ]{3}[.,]) (?=[^\W\d_]{3})", bare(unit.text))
        if unit.source
    ]
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), "")


@kind("term/product-translated", level="pedantic")
def product_translated(page: Page, rng):
    """A product's name is a word of the language: Outlook → Perspectives."""
    words = {
        "fr": {"Outlook": "Perspectives", "Teams": "équipes", "Word": "mot", "Excel": "exceller", "Edge": "bord"},
        "sv": {"Outlook": "Utsikt", "Teams": "grupper", "Word": "ord", "Excel": "utmärkt", "Edge": "kant"},
        "ar": {"Outlook": "نظرة", "Teams": "فرق", "Word": "كلمة", "Excel": "تفوق", "Edge": "حافة"},
        "zh": {"Outlook": "展望", "Teams": "团队", "Word": "单词", "Blazor": "开拓者", "Razor": "剃刀"},
        "nl": {"Defender": "Verdediger", "Microsoft": "Microzacht"},
    }.get(page.language, {})
    some = []
    for unit in page.units:
        for match in re.finditer(rf"(?<![\w.-])(?:{_any(words) or '$^'})(?![\w.-])", bare(unit.text)):
            if unit.source and unit.source.count(match[0]) == unit.text.count(match[0]) == 1:
                some.append((unit, match))
    found = pick(rng, some)
    return found and _edit(page, found[0], *found[1].span(), words[found[1][0]])


@kind("number/unit-changed", level="pedantic")
def unit_changed(page: Page, rng):
    others = {"KB": "MB", "MB": "GB", "GB": "MB", "TB": "GB", "%": "", "px": "pt", "ms": "s"}
    some = [
        (unit, match)
        for unit in page.units
        for match in re.finditer(rf"(?<=\d)[ \u00a0]?({_any(others)})(?!\w)", bare(unit.text))
        if unit.source and re.search(rf"\d ?{re.escape(match[1])}(?!\w)", unit.source)
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, match.start(1), match.end(1), others[match[1]])


@kind("code/shortcut-changed")
def shortcut_changed(page: Page, rng):
    """Ctrl+C → Ctrl+V."""
    some = [
        (unit, match)
        for unit in page.units
        for match in re.finditer(r"(?:Ctrl|Alt|Shift|Maj)\+(?:[A-Za-z]+\+)*([A-Z]|F\d+)(?!\w)", bare(unit.text))
        if unit.source and page.known(unit, match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, match.start(1), match.end(1), "F9" if match[1][0] == "F" else "Y" if match[1] != "Y" else "X")


@kind("code/file-name-changed")
def file_name_changed(page: Page, rng):
    """web.config → webb.config, in prose."""
    some = [
        (unit, match)
        for unit in page.units
        for match in re.finditer(
            r"(?<![\w./`@\\-])[\w-]{3,}\.(?:js|json|xml|config|cs|cshtml|css|html|exe|dll|ps1|txt|razor|zip|msi)(?![\w/`(-])",
            bare(unit.text),
        )
        if unit.source and page.known(unit, match[0])
    ]
    if not (found := pick(rng, some)):
        return None
    unit, match = found
    return _edit(page, unit, match.start() + 1, match.start() + 2, "x" if match[0][1] != "x" else "k")


@kind("emphasis/italic-lost", level="pedantic", needle="*")
def italic_lost(page: Page, rng):
    italic = re.compile(r"(?<![\\*\w])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![*\w])")
    some = [
        (unit, match)
        for unit in page.units
        if unit.source and len(italic.findall(unit.source)) == len(italic.findall(unit.text))
        for match in italic.finditer(unit.text)
    ]
    found = pick(rng, some if not page.cjk else [])
    return found and _edit(page, found[0], *found[1].span(), found[1][1])


@kind("number/range-parted")
def range_parted(page: Page, rng):
    """The sign of a range lost."""
    for unit in shuffled(rng, page.units):
        for match in re.finditer(r"(?<![\w.,/–-])(\d+)[–-](\d+)(?![\w/–-]|[.,]\d)", bare(unit.text)):
            shown = match[0]
            if unit.source and bare(unit.source).count(shown) == 1:
                return _edit(page, unit, *match.span(), f"{match[1]} {match[2]}")
    return None


@kind("typography/brackets-reversed", needle="(")
def brackets_reversed(page: Page, rng):
    """Set in order by hand, in text of two directions."""
    for unit in shuffled(rng, page.prose(3)):
        if match := pick(rng, re.finditer(r"(?<= )\((\w{2,})\)(?=[ .,:;]|$)", bare(unit.text))):
            return _edit(page, unit, *match.span(), f"){match[1]}(")
    return None
