"""Reads the bilingual spans of a page: which bytes are translation, which are source.

An independent reading of the format (the product's own is src/syntax/bilingual/): what the two disagree about
would show as segments that are never found.
"""

import re
from dataclasses import dataclass

QUOTE = r'(?:"|&quot;)'
ID = "([0-9a-f]{5}-p?[0-9]{3,5})"
OPEN = re.compile(f"<span data-ttu-id={QUOTE}{ID}{QUOTE}>")
MIDDLE = re.compile(f"</span><span class={QUOTE}sxs-lookup{QUOTE}><span data-stu-id={QUOTE}{ID}{QUOTE}>")
CLOSE = "</span></span>"
SPAN = re.compile(r"<span(?:\s[^>]*)?(?<!/)>")


@dataclass(frozen=True)
class Pair:
    """One segment: its id and the offsets of its parts in the page's text."""

    id: str
    start: int
    target: tuple[int, int]
    source: tuple[int, int]
    end: int


def pairs(text: str) -> list[Pair]:
    """The segments of a page, in its order."""
    out = []
    opens = list(OPEN.finditer(text))
    for index, begin in enumerate(opens):
        limit = opens[index + 1].start() if index + 1 < len(opens) else len(text)
        middle = MIDDLE.search(text, begin.end(), limit)
        if not middle or middle[1] != begin[1]:
            continue
        close = _close(text, middle.end(), limit)
        if close is not None:
            out.append(
                Pair(begin[1], begin.start(), (begin.end(), middle.start()), (middle.end(), close), close + len(CLOSE))
            )
    return out


def _close(text: str, start: int, limit: int) -> int | None:
    """The first close at which the source's own spans are balanced, otherwise the first."""
    first, at = None, text.find(CLOSE, start, limit)
    while at >= 0:
        first = at if first is None else first
        source = text[start:at]
        if len(SPAN.findall(source)) == source.count("</span>"):
            return at
        at = text.find(CLOSE, at + 1, limit)
    return first


def line_of(text: str, offset: int) -> int:
    """The line an offset stands on, from 1."""
    return text.count("\n", 0, offset) + 1
