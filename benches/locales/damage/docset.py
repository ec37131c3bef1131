"""Damage to the docset: pages, tables of contents, dates."""

import re

from .page import FRONT, Damage, Page, pick, registry

KINDS, kind = registry()


def _twin(page: Page) -> str:
    """The path of the source's page."""
    return "en-us/" + page.path.split("/", 1)[1]


def _aside(page: Page) -> bool:
    """Includes and read-mes are no pages of the docset."""
    return "/includes/" in page.path or page.path.endswith("README.md")


@kind("docset/page-missing", level="pedantic")
def page_missing(page: Page, rng):
    if page.source is None or FRONT.match(page.source) is None or _aside(page):
        return None
    damage = Damage("", 0, frozenset(), scope="docset")
    damage.files = {page.path: None, _twin(page): page.source}
    return damage


@kind("docset/page-orphaned", level="pedantic")
def page_orphaned(page: Page, rng):
    """A page that the source does not have."""
    if page.source is None or FRONT.match(page.text) is None or _aside(page):
        return None
    copy = page.path.replace(".md", "-2.md")
    damage = Damage(page.text, 0, frozenset(), scope="docset")
    damage.files = {copy: page.text}
    return damage


@kind("docset/stale", level="pedantic", needle="ms.lasthandoff")
def stale(page: Page, rng):
    """Handed off years before the source's date."""
    front = FRONT.match(page.source or "")
    date = front and re.search(r"^ms\.date:\s*(?:\d\d?/){2}(\d{4})", front[1], re.M)
    mine = re.search(r"^ms\.lasthandoff:\s*(\S+)", page.text, re.M)
    if not mine or not date or int(date[1]) < 2018 or int(mine[1][-4:]) < int(date[1]):
        return None
    damage = page.replace(mine.start(1), mine.end(1), "02/03/2012", scope="page")
    theirs = re.search(r"^ms\.date:[^\n]*\n", page.text, re.M)
    if theirs:
        damage.text = damage.text.replace(theirs[0], "ms.date: 01/15/2012\n", 1)
    return damage


@kind("toc/entry-missing")
def toc_entry_missing(page: Page, rng):
    """Works on a TOC.yml, which inject.py offers as a page."""
    if not page.path.lower().endswith("toc.yml") or page.source is None:
        return None
    leaves = re.finditer(r"^( *)- name: [^\n]*\n\1  href: ([^\n]*)\n(?=\1- name|\1\S|\s*$|(?! ))", page.text, re.M)
    some = [leaf for leaf in leaves if leaf[2].strip(" '\"") in page.source]
    leaf = pick(rng, some)
    return leaf and page.replace(leaf.start(), leaf.end(), "", scope="docset", files={_twin(page): page.source}) or None


@kind("toc/name-untranslated", level="pedantic")
def toc_name_untranslated(page: Page, rng):
    if not page.path.lower().endswith("toc.yml") or page.source is None:
        return None
    some = []
    for node in re.finditer(r"^ *- name: ([^\n]*)\n +href: ([^\n]*)\n", page.text, re.M):
        theirs = re.search(rf"^ *- name: ([^\n]*)\n +href: {re.escape(node[2])}\n", page.source, re.M)
        if theirs and theirs[1] != node[1] and len(theirs[1].split()) >= 3:
            some.append((node, theirs[1]))
    if not (found := pick(rng, some)):
        return None
    return page.replace(found[0].start(1), found[0].end(1), found[1])


@kind("toc/target-changed")
def toc_target_changed(page: Page, rng):
    if not page.path.lower().endswith("toc.yml") or page.source is None:
        return None
    nodes = [node for node in re.finditer(r"^ +href: (\S+)\.md *$", page.text, re.M) if node[1] in page.source]
    node = pick(rng, nodes)
    return node and page.replace(node.start(1), node.end(1), node[1] + "-1") or None
