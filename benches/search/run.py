#!/usr/bin/env python3
"""The search index against Pagefind on the same pages in one run: what it costs to make, to ship and to use, and how high
a page stands that somebody looks for. Then the index of a docset that grows.

    benches/search/run.py [--write] [--sets alchemy:sv-se,…] [--growth 3000,30000,100000]

DIGLOT      an optimized diglot; otherwise target/release/diglot
CORPORA     folder of the docsets; otherwise ../shared/corpora
PAGEFIND    a pagefind program with support for Chinese; otherwise one is installed (PyPI, pagefind[extended]==1.5.2)
WORK        where to work (some gigabytes); otherwise a temporary folder, removed afterwards
--write     replaces the tables in docs/search-bench.md
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from statistics import median

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
SETS = "alchemy:sv-se,alchemy:ar-sa,office-js:fr-fr,office-js:en-us,aspnet:zh-cn"
TURNS = 15
PAGEFIND_TURNS = 5


def measured(command):
    """CPU seconds and peak MiB."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        sys.exit(f"{command} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turn(turns, commands, before=lambda name: None):
    """For each command the CPU seconds of all its runs in turn, and the most MiB."""
    found = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            before(name)
            found[name].append(measured([str(part) for part in command]))
    return {name: ([c for c, _ in runs], max(m for _, m in runs)) for name, runs in found.items()}


def weight(folder):
    files = [p for p in pathlib.Path(folder).rglob("*") if p.is_file()]
    return len(files), sum(p.stat().st_size for p in files)


def packed(folder):
    """Files and bytes as a host sends them."""
    import gzip
    files = [p for p in pathlib.Path(folder).rglob("*") if p.is_file()]
    size = 0
    for path in files:
        data = path.read_bytes()
        size += len(data) if data[:2] == b"\x1f\x8b" else len(gzip.compress(data, 9))
    return len(files), size


def builds(diglot, docset, sites):
    command = lambda search: [
        *[diglot, "build", docset, "-d", sites[search], "-q", "--no-cache", "--fail-on", "never", "-j", "1"],
        *["--set", f"output.site.search={search}"],
    ]
    return in_turn(TURNS, {s: command(s) for s in sites}, lambda s: shutil.rmtree(sites[s], ignore_errors=True))


def compare(work, diglot, pagefind, corpora, sets):
    lines, kinds = [], []
    for name, locales in group(sets):
        docset = work / name / "docset"
        content = corpora / name / "content"
        run("pages.py", "copy", content, docset / "content")
        (docset / "book.toml").write_text("[book]\n" + ('language = "en-us"\n' if (content / "en-us").is_dir() else ""))
        site = work / name / "site"
        found = builds(diglot, docset, {"false": work / name / "bare", "true": site})
        # By turn: machines change their speed from one second to another.
        turns = list(zip(found["false"][0], found["true"][0]))
        without, whole = ((median(cpu), peak) for cpu, peak in (found["false"], found["true"]))
        ours = (median(b - a for a, b in turns), median((b - a) / a for a, b in turns))
        pages = sum(1 for _ in site.rglob("*.html"))
        theirs = [0.0, 0.0]
        for locale in locales:
            bare = work / name / locale
            run("pages.py", "split", site, locale, bare)
            for kind in ("own", "source"):
                if (bare / kind).is_dir():
                    out = bare / f"pf-{kind}"
                    command = [pagefind, "--site", bare / kind, "--output-path", out, "--quiet"]
                    cpu, peak = in_turn(PAGEFIND_TURNS, {"pagefind": command})["pagefind"]
                    theirs = [theirs[0] + median(cpu), max(theirs[1], peak)]
                    # What a site needs of it to search: not the ready-made dialogs.
                    for path in out.glob("pagefind-*"):
                        if path.suffix in (".js", ".css") and path.name != "pagefind-worker.js":
                            path.unlink()
            queries = bare / "queries.json"
            queries.write_text(run("pages.py", "queries", content, site, locale))
            lang = locale.split("-")[0]
            command = ["node", HERE / "quality.mjs", queries, "--json", "--lang", lang]
            command += ["--ours", site / "search" / locale, "--pagefind", bare / "pf-own"]
            # What Pagefind costs a reader is told without the second index, what it finds with it.
            alone = json.loads(subprocess.check_output([*command, "--figures"]))
            source = ["--source", bare / "pf-source"] if (bare / "source").is_dir() else []
            found = json.loads(subprocess.check_output([*command, *source, "--finding"]))
            weights = {"diglot": packed(site / "search" / locale), "pagefind": packed(bare / "pf-own")}
            if (bare / "source").is_dir():
                both = packed(bare / "pf-source")
                weights["pagefind"] = tuple(a + b for a, b in zip(weights["pagefind"], both))
            kinds.append((name, locale, found, alone, weights))
        lines.append((name, pages, without, whole, ours, theirs))
    return lines, kinds


def group(sets):
    found = {}
    for pair in sets.split(","):
        name, locale = pair.split(":")
        found.setdefault(name, []).append(locale)
    return found.items()


def run(script, *args):
    return subprocess.check_output([sys.executable, str(HERE / script), *map(str, args)], text=True)


def grow(work, diglot, site, locale, counts):
    rows = []
    for count in counts:
        docset, out = work / f"growth-{count}", work / f"growth-{count}-site"
        run("growth.py", "make", site, locale, count, docset)
        queries = work / "growth.json"
        queries.write_text(run("growth.py", "queries", docset))
        source = weight(docset)[1]
        command = [diglot, "build", str(docset), "-d", str(out), "-q", "--no-cache", "--fail-on", "never"]
        _, without = measured([*command, "--set", "output.site.search=false"])
        shutil.rmtree(out)
        _, peak = measured(command)
        found = json.loads(subprocess.check_output(["node", HERE / "quality.mjs", queries, "--json", "--each", "--ours", out / "search" / locale]))
        files, size = packed(out / "search" / locale)
        rows.append((count, source, (without, peak), files, size, found))
        shutil.rmtree(docset)
        shutil.rmtree(out)
    return rows


def kb(n):
    return f"{n / 1000:.0f}"


def tables(lines, kinds, rows):
    out = ["## Making it", "", f"CPU seconds, the median of {TURNS} turns (Pagefind: {PAGEFIND_TURNS} runs), and peak MiB. One thread for diglot.", ""]
    out += ["| docset | pages | build without | with | index alone | of the build | Pagefind | times | peak: without, with | Pagefind |"]
    out += ["|---|---|---|---|---|---|---|---|---|---|"]
    for name, pages, without, whole, ours, theirs in lines:
        share = ours[1] * 100
        out.append(f"| {name} | {pages} | {without[0]:.2f} | {whole[0]:.2f} | {ours[0]:.2f} | +{share:.0f} % | {theirs[0]:.2f} | {theirs[0] / max(ours[0], 0.01):.1f} | {without[1]:.0f}, {whole[1]:.0f} | {theirs[1]:.0f} |")
    out += ["", "## Shipping and using it", "", "Kilobytes as a host sends them. A search is its first ten results with their texts; cold is the first of a visit, script included.", ""]
    out += ["| pages | | files | kB | cold: median, most | requests | warm: median | requests |", "|---|---|---|---|---|---|---|---|"]
    for name, locale, found, alone, weights in kinds:
        for engine in ("diglot", "pagefind"):
            figure = {line["kind"]: line["figures"] for line in alone if line["engine"] == engine and "figures" in line}
            files, size = weights[engine]
            out.append(f"| {name} {locale} | {engine} | {files} | {kb(size)} | {kb(figure['cold'][0])}, {kb(figure['cold'][1])} | {figure['cold'][2]} | {kb(figure['warm'][0])} | {figure['warm'][2]} |")
    out += ["", "## Finding", "", "MRR@10 / recall@10.", "", "| pages | query | queries | diglot | Pagefind |", "|---|---|---|---|---|"]
    for name, locale, found, alone, _ in kinds:
        for kind in ("description", "sentence", "slip", "source title"):
            both = {line["engine"]: line for line in found if line["kind"] == kind}
            if both and both["diglot"]["queries"] >= 20:
                figure = lambda engine: f"{both[engine]['mrr']:.3f} / {both[engine]['recall']:.3f}"
                out.append(f"| {name} {locale} | {kind} | {both['diglot']['queries']} | {figure('diglot')} | {figure('pagefind')} |")
    if rows:
        out += ["", "## Growing", "", "Kilobytes of a cold search: median, most.", "", "| pages | source MB | build's peak MiB: without, with | files | MB | title | word | slip | phrase |", "|---|---|---|---|---|---|---|---|---|"]
        for count, source, (without, peak), files, size, found in rows:
            cold = {line["kind"]: line["figures"] for line in found if line["kind"].startswith("cold ")}
            cells = [f"{kb(cold['cold ' + k][0])}, {kb(cold['cold ' + k][1])}" for k in ("title", "word", "slip", "phrase")]
            out.append(f"| {count} | {source / 1e6:.0f} | {without:.0f}, {peak:.0f} | {files} | {size / 1e6:.1f} | {' | '.join(cells)} |")
    return "\n".join(out) + "\n"


def main():
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--sets", default=SETS)
    arguments.add_argument("--growth", default="3000,30000,100000")
    options = arguments.parse_args()
    diglot = os.environ.get("DIGLOT", str(TOP / "target/release/diglot"))
    corpora = pathlib.Path(os.environ.get("CORPORA", TOP.parent / "shared/corpora"))
    own = os.environ.get("WORK")
    work = pathlib.Path(own or tempfile.mkdtemp())
    try:
        pagefind = os.environ.get("PAGEFIND") or install(work)
        lines, kinds = compare(work, diglot, pagefind, corpora, options.sets)
        counts = [int(n) for n in options.growth.split(",") if n]
        name, locales = next(iter(group(options.sets)))
        rows = grow(work, diglot, work / name / "site", locales[0], counts)
        text = tables(lines, kinds, rows)
        print(text)
        if options.write:
            page = TOP / "docs/search-bench.md"
            old = page.read_text()
            page.write_text(re.sub(r"(?s)(?<=<!-- tables -->\n).*?(?=<!-- end -->)", lambda _: "\n" + text + "\n", old))
    finally:
        if not own:
            shutil.rmtree(work)


def install(work):
    subprocess.check_call([sys.executable, "-m", "venv", work / "venv"])
    subprocess.check_call([work / "venv/bin/pip", "install", "--quiet", "pagefind[extended]==1.5.2"])
    return str(next((work / "venv").rglob("pagefind_bin_extended/pagefind_extended")))


if __name__ == "__main__":
    main()
