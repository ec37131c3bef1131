#!/usr/bin/env python3
"""Human translations in other languages, to see what the locale checks say of text that is mostly right.

    benches/locales/manuals.py SOURCES CORPORA [--level LEVEL] [--diglot PROGRAM] [--show CODE]

SOURCES holds the unpacked Debian source packages `dpkg` and `debmake-doc` (`apt-get source dpkg debmake-doc`), whose
manuals are translated by people: thirteen languages, some 20,000 paragraphs with code, emphasis and links. Each language
becomes a corpus of bilingual pages below CORPORA, which `inject.py --corpora CORPORA --corpus NAME` takes, too. Prints
what share of the segments is flagged. A part of it is real, a part comes of the conversion: what is bold in a manual is
made code here where it looks like a name.
"""

import argparse
import html
import re
from pathlib import Path

import findings
import human

LOCALES = {
    "de": "de-de",
    "es": "es-es",
    "fr": "fr-fr",
    "it": "it-it",
    "ja": "ja-jp",
    "nl": "nl-nl",
    "pl": "pl-pl",
    "pt": "pt-pt",
    "ru": "ru-ru",
    "sv": "sv-se",
    "zh-cn": "zh-cn",
    "zh-tw": "zh-tw",
}
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def messages(path: Path):
    """The translated entries of a PO file: comment, source, translation."""
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        comment, parts, into = "", {"msgid": "", "msgstr": ""}, None
        if re.search(r"^#,.*fuzzy|^#~|^msgid_plural|^msgctxt", block, re.M):
            continue
        for line in block.splitlines():
            if line.startswith("#."):
                comment += line[2:].strip()
            elif found := re.match(r"(msgid|msgstr) ", line):
                into = found[1]
            if into and (text := STRING.search(line)) and not line.startswith("#"):
                parts[into] += re.sub(r"\\(.)", lambda m: ESCAPES.get(m[1], m[1]), text[1])
        if parts["msgid"] and parts["msgstr"]:
            yield comment, parts["msgid"], parts["msgstr"]


def escaped(text: str) -> str:
    return re.sub(r"([\\*_<\[`])", r"\\\1", text)


def from_pod(text: str) -> str:
    """Markdown of a paragraph of Perl's documentation. ValueError: its marks are not paired."""
    at = 0

    def parse(end: str | None):
        nonlocal at
        out = []
        while at < len(text):
            if end and text.startswith(end, at):
                at += len(end)
                return out
            if mark := re.compile(r"([BCEFILSX])(<<+(?=\s)|<)").match(text, at):
                at = mark.end()
                close = ">" * len(mark[2])
                out.append((mark[1], parse(close if len(close) == 1 else " " + close)))
                continue
            out.append(("", text[at]))
            at += 1
        if end:
            raise ValueError(text)
        return out

    def character(name: str) -> str:
        return {"lt": "<", "gt": ">", "verbar": "|", "sol": "/"}.get(name) or html.unescape(f"&{name};")

    def plain(nodes) -> str:
        return "".join(v if not k else character(plain(v)) if k == "E" else "" if k == "X" else plain(v) for k, v in nodes)

    def render(nodes) -> str:
        out = ""
        for kind, value in nodes:
            shown = value if not kind else plain(value).strip()
            if kind in ("", "E"):
                out += escaped(shown if not kind else character(shown))
            elif kind == "S":
                out += render(value)
            elif kind == "I":
                out += f"*{render(value).strip().replace('*', '')}*" if shown else ""
            elif kind == "L":
                title, _, target = shown.rpartition("|")
                title = title or target
                out += f"[{escaped(title)}]({target})" if target.startswith("http") else escaped(title)
            elif kind != "X" and shown:
                name = re.search(r"[-/._=$:0-9]", shown.rstrip(":.")) and (" " not in shown or shown[0] == "-")
                if "`" in shown:
                    raise ValueError(text)
                out += f"`{shown}`" if kind == "C" or name else f"**{escaped(shown)}**"
        return out

    return render(parse(None))


def from_docbook(text: str) -> str:
    """Markdown of a paragraph of DocBook."""
    if "`" in text:
        raise ValueError(text)
    held = []

    def hold(markdown: str) -> str:
        held.append(markdown)
        return f"\x01{len(held) - 1}\x02"

    def bare(part: str) -> str:
        return html.unescape(re.sub(r"<[^>]+>", "", part)).strip()

    code = "literal|filename|command|option|code|envar|package|userinput"
    text = re.sub(rf"<({code})\b[^>]*>(.*?)</\1>", lambda m: hold(f"`{bare(m[2])}`" if bare(m[2]) else ""), text, flags=re.S)
    for mark, pattern in (("**", r'<emphasis role="strong">(.*?)</emphasis>'), ("*", r"<emphasis[^>]*>(.*?)</emphasis>")):
        text = re.sub(pattern, lambda m, mark=mark: hold(mark) + m[1] + hold(mark), text, flags=re.S)
    text = re.sub(
        r'<(?:ulink url|link linkend)="([^"]*)"\s*>(.*?)</(?:ulink|link)>',
        lambda m: hold("[") + m[2] + hold(f"]({m[1] if '/' in m[1] else '#' + m[1]})"),
        text,
        flags=re.S,
    )
    text = escaped(html.unescape(re.sub(r"<[^>]+>", "", text)))
    while "\x01" in text:
        text = re.sub(r"\x01(\d+)\x02", lambda m: held[int(m[1])], text)
    return text


def make(po: Path, locale: str, convert, folder: Path) -> int:
    """Writes the pages of one language; tells how many segments they have."""
    pairs = []
    for comment, source, target in messages(po):
        if re.search(r"screen|verbatim|programlisting|outside any tag", comment) or not re.search(r"[a-z]{3}", source):
            continue
        try:
            source, target = (re.sub(r"\s+", " ", convert(text)).strip() for text in (source, target))
        except ValueError:
            continue
        if source and target and (source != target or len(source.split()) > 3):
            pairs.append((source, target, bool(re.search("title|head", comment))))
    human.write_pages(pairs, folder.parent.name, locale, folder)
    return len(pairs)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("sources", type=Path)
    args.add_argument("corpora", type=Path)
    args.add_argument("--level", default="strict")
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--show", help="prints twenty segments with findings of this code")
    args = args.parse_args()
    report = human.Report("corpus", args.level, args.diglot, args.show)
    for name, where, convert in [
        ("dpkg", "dpkg-*/man/po", from_pod),
        ("debmake", "debmake-doc-*/po4a/po", from_docbook),
    ]:
        for po in sorted(path for found in args.sources.glob(where) for path in found.glob("*.po")):
            if locale := LOCALES.get(po.stem):
                content = args.corpora / f"{name}-{locale}" / "content"
                report.add(f"{name}-{locale}", content, make(po, locale, convert, content / locale))
    report.end()


if __name__ == "__main__":
    main()
