#!/usr/bin/env bash
# What help panes cost and weigh, over the docset `alchemy`: CPU of builds without and with them, in turn in one run; and
# every byte that a portal's reader is sent (gzip -6).
#
#   benches/panes.sh [--pairs N] [--write]
#
# DIGLOT_SHARED   folder with corpora/; otherwise ../shared
# DIGLOT          a diglot program; otherwise it is built
# --write         replaces the tables in docs/panes.md and docs/benchmarks.md
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
shared=${DIGLOT_SHARED:-$top/../shared}
pairs=5 write=
while (($#)); do
  case $1 in
    --pairs) pairs=$2; shift 2 ;;
    --write) write=1; shift ;;
    *) echo "usage: benches/panes.sh [--pairs N] [--write]" >&2; exit 2 ;;
  esac
done
content=$shared/corpora/alchemy/content
[[ -d $content ]] || { echo "panes.sh: there is no $content: set DIGLOT_SHARED" >&2; exit 2; }
memory=/dev/shm
[[ -d $memory && -w $memory ]] || { memory=${TMPDIR:-/tmp}; echo "panes.sh: no /dev/shm; writing to $memory" >&2; }
work=$(mktemp -d "$memory/diglot-panes.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$top"
[[ -n ${DIGLOT:-} ]] || cargo build --release --quiet
diglot=${DIGLOT:-${CARGO_TARGET_DIR:-target}/release/diglot}

python3 - "$(realpath "$diglot")" "$(realpath "$content")" "$work" "$pairs" "$write" <<'PYTHON'
import gzip, json, math, os, shutil, subprocess, sys

diglot, content, work, pairs, write = sys.argv[1:]
pairs = int(pairs)
PANES = '[output.panes]\nappname = "alchemy"\ncontext-keys = ["ms.custom", "ms.assetid"]\n'
KINDS = {
    "site": "",
    "site with search": "",
    "and panes": PANES + "search = false\n",
    "and panes with search": PANES,
}


def docset(kind, more):
    folder = os.path.join(work, kind.replace(" ", "-"))
    os.makedirs(folder)
    with open(os.path.join(folder, "book.toml"), "w") as f:
        site = "[output.site]\nsearch = false\n" if kind == "site" else ""
        f.write(f"[book]\nsrc = {json.dumps(content)}\n{site}{more}")
    return folder


def build(folder, *more):
    """CPU seconds."""
    out = os.path.join(work, "out")
    shutil.rmtree(out, ignore_errors=True)
    command = [diglot, "build", folder, "--dest", out, "--no-cache", "--quiet", "--fail-on", "never", *more]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(command)}: exit {child.returncode}")
    return usage.ru_utime + usage.ru_stime


folders = {kind: docset(kind, more) for kind, more in KINDS.items()}
runs = {kind: [] for kind in KINDS}
for _ in range(pairs):
    for kind, folder in folders.items():
        runs[kind].append(build(folder))
bundle = os.path.join(work, "out", "panes")
with open(os.path.join(bundle, "report.json")) as f:
    counts = json.load(f)["counts"]
panes = sum(l["own"] + l["fallback"] for l in counts["locales"])
print(json.dumps(counts, ensure_ascii=False))


def cost(kind, than):
    # Other work on the machine only adds: the least of each is nearest to the truth.
    return (min(runs[kind]) - min(runs[than])) / panes * 1000


plain, searched = cost("and panes", "site with search"), cost("and panes with search", "site with search")
cpu = ["| build | CPU, s |", "|---|---|"]
cpu += [f"| {kind} | {min(times):.2f} |" for kind, times in runs.items()]
cpu += ["", f"A pane costs **{searched:.2f} ms** of CPU, {plain:.2f} ms without its part in the panes' search "
        f"({panes:,} panes; the least of {pairs} runs of each build, in turn)."]
print("\n".join(cpu))


def packed(path):
    with open(path, "rb") as f:
        return len(gzip.compress(f.read(), 6, mtime=0))


def at(sizes, share):
    sizes = sorted(sizes)
    return sizes[max(0, math.ceil(len(sizes) * share) - 1)]


def kb(size):
    return f"{size / 1024:.1f}"


def fnv1a(key):
    value = 0x811C9DC5
    for byte in key.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


with open(os.path.join(bundle, "manifest.json")) as f:
    manifest = json.load(f)
head = packed(os.path.join(bundle, "manifest.json"))
element = packed(os.path.join(bundle, manifest["element"]["src"]))
columns, opens, all_panes, all_shards = [], [], [], []
for tag, locale in manifest["locales"].items():
    folder = os.path.join(bundle, locale["path"])
    shards = {}
    for n in range(locale["contexts"]["shards"]):
        path = os.path.join(folder, locale["contexts"]["path"], f"{n}.json")
        with open(path) as f:
            shards[n] = (packed(path), json.load(f))
    sizes = {}
    first = []
    for n, (size, shard) in shards.items():
        for pane, entry in shard["panes"].items():
            other = manifest["locales"][entry.get("l", tag)]["path"]
            sizes.setdefault(pane, packed(os.path.join(bundle, other, "p", entry["h"] + ".json")))
        for context, ways in shard["contexts"].items():
            assert fnv1a(context) % len(shards) == n, context
            # The manifest, the shard of the id, the pane: nothing else is asked for.
            first.append(head + size + sizes[ways[0][0]])
    shard_sizes = [size for size, _ in shards.values()]
    index = packed(os.path.join(bundle, locale["index"]))
    columns.append((locale["name"], shard_sizes, list(sizes.values()), first, index))
    opens += first
    all_panes += sizes.values()
    all_shards += shard_sizes
row = lambda name, value: "| " + " | ".join([name, *(value(c) for c in columns)]) + " |"
three = lambda sizes: ", ".join(kb(at(sizes, share)) for share in (0.5, 0.95, 1))
weight = ["| | " + " | ".join(c[0] for c in columns) + " |", "|---" * (len(columns) + 1) + "|"]
weight += [
    f"| the element, with the texts of all languages | {kb(element)} |" + " |" * (len(columns) - 1),
    f"| manifest | {kb(head)} |" + " |" * (len(columns) - 1),
    row("a context shard: median, 95 of 100, largest", lambda c: three(c[1])),
    row("a pane: median, 95 of 100, largest", lambda c: three(c[2])),
    row("a first open after the element (manifest, shard, pane: three requests)", lambda c: three(c[3])),
    row("the list of all panes, asked for only where a pane is opened by its own id", lambda c: kb(c[4])),
]
print("\n".join(weight))
print(f"first open: at most {kb(max(opens))} KB in 3 requests (goal: 40); a pane: {kb(at(all_panes, 0.95))} KB at 95 % (goal: 8); "
      f"element {kb(element)} KB (goal: 12)")


def replace(file, lines):
    begin, end = "<!-- panes.sh begin -->\n", "<!-- panes.sh end -->\n"
    with open(file) as f:
        before, rest = f.read().split(begin)
    with open(file, "w") as f:
        f.write(before + begin + "\n".join(lines) + "\n" + end + rest.split(end)[1])
    print(f"{file} is written")


if write:
    replace("docs/panes.md", weight)
    replace("docs/benchmarks.md", cpu)
PYTHON
