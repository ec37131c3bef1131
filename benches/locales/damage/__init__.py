"""The kinds of damage that inject.py does to a page, one function a kind, one module a family.

A kind takes a page and a random source and returns the damaged page, or None where the page offers no place for it or
where nothing in the docset would tell the damage from a lawful difference.
"""

from importlib import import_module

from .page import Damage, Kind, Page

KINDS: dict[str, Kind] = {}
FAMILIES = ("markup", "translation", "structure", "anchors", "links", "code", "wording", "metadata", "docset")


def load() -> dict[str, Kind]:
    """All kinds by name, in the families' order."""
    for family in FAMILIES:
        for name, kind in import_module(f"damage.{family}").KINDS.items():
            assert name not in KINDS or KINDS[name] is kind, name
            KINDS[name] = kind
    return KINDS


__all__ = ["Damage", "Kind", "Page", "load"]
