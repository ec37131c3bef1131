#!/usr/bin/env python3
"""The injection benchmark: what share of known damage does `diglot check-locales` find?

    benches/locales/inject.py [--corpus NAME]… [--kind PATTERN]… [--seed N] [--n N] [--rounds N] [--keep DIR]
                              [--corpora DIR] [--diglot PROGRAM] [--json FILE] [--verbose] [--plan]

Each corpus is copied; each sampled page of the copy gets one defect, its place chosen by the seed and not by the tool.
check-locales runs on the untouched copy and on the damaged one. A defect is found when the damaged run says something
that the untouched one did not, in the segment or within two lines of it (page-wide kinds: in the page; docset kinds: in
one of the files concerned). Where the place had findings before and nothing was added, the defect is masked and does not
count.

Kinds of level `default` (critical and major damage) must be found at --level default, all at --level pedantic. `new` is
the median number of findings that one defect adds to its page at pedantic: one cause, one finding.
"""

import argparse
import fnmatch
import json
import random
import shutil
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import bilingual
import damage
import findings

LEVELS = ("default", "pedantic")


@dataclass
class Defect:
    """One injected defect and what was said about it."""

    kind: damage.Kind
    page: damage.Page
    damage: damage.Damage
    # Level → codes of the new findings at the place.
    codes: dict[str, list[str]] = field(default_factory=dict)
    # Level → number of new findings in the page.
    new: dict[str, int] = field(default_factory=dict)
    masked: bool = False

    def row(self) -> dict:
        first = next((at for at, (a, b) in enumerate(zip(self.page.text, self.damage.text, strict=False)) if a != b), 0)
        excerpt = slice(max(0, first - 60), first + 120)
        return {
            "kind": self.kind.name,
            "level": self.kind.level,
            "corpus": self.page.corpus,
            "file": self.page.path,
            "line": self.damage.line,
            "segments": sorted(self.damage.segments),
            "codes": self.codes,
            "new": self.new,
            "masked": self.masked,
            "before": self.page.text[excerpt],
            "after": self.damage.text[excerpt],
        }


def load(corpus: str, corpora: Path, foreign: dict[str, list[str]]) -> list[damage.Page]:
    """The localized pages of a corpus, and its tables of contents."""
    content = corpora / corpus / "content"
    paths = sorted(str(path.relative_to(content)) for path in content.rglob("*") if path.is_file())
    files = frozenset(paths)
    texts = {
        path: (content / path).read_bytes().decode("utf-8", "replace")
        for path in paths
        if path.endswith(".md") or path.lower().endswith("/toc.yml") and "breadcrumb" not in path
    }
    targets = findings.TARGETS.get(corpus) or sorted({path.split("/")[0] for path in paths} - {"en-us"})
    out = []
    for path, text in texts.items():
        locale, rest = path.split("/", 1)
        if locale in targets and text.strip():
            others = [texts[file] for other in targets if other != locale and (file := f"{other}/{rest}") in texts]
            out.append(
                damage.Page(
                    corpus,
                    locale,
                    path,
                    text,
                    texts.get(f"en-us/{rest}"),
                    others,
                    files,
                    foreign,
                )
            )
    return out


def foreign_texts(corpora: Path, rng: random.Random) -> dict[str, list[str]]:
    """Some segments of each language, for pages of the others."""
    out = {}
    for corpus, locale in (("office-js", "fr-fr"), ("alchemy", "sv-se"), ("aspnet", "zh-cn")):
        pages = sorted((corpora / corpus / "content" / locale).rglob("*.md"))
        some = []
        for page in rng.sample(pages, min(60, len(pages))):
            text = page.read_bytes().decode("utf-8", "replace")
            for pair in bilingual.pairs(text):
                target, source = text[slice(*pair.target)], text[slice(*pair.source)]
                if target != source and len(source.split()) >= 6:
                    some.append(target)
        out[locale.split("-")[0]] = some
    return out


def plan(pages: list[damage.Page], kinds: list[damage.Kind], n: int, rounds: int, seed: int) -> list[list[Defect]]:
    """Rounds of defects, one a page and round; kinds that few pages can have choose first."""
    done, taken, out = Counter(), set(), []
    room = {kind.name: [page for page in pages if kind.needle in page.text] for kind in kinds}
    for number in range(rounds):
        used, some = set(), []
        for kind in sorted(kinds, key=lambda kind: (done[kind.name], len(room[kind.name]), kind.name)):
            rng = random.Random(f"{seed}/{number}/{kind.name}")
            for page in rng.sample(room[kind.name], len(room[kind.name])):
                if done[kind.name] >= n:
                    break
                # The same page in another locale is a witness: it stays whole.
                if page.name in used or (kind.name, page.path) in taken:
                    continue
                if hurt := kind.run(page, rng):
                    used.add(page.name)
                    taken.add((kind.name, page.path))
                    done[kind.name] += 1
                    some.append(Defect(kind, page, hurt))
        if not some:
            break
        out.append(some)
    return out


class Copy:
    """A corpus on scratch space that is damaged and made whole again."""

    def __init__(self, folder: Path, corpus: str, corpora: Path):
        self.corpus = corpus
        self.origin, self.content = corpora / corpus / "content", folder / corpus / "content"
        shutil.rmtree(folder / corpus, ignore_errors=True)
        shutil.copytree(self.origin, self.content)
        self.docset = findings.docset(folder / corpus, corpus, self.content)

    def hurt(self, defects: list[Defect]) -> None:
        for defect in defects:
            self._write(defect.page.path, defect.damage.text)
            for path, text in defect.damage.files.items():
                self._write(path, text)

    def heal(self, defects: list[Defect]) -> None:
        for defect in defects:
            for path in (defect.page.path, *defect.damage.files):
                origin = self.origin / path
                if origin.exists():
                    shutil.copyfile(origin, self.content / path)
                else:
                    (self.content / path).unlink(missing_ok=True)

    def _write(self, path: str, text: str | None) -> None:
        if text is None:
            (self.content / path).unlink()
        else:
            (self.content / path).write_bytes(text.encode())

    def check(self, program: Path) -> list[findings.Finding]:
        found = findings.check(self.docset, "pedantic", diglot=program).findings
        for finding in found:
            finding.file = findings.below_content(finding.file, self.corpus)
        return found


def shown(some: list[findings.Finding], level: str) -> list[findings.Finding]:
    """Those of a pedantic run that a run at the level shows."""
    return some if level == "pedantic" else [finding for finding in some if finding.level == "default"]


def identity(finding: findings.Finding) -> tuple:
    return finding.code, finding.file, finding.fingerprint or (finding.segment, finding.message)


def score(copy: Copy, defects: list[Defect], level: str, before: list, after: list) -> Counter:
    """Notes on each defect what is new at its place; returns the codes of new findings that no defect explains."""
    known = Counter(map(identity, before))
    fresh = defaultdict(list)
    unexplained = Counter()
    standing = defaultdict(list)
    for finding in after:
        standing[finding.file].append(finding)
        key = identity(finding)
        if known[key]:
            known[key] -= 1
        else:
            fresh[finding.file].append(finding)
    pages = findings.Pages()
    files = set()
    for defect in defects:
        concerned = {defect.page.path, *defect.damage.files}
        files |= concerned
        new = [finding for path in concerned for finding in fresh[path]]
        if defect.damage.scope == "docset":
            # What is not there has no place: the finding stands elsewhere and names the page.
            name = f"`{defect.page.name.rsplit('.', 1)[0]}`"
            new += [finding for path in fresh if path not in concerned for finding in fresh[path] if name in finding.message]
        hits = [finding for finding in new if near(copy, pages, defect, finding)]
        defect.codes[level] = sorted(finding.code for finding in hits)
        defect.new[level] = len(new)
        if not hits and level == LEVELS[-1]:
            defect.masked = defect.damage.scope == "segment" and any(
                near(copy, pages, defect, finding) for finding in standing[defect.page.path]
            )
    for path, some in fresh.items():
        if path not in files:
            unexplained.update(f"{finding.code} {finding.file.split('/')[0]}" for finding in some)
    return unexplained


def near(copy: Copy, pages: findings.Pages, defect: Defect, finding: findings.Finding) -> bool:
    if defect.damage.scope != "segment":
        return True
    if finding.line is not None and abs(finding.line - defect.damage.line) <= 2:
        return True
    return pages.segment(copy.content / finding.file, finding) in defect.damage.segments


def table(defects: list[Defect], kinds: list[damage.Kind], corpora: list[str]) -> list[str]:
    """Recall by kind and corpus; the weakest kinds are marked."""
    out = [f"{'kind':36} {'level':9}" + "".join(f"{corpus:>12}" for corpus in corpora) + "   at level  pedantic  new"]
    for kind in kinds:
        mine = [defect for defect in defects if defect.kind is kind]
        cells = []
        for corpus in corpora:
            some = [defect for defect in mine if defect.page.corpus == corpus and not defect.masked]
            hit = sum(bool(defect.codes[kind.level]) for defect in some)
            cells.append(f"{hit}/{len(some)}" if some else "·")
        some = [defect for defect in mine if not defect.masked]
        if not some:
            out.append(f"{kind.name:36} {kind.level:9}" + "".join(f"{cell:>12}" for cell in cells))
            continue
        shares = [sum(bool(defect.codes[level]) for defect in some) / len(some) for level in (kind.level, "pedantic")]
        hits = [defect.new["pedantic"] for defect in some if defect.codes["pedantic"]]
        median = f"{statistics.median(hits):g}" if hits else "–"
        mark = "" if min(shares) >= 0.95 else "  <"
        masked = f" ({len(mine) - len(some)} masked)" if len(mine) > len(some) else ""
        out.append(
            f"{kind.name:36} {kind.level:9}"
            + "".join(f"{cell:>12}" for cell in cells)
            + f"   {shares[0]:8.2f}  {shares[1]:8.2f}  {median:>3}{mark}{masked}"
        )
    some = [defect for defect in defects if not defect.masked]
    for level, which in (("default", "critical and major at default"), ("pedantic", "all at pedantic")):
        asked = [defect for defect in some if level == "pedantic" or defect.kind.level == level]
        if asked:
            hit = sum(bool(defect.codes[level]) for defect in asked)
            out.append(f"{which}: {hit} of {len(asked)} = {hit / len(asked):.3f}")
    return out


def arguments():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", action="append", help="only this corpus; may be repeated")
    args.add_argument("--kind", action="append", help="only kinds that match, such as 'link/*'; may be repeated")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--n", type=int, default=5, help="defects of each kind in each corpus")
    args.add_argument("--rounds", type=int, default=40, help="damaged copies of a corpus at most")
    args.add_argument("--corpora", type=Path, default=findings.CORPORA)
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--keep", type=Path, help="leave the last damaged copy and what was found there")
    args.add_argument("--json", type=Path, help="write every defect and what was said of it")
    args.add_argument("--verbose", action="store_true", help="list the defects that were not found")
    args.add_argument("--plan", action="store_true", help="count the places, run nothing")
    return args.parse_args()


def main():
    args = arguments()
    kinds = [
        kind
        for name, kind in damage.load().items()
        if not args.kind or any(fnmatch.fnmatch(name, pattern) for pattern in args.kind)
    ]
    corpora = args.corpus or [name for name in findings.TARGETS if (args.corpora / name).is_dir()]
    foreign = foreign_texts(args.corpora, random.Random(args.seed))
    scratch = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
    folder = args.keep or Path(scratch.name)
    defects, unexplained = [], {level: Counter() for level in LEVELS}
    for corpus in corpora:
        rounds = plan(load(corpus, args.corpora, foreign), kinds, args.n, args.rounds, args.seed)
        print(f"{corpus}: {sum(map(len, rounds))} defects in {len(rounds)} rounds", file=sys.stderr)
        defects += [defect for some in rounds for defect in some]
        if args.plan:
            continue
        copy = Copy(folder, corpus, args.corpora)
        clean = copy.check(args.diglot)
        for some in rounds:
            copy.hurt(some)
            hurt = copy.check(args.diglot)
            for level in LEVELS:
                unexplained[level] += score(copy, some, level, shown(clean, level), shown(hurt, level))
            if not args.keep or some is not rounds[-1]:
                copy.heal(some)
    if args.plan:
        for kind in kinds:
            counts = Counter(defect.page.corpus for defect in defects if defect.kind is kind)
            print(f"{kind.name:36} {kind.level:9}" + "".join(f"{counts[corpus]:>12}" for corpus in corpora))
    else:
        print("\n".join(table(defects, kinds, corpora)))
        for level, codes in unexplained.items():
            some = ", ".join(f"{code} {count}" for code, count in codes.most_common(12))
            print(f"new findings in pages without a defect, {level}: {codes.total()} ({some})")
        if args.verbose:
            for defect in defects:
                if not defect.codes[defect.kind.level] and not defect.masked:
                    row = defect.row()
                    print(f"missed {row['kind']} {row['corpus']}/content/{row['file']}:{row['line']} {row['segments']}")
    if args.json:
        for defect in defects:
            defect.codes = defect.codes or {}
        args.json.write_text(json.dumps([defect.row() for defect in defects], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
