"""Bilingual pages of what people translated, and what the locale checks say of them: for manuals.py and messages.py."""

import collections
import hashlib
import random
import re
from pathlib import Path

import bilingual
import findings

# Paragraphs a page.
PAGE = 25


def write_pages(pairs: list[tuple[str, str, bool]], seed: str, locale: str, folder: Path):
    """Writes source, translation and whether they are a heading as the pages of one language."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, start in enumerate(range(0, len(pairs), PAGE)):
        digest = hashlib.sha1(f"{seed}{number}".encode()).hexdigest()
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


class Report:
    """Prints what share of the segments is flagged, a corpus a line."""

    def __init__(self, heading: str, level: str, diglot: Path, show: str | None):
        self.level, self.diglot, self.show = level, diglot, show
        self.codes: collections.Counter[str] = collections.Counter()
        self.shown: list[tuple[str, str, str]] = []
        print(f"{heading:16}{'segments':>10}{'findings':>10}{'flagged':>10}   --level {level}")

    def add(self, name: str, content: Path, segments: int):
        """Checks a corpus."""
        run = findings.check(content, self.level, diglot=self.diglot)
        flagged = {(f.file, f.segment) for f in run.findings}
        counts = collections.Counter(f.code for f in run.findings)
        self.codes.update(counts)
        most = " ".join(f"{code} {count}" for code, count in counts.most_common(4))
        share = len(flagged) / max(segments, 1)
        print(f"{name:16}{segments:10}{len(run.findings):10}{share:10.1%}   {most}")
        pages = findings.Pages()
        for finding in run.findings if self.show else ():
            if finding.code == self.show and (path := next(content.glob(f"*/{Path(finding.file).name}"), None)):
                text = pages.text(path)
                found = [p for p in bilingual.pairs(text) if p.id == finding.segment]
                self.shown += [(text[slice(*p.target)], text[slice(*p.source)], finding.message) for p in found]

    def end(self):
        """How often each code was, and twenty segments with findings of the one to show."""
        print("  ".join(f"{code} {count}" for code, count in self.codes.most_common()))
        for target, source, message in random.Random(1).sample(self.shown, min(20, len(self.shown))):
            print(f"\n{message}\n  {target}\n  {source}")
