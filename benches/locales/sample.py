#!/usr/bin/env python3
"""Precision by judging: draws findings to be judged by hand, and reports the verdicts.

    benches/locales/sample.py draw SCRATCH.tsv [--n 300] [--seed 1] [--level default] [--json CORPUS=FILE]…
    benches/locales/sample.py report SCRATCH.tsv [--into docs/check-precision.md]

`draw` checks the corpora as they are and draws from each check × locale in proportion, every stratum at least twice.
The file holds sentences of the corpora: it is for the judge's eyes and stays outside the repository. The judge fills
the columns `verdict` (real, false) and `reason` (some words, no sentence of the page). `report` writes the places,
verdicts and reasons, and the figures, each stratum weighted by its size.
"""

import argparse
import csv
import json
import math
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import findings
from bilingual import pairs

CORPORA = ("office-js", "alchemy", "aspnet")
COLUMNS = [
    "file",
    "line",
    "segment",
    "code",
    "severity",
    "stratum",
    "size",
    "message",
    "source",
    "target",
    "verdict",
    "reason",
]
LONGEST_REASON = 16


def locale_of(file: str) -> str:
    return file.split("/content/")[1].split("/")[0]


def corpus_of(file: str) -> str:
    return file.split("/", 1)[0]


def collect(args) -> tuple[list[findings.Finding], dict[str, int]]:
    """All findings of the corpora, with paths from the corpora's folder; and how many pages each has."""
    given = dict(pair.split("=", 1) for pair in args.json)
    out, pages = [], {}
    for corpus in CORPORA:
        if corpus in given:
            found = findings.read(json.loads(Path(given[corpus]).read_text()))
        else:
            with tempfile.TemporaryDirectory() as folder:
                docset = findings.docset(Path(folder), corpus, args.corpora / corpus / "content")
                found = findings.check(docset, args.level, diglot=args.diglot).findings
        for finding in found:
            finding.file = f"{corpus}/content/{findings.below_content(finding.file, corpus)}"
        out += found
        content = args.corpora / corpus / "content"
        pages[corpus] = sum(1 for locale in findings.TARGETS[corpus] for _ in (content / locale).rglob("*.md"))
    return out, pages


def shares(strata: dict, n: int) -> dict:
    """How many to draw of each stratum: two of each, the rest in proportion to what is left of it."""
    take = {key: min(2, len(some)) for key, some in strata.items()}
    left = max(0, n - sum(take.values()))
    rest = sum(len(some) - take[key] for key, some in strata.items()) or 1
    exact = {key: (len(some) - take[key]) * min(1.0, left / rest) for key, some in strata.items()}
    for key, share in exact.items():
        take[key] += math.floor(share)
    over = sorted(exact, key=lambda key: (math.floor(exact[key]) - exact[key], key))
    for key in over[: max(0, min(n, sum(map(len, strata.values()))) - sum(take.values()))]:
        take[key] += take[key] < len(strata[key])
    return take


def draw(args):
    found, pages = collect(args)
    strata = defaultdict(list)
    for finding in found:
        strata[f"{finding.code} × {locale_of(finding.file)}"].append(finding)
    rng = random.Random(args.seed)
    take = shares(strata, args.n)
    with args.file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, COLUMNS, delimiter="\t", extrasaction="ignore")
        writer.writeheader()
        for key in sorted(strata):
            some = sorted(strata[key], key=lambda finding: (finding.file, finding.line or 0, finding.message))
            for finding in rng.sample(some, take[key]):
                writer.writerow(row(args.corpora, finding, key, len(some)))
    args.file.with_suffix(".json").write_text(
        json.dumps({"pages": pages, "n": args.n, "level": args.level, "seed": args.seed})
    )
    drawn = f"{sum(take.values())} drawn from {len(strata)} strata"
    print(f"{len(found)} findings on {sum(pages.values())} pages; {drawn}: {args.file}")


def row(corpora: Path, finding: findings.Finding, key: str, size: int) -> dict:
    """A line for the judge, with the texts."""
    source = target = ""
    path = corpora / finding.file
    if path.suffix == ".md" and path.exists():
        text = path.read_bytes().decode("utf-8", "replace")
        segment = findings.Pages().segment(path, finding)
        pair = next((pair for pair in pairs(text) if pair.id == segment), None)
        if pair:
            source, target = text[slice(*pair.source)], text[slice(*pair.target)]
        elif finding.line:
            target = " ⏎ ".join(text.splitlines()[max(0, finding.line - 2) : finding.line + 1])
    return {
        "file": finding.file,
        "line": finding.line or 0,
        "segment": finding.segment or "",
        "code": finding.code,
        "severity": finding.severity,
        "stratum": key,
        "size": size,
        "message": finding.message,
        "source": source.replace("\n", " ⏎ "),
        "target": target.replace("\n", " ⏎ "),
    }


def report(args):
    with args.file.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    about = json.loads(args.file.with_suffix(".json").read_text())
    for number, line in enumerate(rows, 2):
        if line["verdict"] not in ("real", "false"):
            sys.exit(f"{args.file}:{number}: the verdict is real or false, not {line['verdict']!r}")
        if not line["reason"] or len(line["reason"].split()) > LONGEST_REASON:
            sys.exit(f"{args.file}:{number}: a reason of 1 to {LONGEST_REASON} words")
    strata = defaultdict(list)
    for line in rows:
        strata[line["stratum"]].append(line)
    level, seed, drawn = about["level"], about["seed"], len(rows)
    judged = sum(line["verdict"] == "real" for line in rows)
    everywhere = weigh(strata.values())
    pages = sum(about["pages"].values())
    out = [
        "# How precise the locale checks are",
        "",
        f"{drawn} findings of `diglot check-locales --level {level}` on the corpora `office-js`, `alchemy` and `aspnet` as",
        "they are, drawn by seed from each check and locale in proportion and judged one by one. Real: a reviewer would",
        "change the page or file a bug. False: the rest, also where only the source's page is newer, where the check speaks",
        "of something other than what is wrong, and where the corpus lacks a file.",
        "",
        "```console",
        f"$ benches/locales/sample.py draw SCRATCH.tsv --n {about['n']} --seed {seed} --level {level}",
        "$ benches/locales/sample.py report SCRATCH.tsv",
        "```",
        "",
        "| | |",
        "|---|---|",
        f"| judged real | {judged} of {drawn}, {judged / drawn:.1%} |",
        f"| real, strata weighted by size | {everywhere.real / everywhere.findings:.1%} |",
        "",
        "| corpus | pages | findings | a page | false, weighted | false alarms a page |",
        "|---|---|---|---|---|---|",
    ]
    for corpus, count in about["pages"].items():
        out.append(corpus_row(corpus, count, weigh(s for s in strata.values() if corpus_of(s[0]["file"]) == corpus)))
    out.append(corpus_row("all", pages, everywhere))
    out += [
        "",
        "## By check",
        "",
        "Weighted: each locale by how many findings it has.",
        "",
        "| check | findings | judged | real | share | weighted |",
        "|---|---|---|---|---|---|",
    ]
    checks = defaultdict(list)
    for line in rows:
        checks[line["code"]].append(line)
    for code, some in sorted(checks.items()):
        all_of_it = weigh(part for key, part in strata.items() if key.startswith(f"{code} × "))
        good = sum(line["verdict"] == "real" for line in some)
        weighted = all_of_it.real / all_of_it.findings
        out.append(
            f"| `{code}` | {all_of_it.findings} | {len(some)} | {good} | {good / len(some):.0%} | {weighted:.0%} |"
        )
    out += ["", "## Finding by finding", "", "| place | check | locale | verdict | reason |", "|---|---|---|---|---|"]
    for line in sorted(rows, key=lambda line: (line["code"], line["file"], int(line["line"]))):
        corpus, locale = corpus_of(line["file"]), locale_of(line["file"])
        place = line["file"].removeprefix(f"{corpus}/content/{locale}/")
        reason = line["reason"].replace("|", "\\|")
        out.append(
            f"| {corpus}: {place}:{line['line']} | `{line['code']}` | {locale} | {line['verdict']} | {reason} |"
        )
    args.into.write_text("\n".join(out) + "\n")
    false_a_page = (everywhere.findings - everywhere.real) / pages
    weighted = everywhere.real / everywhere.findings
    print(f"{args.into}: {judged}/{drawn} real, weighted {weighted:.3f}, {false_a_page:.3f} false alarms a page")


class Weight(NamedTuple):
    """How many findings strata have in all, and how many of them the judged ones let expect to be real."""

    findings: int
    real: float


def weigh(strata: Iterable[list[dict]]) -> Weight:
    parts = [(int(some[0]["size"]), share(some)) for some in strata]
    return Weight(sum(size for size, _ in parts), sum(size * real for size, real in parts))


def corpus_row(name: str, pages: int, weight: Weight) -> str:
    false = weight.findings - weight.real
    return (
        f"| {name} | {pages} | {weight.findings} | {weight.findings / pages:.2f} "
        f"| {false / weight.findings:.1%} | {false / pages:.3f} |"
    )


def share(some: list[dict]) -> float:
    return sum(line["verdict"] == "real" for line in some) / len(some)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = args.add_subparsers(required=True)
    one = commands.add_parser("draw")
    one.add_argument("file", type=Path)
    one.add_argument("--n", type=int, default=300)
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--level", default="default")
    one.add_argument("--json", action="append", default=[], metavar="CORPUS=FILE")
    one.add_argument("--corpora", type=Path, default=findings.CORPORA)
    one.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    one.set_defaults(run=draw)
    two = commands.add_parser("report")
    two.add_argument("file", type=Path)
    two.add_argument("--into", type=Path, default=findings.TOP / "docs" / "check-precision.md")
    two.set_defaults(run=report)
    args = args.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
