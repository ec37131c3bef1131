#!/usr/bin/env python3
"""Scores check-locales against segments that a reader annotated by hand (tests/annotated/*.jsonl).

    benches/locales/annotated.py [--level strict] [--corpora DIR] [--diglot PROGRAM] [--json CORPUS=FILE]… [--verbose]

Two figures, by language and together: of the segments with a defect visible in form, how many are flagged; of the
flagged segments, how many have a defect (of any kind). `--json` reads a document written before instead of running.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from pathlib import Path

import findings

ANNOTATED = findings.TOP / "tests" / "annotated"


def annotations() -> list[dict]:
    """Every annotated segment, with its language."""
    return [
        json.loads(line) | {"language": path.stem}
        for path in sorted(ANNOTATED.glob("*.jsonl"))
        for line in path.read_text().splitlines()
    ]


def flagged(rows: list[dict], found: dict[str, list[findings.Finding]], corpora: Path) -> dict:
    """(file, segment) → the findings in it, for annotated segments."""
    wanted = {(row["file"], row["segment"]) for row in rows}
    files = {row["file"] for row in rows}
    pages, out = findings.Pages(), defaultdict(list)
    for corpus, some in found.items():
        for finding in some:
            file = f"{corpus}/content/{findings.below_content(finding.file, corpus)}"
            if file not in files:
                continue
            segment = pages.segment(corpora / file, finding)
            if (file, segment) in wanted:
                out[file, segment].append(finding)
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--level", default="strict")
    args.add_argument("--corpora", type=Path, default=findings.CORPORA)
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--json", action="append", default=[], metavar="CORPUS=FILE")
    args.add_argument("--verbose", action="store_true", help="name the segments missed and those flagged wrongly")
    args = args.parse_args()

    findings.CORPORA = args.corpora
    rows = annotations()
    found = {}
    for corpus, file in (pair.split("=", 1) for pair in args.json):
        found[corpus] = findings.read(json.loads(Path(file).read_text()))
    for corpus in sorted({row["file"].split("/")[0] for row in rows}):
        if corpus not in found and not args.json:
            with tempfile.TemporaryDirectory() as folder:
                docset = findings.docset(Path(folder), corpus)
                found[corpus] = findings.check(docset, args.level, diglot=args.diglot).findings

    hits = flagged(rows, found, args.corpora)
    table = defaultdict(lambda: [0, 0, 0, 0, 0, 0])
    for row in rows:
        defects = row["defects"]
        visible = any(defect["visible_in_form"] for defect in defects)
        hit = hits.get((row["file"], row["segment"]), [])
        for key in (row["language"], "together"):
            counts = table[key]
            counts[0] += 1
            counts[1] += visible
            counts[2] += visible and bool(hit)
            counts[3] += bool(hit)
            counts[4] += bool(hit) and bool(defects)
            counts[5] += bool(hit) and not defects
        if args.verbose and (visible and not hit or hit and not defects):
            what = "missed" if not hit else "FALSE "
            notes = "; ".join(f"{d['kind']}: {d['note']}" for d in defects if d["visible_in_form"])
            codes = ", ".join(sorted({finding.code for finding in hit}))
            print(f"{what} {row['file']}:{row['line']} {row['segment']} {codes or notes}")

    print(f"\n{'':10} segments  visible  found   recall  flagged  defective  precision")
    for key, (all_, visible, caught, flags, right, _) in sorted(table.items()):
        recall = f"{caught / visible:6.2f}" if visible else "     –"
        precision = f"{right / flags:9.2f}" if flags else "        –"
        print(f"{key:10} {all_:8} {visible:8} {caught:6}   {recall} {flags:8} {right:10}  {precision}")


if __name__ == "__main__":
    main()
