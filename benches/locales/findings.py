"""Runs `diglot check-locales` and reads what it found.

The reader asks for no more than a path, a code and a place, under any of the names they have had.
"""

import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from bilingual import Pair, pairs

TOP = Path(__file__).resolve().parent.parent.parent
DIGLOT = Path(os.environ.get("CARGO_TARGET_DIR", TOP / "target")) / "release" / "diglot"
CORPORA = Path(os.environ.get("DIGLOT_CORPORA", TOP.parent / "shared" / "corpora"))
# Corpus → its locales that are translations; mte's nl-nl is bilingual, the others there are plain.
TARGETS = {
    "office-js": ["fr-fr"],
    "alchemy": ["sv-se", "ar-sa"],
    "aspnet": ["zh-cn"],
    "mte": ["sv-se", "nl-nl", "fr-fr", "da-dk", "ar-sa", "pl-pl", "tr-tr"],
}


@dataclass
class Finding:
    """One place of the localized docset that a check speaks of."""

    file: str
    code: str
    line: int | None
    offset: int | None
    segment: str | None
    severity: str
    # The first level that shows it.
    level: str
    message: str
    fingerprint: str | None
    raw: dict = field(repr=False)


@dataclass
class Run:
    """What one run said and what it cost."""

    findings: list[Finding]
    document: dict
    cpu: float
    wall: float
    peak_mib: float


def read(document) -> list[Finding]:
    """The findings of a JSON document that diglot wrote."""
    rows = document
    if isinstance(document, dict):
        rows = next((document[key] for key in ("findings", "results", "diagnostics") if key in document), [])
    return [_finding(row) for row in rows]


def _finding(row: dict) -> Finding:
    more = row.get("properties") or {}
    start = row.get("start") or {}
    if isinstance(start, int):
        start = {"line": start}
    return Finding(
        file=str(row.get("file") or row.get("path") or "").replace("\\", "/"),
        code=row.get("code") or row.get("ruleId") or row.get("rule") or "",
        line=start.get("line", row.get("line")),
        offset=start.get("offset", row.get("offset")),
        segment=more.get("segmentId") or row.get("segmentId") or row.get("segment"),
        severity=row.get("severity") or "",
        level=more.get("level") or "default",
        message=row.get("message") or "",
        fingerprint=row.get("fingerprint") or more.get("fingerprint"),
        raw=row,
    )


def check(docset: Path, level: str, *more: str, diglot: Path | str = DIGLOT) -> Run:
    """Checks a docset; findings do not make the run fail."""
    command = [str(diglot), "check-locales", str(docset), "--format", "json", "--level", level]
    command += ["--min-severity", "info", "--fail-on", "never", "--quiet", *more]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        child = subprocess.Popen(command, stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        out.seek(0)
        err.seek(0)
        if child.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)}: exit {child.returncode}\n{err.read().decode()[-3000:]}")
        document = json.loads(out.read())
    return Run(read(document), document, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def docset(folder: Path, corpus: str, src: Path | None = None) -> Path:
    """What to check for a corpus, as it is or at `src`: a folder with a book.toml; where there is no source page at all,
    the tree itself, for diglot finds out by itself that the source is in the spans."""
    content = (src or CORPORA / corpus / "content").resolve()
    if not (content / "en-us").is_dir():
        return content
    where = json.dumps(str(content), ensure_ascii=False)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "book.toml").write_text(f'[book]\ntitle = "{corpus}"\nlanguage = "en-us"\nsrc = {where}\n')
    return folder


def below_content(file: str, corpus: str) -> str:
    """A finding's path from the content folder on: `fr-fr/docs/x.md`."""
    head, found, tail = file.partition(f"{corpus}/content/")
    return tail if found else head.removeprefix("content/")


class Pages:
    """The texts of pages and their segments, read once."""

    def __init__(self):
        self._known: dict[Path, tuple[str, list[Pair]]] = {}

    def text(self, path: Path) -> str:
        return self._page(path)[0]

    def pairs(self, path: Path) -> list[Pair]:
        return self._page(path)[1]

    def _page(self, path: Path) -> tuple[str, list[Pair]]:
        if path not in self._known:
            text = path.read_bytes().decode("utf-8", "replace")
            self._known[path] = (text, pairs(text))
        return self._known[path]

    def segment(self, path: Path, finding: Finding) -> str | None:
        """The id of the segment a finding is in: as it says, by its offset, or the only one of its line."""
        if finding.segment:
            return finding.segment
        text, found = self._page(path)
        if finding.offset is not None:
            at = len(text.encode()[: finding.offset].decode("utf-8", "replace"))
            return next((pair.id for pair in found if pair.start <= at <= pair.end), None)
        if finding.line is not None:
            on = [pair.id for pair in found if text.count("\n", 0, pair.start) + 1 == finding.line]
            return on[0] if len(on) == 1 else None
        return None
