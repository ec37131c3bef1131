#!/usr/bin/env bash
# Weighs every page of real docsets as a host sends it (gzip -6) and writes the table of docs/page-weight.md.
# usage: benches/page-weight.sh [CORPORA]   (default: DIGLOT_CORPORA, otherwise ../shared/corpora)
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${1:-${DIGLOT_CORPORA:-../shared/corpora}}
[ -d "$corpora" ] || { echo "no corpora at $corpora" >&2; exit 2; }
diglot=${DIGLOT:-target/release/diglot}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kb() { awk -v b="$1" 'BEGIN { printf "%.1f", b / 1024 }'; }
weigh() { gzip -6c | wc -c; }

table="| docset | pages | median | 95 % | largest | with both languages | chrome |
|---|---|---|---|---|---|---|"
for name in mte alchemy office-js aspnet; do
    [ -d "$corpora/$name" ] || continue
    "$diglot" build "$corpora/$name" --dest "$work/$name" --fail-on never --quiet >/dev/null
    assets=$(($(weigh < "$work/$name"/assets/style.*.css) + $(weigh < "$work/$name"/assets/site.*.js)))
    # What surrounds the article: the page without it, and the style sheet and script.
    # Pages that only lead on to another would make the others look lighter.
    find "$work/$name" -mindepth 2 -name '*.html' -exec grep -L 'http-equiv="refresh"' {} + | sort > "$work/list"
    : > "$work/sizes"; : > "$work/frames"; both=0
    while read -r page; do
        weigh < "$page" >> "$work/sizes"
        awk '/<article|<template id/ { skip = 1 } !skip { print } /<\/article>|<\/template>/ { skip = 0 }' "$page" | weigh >> "$work/frames"
        if grep -q '<template id="original"' "$page"; then both=$((both + 1)); fi
    done < "$work/list"
    at() { sort -n "$1" | awk -v p="$2" '{ v[NR] = $1 } END { i = int(NR * p + 0.999999); print v[i < 1 ? 1 : i] }'; }
    frame=$(at "$work/frames" 0.95)
    table="$table
| $name | $(wc -l < "$work/list" | tr -d ' ') | $(kb "$(at "$work/sizes" 0.5)") | $(kb "$(at "$work/sizes" 0.95)") | $(kb "$(at "$work/sizes" 1)") | $both | $(kb $((assets + frame))) |"
done
cat > docs/page-weight.md <<END
# Page weight

Kilobytes as a host sends them (gzip -6), over every page of four real docsets. A page is its HTML, both languages included where it carries both. Chrome is
what surrounds the article: style sheet ($(kb "$(weigh < themes/default/assets/style.css)")), script ($(kb "$(weigh < themes/default/assets/site.js)")), and the page without its article (95 % of the pages have less). Pictures are not counted; there are no fonts.
The goal: chrome at most 25, 95 % of the pages at most 60. \`benches/page-weight.sh\` makes this table.

$table
END
cat docs/page-weight.md
