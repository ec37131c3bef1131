#!/usr/bin/env bash
# Weighs every page of real docsets as a host sends it (gzip -6) and writes the table of docs/page-weight.md.
# usage: benches/page-weight.sh [CORPORA]   (default: DIGLOT_CORPORA, otherwise ../shared/corpora; DIGLOT: the program)
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${1:-${DIGLOT_CORPORA:-../shared/corpora}}
[ -d "$corpora" ] || { echo "no corpora at $corpora" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 - "${DIGLOT:-target/release/diglot}" "$corpora" "$work" <<'PYTHON'
import glob, gzip, math, os, re, subprocess, sys

diglot, corpora, work = sys.argv[1:]
THEME = "themes/default/assets"


def weigh(data):
    return len(gzip.compress(data, 6, mtime=0))


def file(path):
    with open(path, "rb") as f:
        return f.read()


def at(sizes, share):
    sizes = sorted(sizes)
    return sizes[max(0, math.ceil(len(sizes) * share) - 1)]


def kb(size):
    return f"{size / 1024:.1f}"


def frame(page):
    """What surrounds the article: the page without it, and without the original."""
    lines, within = [], False
    for line in page.splitlines(keepends=True):
        within = within or re.search(rb"<article|<template id", line) is not None
        if not within:
            lines.append(line)
        within = within and re.search(rb"</article>|</template>", line) is None
    return b"".join(lines)


table = ["| docset | pages | median | 95 % | largest | with both languages | chrome |", "|---|---|---|---|---|---|---|"]
for name in ["mte", "alchemy", "office-js", "aspnet"]:
    if not os.path.isdir(os.path.join(corpora, name)):
        continue
    out = os.path.join(work, name)
    subprocess.run([diglot, "build", os.path.join(corpora, name), "--dest", out, "--fail-on", "never", "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)
    assets = sum(weigh(file(path)) for kind in ("style.*.css", "site.*.js") for path in glob.glob(os.path.join(out, "assets", kind)))
    sizes, frames, both = [], [], 0
    for folder, _, names in os.walk(out):
        for html in names if folder != out else []:
            page = file(os.path.join(folder, html)) if html.endswith(".html") else b""
            # Pages that only lead on to another would make the others look lighter.
            if not page or b'http-equiv="refresh"' in page:
                continue
            sizes.append(weigh(page))
            frames.append(weigh(frame(page)))
            both += b'<template id="original"' in page
    table.append(f"| {name} | {len(sizes):,} | {kb(at(sizes, 0.5))} | {kb(at(sizes, 0.95))} | {kb(max(sizes))} | {both:,} | {kb(assets + at(frames, 0.95))} |")
theme = lambda name: kb(weigh(file(os.path.join(THEME, name))))
text = f"""# Page weight

Kilobytes as a host sends them (gzip -6), over every page of four real docsets. A page is its HTML, both languages included where it carries both. Chrome is
what surrounds the article: style sheet ({theme("style.css")}), script ({theme("site.js")}), and the page without its article (95 % of the pages have less). Pictures are not counted; there are no fonts.
The goal: chrome at most 25, 95 % of the pages at most 60. `benches/page-weight.sh` makes this table.

{chr(10).join(table)}

Two more scripts ({theme("search.js")} and {theme("search-engine.js")}) come when somebody searches. What help panes weigh is in [panes.md](panes.md).
"""
with open("docs/page-weight.md", "w") as f:
    f.write(text)
print(text, end="")
PYTHON
