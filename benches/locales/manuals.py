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
import collections
import hashlib
import html
import random
import re
from pathlib import Path

import bilingual
import findings

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
# Paragraphs a page.
PAGE = 25
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
    folder.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(pairs), PAGE)):
        digest = hashlib.sha1(f"{folder.parent.name}{number}".encode()).hexdigest()
        page = f"---\ntitle: Page {number}\nms.date: 04/21/2020\nms.topic: article\n"
        page += f"ms.openlocfilehash: {digest}\nms.contentlocale: {locale[:3]}{locale[3:].upper()}\n---\n"
        for n, (source, target, heading) in enumerate(pairs[start : start + PAGE]):
            id = f"{digest[:5]}-{101 + n}"
            pair = f'<span data-ttu-id="{id}">{target}</span><span class="sxs-lookup"><span data-stu-id="{id}">{source}</span></span>'
            if heading or n == 0:
                anchor = re.sub("[^a-z0-9]+", "-", re.sub(r"\]\([^)]*\)", "", source).lower()).strip("-")
                pair = f'{"##" if n else "#"} <a name="{anchor}"></a>{pair}'
            page += pair + "\n\n"
        (folder / f"p{number:03}.md").write_text(page, encoding="utf-8")
    return len(pairs)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("sources", type=Path)
    args.add_argument("corpora", type=Path)
    args.add_argument("--level", default="strict")
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--show", help="prints twenty segments with findings of this code")
    args = args.parse_args()
    manuals = [("dpkg", "dpkg-*/man/po", from_pod), ("debmake", "debmake-doc-*/po4a/po", from_docbook)]
    codes, shown = collections.Counter(), []
    print(f"{'corpus':16}{'segments':>10}{'findings':>10}{'flagged':>10}   --level {args.level}")
    for name, where, convert in manuals:
        for po in sorted(path for found in args.sources.glob(where) for path in found.glob("*.po")):
            if not (locale := LOCALES.get(po.stem)):
                continue
            content = args.corpora / f"{name}-{locale}" / "content"
            segments = make(po, locale, convert, content / locale)
            run = findings.check(content, args.level, diglot=args.diglot)
            pages = findings.Pages()
            flagged = {(f.file, f.segment) for f in run.findings}
            codes.update(f.code for f in run.findings)
            share = len(flagged) / max(segments, 1)
            print(f"{name + '-' + locale:16}{segments:10}{len(run.findings):10}{share:10.1%}")
            for finding in run.findings if args.show else ():
                path = content / locale / Path(finding.file).name
                if finding.code == args.show:
                    text = pages.text(path)
                    found = [p for p in bilingual.pairs(text) if p.id == finding.segment]
                    shown += [(text[slice(*p.target)], text[slice(*p.source)], finding.message) for p in found]
    print("  ".join(f"{code} {count}" for code, count in codes.most_common()))
    for target, source, message in random.Random(1).sample(shown, min(20, len(shown))):
        print(f"\n{message}\n  {target}\n  {source}")


if __name__ == "__main__":
    main()
