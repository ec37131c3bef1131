"""The index as a docset grows: real pages, repeated with changed words.

    growth.py make SITE LOCALE N DOCSET     a docset of N pages from the Markdown copies of a built site
    growth.py queries DOCSET                what to look for in it, as JSON: titles, single words, phrases

Vocabulary grows as it does in real texts, slower than the pages: a word has eight shapes, one of which a repetition takes.
Addresses and marks stay, and links that would lead nowhere are text: a docset with a finding in every line measures those.
"""

import json
import pathlib
import random
import re
import sys
import zlib

WORD = re.compile(r"[^\W\d_]{4,}")
MARK = re.compile(r"((?:https?|mailto):[^\s)>\]]+|\[![A-Z]+\]|<[^>\n]*>)")
LOCAL = re.compile(r"!?\[([^\]\n]*)\]\((?!https?:|mailto:)[^)\n]*\)")
ENDS = ["", "ka", "ro", "men", "tis", "ul", "vo", "sen"]


def make(site, locale, count, docset):
    count = int(count)
    root = pathlib.Path(site) / locale
    pages = [p for p in sorted(root.rglob("*.md"))]
    to = pathlib.Path(docset)
    (to / "content" / locale).mkdir(parents=True)
    settings = f'[book]\ntitle = "Growth"\nlanguage = "{locale}"\n[output.site]\nmarkdown = false\n'
    (to / "book.toml").write_text(settings)
    for n in range(count):
        turn, page = divmod(n, len(pages))
        text = LOCAL.sub(r"\1", pages[page].read_text("utf-8"))
        if turn:
            shape = lambda m: m[0] + ENDS[zlib.crc32(f"{m[0].lower()} {turn}".encode()) % 8]
            text = "".join(p if i % 2 else WORD.sub(shape, p) for i, p in enumerate(MARK.split(text)))
        # Front matter keys are words, too.
        text = re.sub(r"^(title|description|lang)\w*:", r"\1:", text, flags=re.M)
        path = to / "content" / locale / f"part{turn:03}" / (pages[page].relative_to(root).as_posix().replace("/", "-"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def queries(docset):
    rng = random.Random(3)
    pages = sorted(pathlib.Path(docset, "content").rglob("*.md"))
    found = {"title": [], "word": [], "phrase": [], "slip": []}
    for path in rng.sample(pages, 80):
        text = path.read_text("utf-8")
        title = re.search(r'^title: "(.*)"$', text, re.M)
        body = WORD.findall(text.split("\n---\n", 1)[-1])
        url = str(path.relative_to(pathlib.Path(docset, "content")).with_suffix(".html"))
        if not title or len(body) < 30:
            continue
        found["title"].append([title[1], url])
        found["word"].append([rng.choice(body), url])
        line = rng.choice([m for m in re.findall(r"[^\W\d_]+ [^\W\d_]+ [^\W\d_]+", text.split("\n---\n", 1)[-1])])
        found["phrase"].append([f'"{line}"', url])
        word = rng.choice([w for w in body if len(w) > 6] or body)
        found["slip"].append([word[:3] + word[4:], url])
    print(json.dumps({kind: list[:40] for kind, list in found.items()}, ensure_ascii=False))


if __name__ == "__main__":
    {"make": make, "queries": queries}[sys.argv[1]](*sys.argv[2:])
