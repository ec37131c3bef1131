"""A localized page as the injector sees it: its segments, its lines, and what it can be compared with."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bilingual import Pair, line_of, pairs

LINK = re.compile(r"(?<![!\\])\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)")
IMAGE = re.compile(r"!\[([^\[\]]*)\]\(([^()\s]+)[^()]*\)")
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
BOLD = re.compile(r"(?<![\\*\w])\*\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*\*(?![*\w])")
FENCE = re.compile(r"^( {0,12}(?:> ?)*)(`{3,}|~{3,})([^`\n]*)\n(.*?)^[ >]*\2[ \t]*$", re.M | re.S)
HEADING = re.compile(r'^(#{1,6}) (<a name="[^"]*"></a>)?(.*)$', re.M)
ITEM = re.compile(r"^( *)([-*+]|\d+[.)])( +)(\S.*)$", re.M)
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.M | re.S)


@dataclass(frozen=True)
class Unit:
    """A piece of translation: the target half of a segment, or a line of prose on a plain page."""

    start: int
    end: int
    text: str
    source: str | None
    id: str | None
    pair: Pair | None


@dataclass
class Damage:
    """A page after one defect. `at` is its place in the new text; a finding in one of `segments` counts too."""

    text: str
    at: int
    segments: frozenset[str]
    # segment: where it was done; page: anywhere in the page; docset: in `files` or in the page.
    scope: str = "segment"
    # Other files by path below the content folder: their new text, or None for a deleted file.
    files: dict[str, str | None] = field(default_factory=dict)

    @property
    def line(self) -> int:
        return line_of(self.text, min(self.at, len(self.text)))


@dataclass(frozen=True)
class Kind:
    """One way to damage a page, and the level at which it must be found."""

    name: str
    level: str
    run: Callable[["Page", random.Random], Damage | None]
    # A page without this text cannot have the defect.
    needle: str = ""


def registry() -> tuple[dict[str, Kind], Callable]:
    """A family's kinds and the decorator that adds one."""
    kinds: dict[str, Kind] = {}

    def kind(name: str, level: str = "default", needle: str = ""):
        def add(run):
            kinds[name] = Kind(name, level, run, needle)
            return run

        return add

    return kinds, kind


@dataclass
class Page:
    """One localized page."""

    corpus: str
    locale: str
    # Below the content folder: fr-fr/docs/x.md.
    path: str
    text: str
    # The source page, where the docset has it.
    source: str | None
    # The same page in other target locales, bilingual or plain.
    others: list[str]
    # Every file of the content folder.
    files: frozenset[str]
    # Language → some of its segments, to take foreign text from.
    foreign: dict[str, list[str]]

    @cached_property
    def pairs(self) -> list[Pair]:
        return pairs(self.text)

    @property
    def name(self) -> str:
        """The path that all locales share."""
        return self.path.split("/", 1)[1]

    @property
    def bilingual(self) -> bool:
        return bool(self.pairs)

    @property
    def language(self) -> str:
        return self.locale.split("-")[0]

    @property
    def cjk(self) -> bool:
        return self.language in ("zh", "ja")

    @cached_property
    def reference(self) -> str | None:
        """What tells a lawful text from a damaged one outside the segments: the source page, or another locale's."""
        if self.source is not None:
            return self.source
        # A plain page may be of another version; a bilingual one says what its source was.
        return next((other for other in self.others if "data-ttu-id" in other), None)

    @cached_property
    def body(self) -> int:
        front = FRONT.match(self.text)
        return front.end() if front else 0

    @cached_property
    def fences(self) -> list[re.Match]:
        return [fence for fence in FENCE.finditer(self.text) if fence.start() >= self.body]

    def fenced(self, at: int) -> bool:
        return any(fence.start() <= at < fence.end() for fence in self.fences)

    @cached_property
    def units(self) -> list[Unit]:
        """Segments of a bilingual page; prose lines of a plain one that has a source page."""
        text = self.text
        if self.pairs:
            return [
                Unit(*pair.target, text[slice(*pair.target)], text[slice(*pair.source)], pair.id, pair)
                for pair in self.pairs
            ]
        if self.source is None:
            return []
        out, at = [], 0
        for line in text.splitlines(keepends=True):
            start, at = at, at + len(line)
            plain = line.strip()
            if start < self.body or self.fenced(start) or len(plain.split()) < 2 and not CODE.search(plain):
                continue
            if plain.startswith(("|", "<", ":::", "[!", "> [!", "![", "#", "```")) or line.startswith("    "):
                continue
            lead = re.match(r"\s*(?:>\s*)*(?:[-*+] |\d+\. )?\s*", line).end()
            out.append(Unit(start + lead, start + len(line.rstrip("\n")), line[lead:].rstrip("\n"), None, None, None))
        return out

    def known(self, unit: Unit, token: str) -> bool:
        """Whether the source has the token too, so that its loss shows."""
        if unit.source is not None:
            return unit.source.count(token) == unit.text.count(token)
        return self.source is not None and token in self.source

    def prose(self, words: int) -> Iterator[Unit]:
        """Units of so many words (or four times the characters in CJK)."""
        for unit, size in zip(self.units, self._sizes, strict=True):
            if size >= words:
                yield unit

    @cached_property
    def _sizes(self) -> list[float]:
        texts = [bare(unit.text) for unit in self.units]
        if self.cjk:
            return [len(re.findall(r"[^\W\d_]", text)) / 3 for text in texts]
        return [len(re.findall(r"[^\W\d_]{2,}", text)) for text in texts]

    def replace(self, start: int, end: int, new: str, *segments: str | None, **more) -> Damage:
        """The page with one range exchanged."""
        known = frozenset(id for id in segments if id)
        return Damage(self.text[:start] + new + self.text[end:], start, known, **more)

    def rewrite(self, unit: Unit, new: str, at: int = 0) -> Damage | None:
        """The page with a unit's translation exchanged; `at` is where in it."""
        if new == unit.text:
            return None
        damage = self.replace(unit.start, unit.end, new, unit.id)
        damage.at += min(at, len(new))
        return damage

    def line_range(self, at: int) -> tuple[int, int]:
        """The line around an offset, with its end."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        return start, len(self.text) if end < 0 else end + 1

    def within(self, start: int, end: int) -> list[Pair]:
        """The segments that lie wholly in a range."""
        return [pair for pair in self.pairs if start <= pair.start and pair.end <= end]

    def without(self, start: int, end: int, **more) -> Damage | None:
        """The page without a range, where the loss can be known: by a reference, or by a gap in the numbers."""
        lost = self.within(start, end)
        if self.reference is None and not (lost and self.gap_shows(lost)):
            return None
        around = self.neighbours(lost)
        return self.replace(start, end, "", *(pair.id for pair in lost), *around, **more)

    def neighbours(self, some: list[Pair]) -> list[str]:
        """The ids before and after a run of segments."""
        if not some:
            return []
        first, last = self.pairs.index(some[0]), self.pairs.index(some[-1])
        return [pair.id for pair in self.pairs[max(0, first - 1) : first] + self.pairs[last + 1 : last + 2]]

    def gap_shows(self, lost: list[Pair]) -> bool:
        """Whether the numbers before and after follow each other, so that a hole in them can only be a loss."""
        numbers = [int(pair.id.split("-")[1]) if "-p" not in pair.id else None for pair in lost]
        first, last = self.pairs.index(lost[0]), self.pairs.index(lost[-1])
        if first == 0 or last + 1 >= len(self.pairs) or None in numbers:
            return False
        before, after = self.pairs[first - 1].id.split("-")[1], self.pairs[last + 1].id.split("-")[1]
        if not (before.isdigit() and after.isdigit()):
            return False
        between = self.text[self.pairs[first - 1].end : self.pairs[last + 1].start]
        if "![" in between or ":::image" in between:
            return False
        chain = [int(before), *numbers, int(after)]
        return chain == list(range(chain[0], chain[0] + len(chain)))


def bare(text: str) -> str:
    """The text with code, link targets, tags and addresses blotted out, at the same offsets."""
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+", lambda match: "·" * len(match[0]), text)


def pick(rng: random.Random, some):
    """One of some, or None."""
    some = list(some)
    return rng.choice(some) if some else None


def shuffled(rng: random.Random, some) -> list:
    """All of some, in chance order."""
    some = list(some)
    rng.shuffle(some)
    return some
