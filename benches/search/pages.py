"""From a docset to what both engines index, and to what is looked for.

    pages.py copy DOCSET/content COPY             the docset without the descriptions of its pages
    pages.py split SITE LOCALE PAGES              the articles of a site as bare pages: PAGES/own, PAGES/source
    pages.py queries DOCSET/content SITE LOCALE   known items, as JSON, mechanically and always the same

A query is made of one page and has one right answer. Four kinds: the page's description (which is in neither index),
the telling words of a sentence, the title with a slip of the finger, the title in the source language.
"""

import html
import json
import pathlib
import random
import re
import shutil
import sys
from collections import Counter

EACH = 300


def copy(content, to):
    for path in pathlib.Path(content).rglob("*"):
        target = pathlib.Path(to) / path.relative_to(content)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        elif path.suffix == ".md":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(without_description(path.read_bytes()))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def without_description(data):
    head = re.match(rb"(?:\xef\xbb\xbf)?---\r?\n.*?\n---", data, re.S)
    if not head:
        return data
    own = re.sub(rb"^description:.*\n(?:[ \t]+.*\n)*", b"", head[0], flags=re.M)
    return own + data[head.end():]


def articles(site, locale):
    root = pathlib.Path(site)
    for path in sorted((root / locale).rglob("*.html")):
        text = path.read_text("utf-8")
        own = re.search(r"<article[^>]*>(.*?)</article>", text, re.S)
        if not own:
            continue
        source = re.search(r'<template id="original"[^>]*>(.*?)</template>', text, re.S)
        title = re.search(r'<meta property="og:title" content="([^"]*)"', text)
        yield path.relative_to(root), html.unescape(title[1]) if title else "", own[1], source and source[1]


def bare(lang, title, article):
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
        f"<body data-pagefind-body>{article}</body></html>"
    )


def split(site, locale, to):
    for name, title, own, source in articles(site, locale):
        for kind, lang, text in (("own", locale.split("-")[0], own), ("source", "en", source)):
            if text:
                path = pathlib.Path(to) / kind / name
                path.parent.mkdir(parents=True, exist_ok=True)
                heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S)
                shown = plain(heading[1]) if heading else title
                path.write_text(bare(lang, shown, text), "utf-8")


def plain(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


WORD = re.compile(r"[^\W_]+")
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def slip(title, rng):
    """One letter wrong, lost, doubled or swapped, in a word of five or more (in Chinese: a character lost)."""
    words = [m for m in WORD.finditer(title) if len(m[0]) >= 5 and not any(c.isdigit() for c in m[0])]
    if not words:
        return None
    word = rng.choice(words)
    text, at = word[0], rng.randrange(1, len(word[0]) - 1)
    kind = "lose" if DENSE.search(text) else rng.choice(["wrong", "lose", "double", "swap"])
    letter = rng.choice([c for c in text.lower() if c != text[at].lower()] or ["x"])
    wrong = {
        "wrong": text[:at] + letter + text[at + 1:],
        "lose": text[:at] + text[at + 1:],
        "double": text[:at] + text[at] + text[at:],
        "swap": text[:at] + text[at + 1] + text[at] + text[at + 2:],
    }[kind]
    if wrong == text:
        return None
    return title[: word.start()] + wrong + title[word.end():]


def sentences(article):
    text = re.sub(r"<(pre|table|h[1-6])\b.*?</\1>", " ", article, flags=re.S)
    for block in re.findall(r"<(?:p|li)[^>]*>(.*?)</(?:p|li)>", text, re.S):
        for sentence in re.split(r"(?<=[.!?؟])\s+|(?<=[。！？])", plain(block)):
            yield sentence


def queries(content, site, locale):
    rng = random.Random(6)
    pages = list(articles(site, locale))
    titles = Counter(title for _, title, _, _ in pages)
    words = {name: [w.lower() for w in WORD.findall(plain(own))] for name, _, own, _ in pages}
    spread = Counter(w for own in words.values() for w in set(own))
    common = {w for w, n in spread.items() if n * 10 > len(pages)}
    found = {"description": [], "sentence": [], "slip": [], "source title": []}
    rng.shuffle(pages)
    for name, title, own, source in pages:
        url = str(name)
        file = pathlib.Path(content) / name.with_suffix(".md")
        if file.exists():
            head = re.match(r"\ufeff?---\r?\n(.*?)\n---", file.read_text("utf-8-sig", "replace"), re.S)
            about = head and re.search(r"^description:[ \t]*(.+)$", head[1], re.M)
            text = about and about[1].strip().strip("'\"").strip()
            if text and len(text) > 25 and text[0] not in ">|":
                found["description"].append([text, url])
        told = [s for s in sentences(own) if 40 <= len(s) <= 250 or DENSE.search(s) and 12 <= len(s) <= 90]
        if told:
            sentence = rng.choice(told)
            if DENSE.search(sentence):
                # A clause, without the marks.
                clauses = [c for c in re.split(r"[，、；：（）“”\s,;:()]+", sentence) if len(c) >= 6]
                query = " ".join(clauses[:2])
            else:
                telling = [w for w in WORD.findall(sentence) if len(w) > 2 and w.lower() not in common]
                query = " ".join(dict.fromkeys(telling[:8]))
            if len(query) > 5:
                found["sentence"].append([query, url])
        if titles[title] == 1:
            wrong = slip(title, rng)
            if wrong:
                found["slip"].append([wrong, url])
            heading = source and re.search(r"<h1[^>]*>(.*?)</h1>", source, re.S)
            english = heading and plain(heading[1])
            if english and len(english) > 8 and english != title:
                found["source title"].append([english, url])
    twice = Counter(q for q, _ in found["source title"])
    found["source title"] = [[q, u] for q, u in found["source title"] if twice[q] == 1]
    print(json.dumps({kind: list[:EACH] for kind, list in found.items()}, ensure_ascii=False, indent=0))


if __name__ == "__main__":
    {"copy": copy, "split": split, "queries": queries}[sys.argv[1]](*sys.argv[2:])
