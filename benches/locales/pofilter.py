#!/usr/bin/env python3
"""check-locales against Translate Toolkit's pofilter on the same segments, in one run: CPU, wall clock, peak memory.

    benches/locales/pofilter.py [--corpus NAME]… [--pairs N] [--level LEVEL] [--corpora DIR] [--diglot PROGRAM]
                                [--pofilter PROGRAM]

The segments of each locale go into one PO file, which spares pofilter the opening of thousands; diglot reads the pages,
and checks structure, links and docset besides. The two take turns, A B A B. pofilter (PyPI `translate-toolkit`) is put
into a temporary environment unless --pofilter names one.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

import bilingual
import findings


def quoted(text: str) -> str:
    """A PO string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def export(content: Path, locale: str, target: Path) -> int:
    """Writes the segments of a locale as one PO file; tells how many."""
    count = 0
    with target.open("w", encoding="utf-8") as po:
        po.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
        po.write(f'"Language: {locale.split("-")[0]}\\n"\n\n')
        for page in sorted((content / locale).rglob("*.md")):
            text = page.read_bytes().decode("utf-8", "replace")
            for pair in bilingual.pairs(text):
                where = f"{page.relative_to(content)}#{pair.id}"
                source, translation = text[slice(*pair.source)], text[slice(*pair.target)]
                po.write(f"msgctxt {quoted(where)}\nmsgid {quoted(source)}\nmsgstr {quoted(translation)}\n\n")
                count += 1
    return count


def measured(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds, peak MiB."""
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        if child.returncode not in (0, 1):
            log.seek(0)
            sys.exit(f"{' '.join(command)}: exit {child.returncode}\n{log.read().decode()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def installed(folder: Path) -> Path:
    """A fresh pofilter."""
    venv.create(folder, with_pip=True)
    pip = [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "translate-toolkit"]
    subprocess.run([str(part) for part in pip], check=True)
    return folder / "bin" / "pofilter"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", action="append", help="default: alchemy")
    args.add_argument("--pairs", type=int, default=3, help="how often each runs")
    args.add_argument("--level", default="pedantic")
    args.add_argument("--corpora", type=Path, default=findings.CORPORA)
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--pofilter", type=Path)
    args = args.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        pofilter = args.pofilter or installed(scratch / "venv")
        for corpus in args.corpus or ["alchemy"]:
            content = args.corpora / corpus / "content"
            po, segments = scratch / "po" / corpus, 0
            po.mkdir(parents=True)
            for locale in findings.TARGETS[corpus]:
                segments += export(content, locale, po / f"{locale}.po")
            docset = findings.docset(scratch / "docset", corpus, content)
            theirs, ours, count = [], [], 0
            for turn in range(args.pairs):
                out = scratch / f"out-{turn}"
                theirs.append(measured([str(pofilter), "--progress=none", str(po), str(out)]))
                run = findings.check(docset, args.level, diglot=args.diglot)
                ours.append((run.cpu, run.wall, run.peak_mib))
                count = len(run.findings)
            left, right = ([statistics.median(column) for column in zip(*some, strict=True)] for some in (theirs, ours))
            ratios = sorted(a[0] / b[0] for a, b in zip(theirs, ours, strict=True))
            flagged = sum(file.read_text().count("\nmsgctxt") for file in out.rglob("*.po"))
            print(f"{corpus}: {segments} segments, median of {args.pairs} runs, --level {args.level}")
            print(f"{'':16}{'CPU s':>10}{'wall s':>10}{'peak MiB':>10}")
            for name, some, what in (
                ("pofilter", left, f"{flagged} segments flagged"),
                ("check-locales", right, f"{count} findings"),
            ):
                print(f"{name:16}{some[0]:10.2f}{some[1]:10.2f}{some[2]:10.0f}   {what}")
            spread = f"{ratios[0]:.0f}–{ratios[-1]:.0f}"
            print(f"pofilter takes {statistics.median(ratios):.0f} times the CPU ({spread} by pair)\n")


if __name__ == "__main__":
    main()
