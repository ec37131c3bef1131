#!/usr/bin/env python3
"""Human translations in 42 locales, to see what the locale checks say of text that is mostly right.

    benches/locales/messages.py CORPORA [--catalogs DIR] [--locale TAG]… [--level LEVEL] [--diglot PROGRAM] [--show CODE]

The messages of the programs of a Debian system are translated by people; their compiled catalogs lie in
/usr/share/locale (or DIR). Each language becomes a corpus of bilingual pages below CORPORA, which
`inject.py --corpora CORPORA --corpus NAME` takes, too: what a message has a placeholder for is code or a number here,
and options are code. Prints what share of the segments is flagged.
"""

import argparse
import gettext
import random
import re
from pathlib import Path

import findings
import human

# gettext's name of the language → locale.
LOCALES = {
    "ar": "ar-sa", "bg": "bg-bg", "ca": "ca-es", "cs": "cs-cz", "da": "da-dk", "de": "de-de", "el": "el-gr",
    "es": "es-es", "et": "et-ee", "eu": "eu-es", "fi": "fi-fi", "fr": "fr-fr", "gl": "gl-es", "he": "he-il",
    "hi": "hi-in", "hr": "hr-hr", "hu": "hu-hu", "id": "id-id", "it": "it-it", "ja": "ja-jp", "ko": "ko-kr",
    "lt": "lt-lt", "lv": "lv-lv", "ms": "ms-my", "nb": "nb-no", "nl": "nl-nl", "pl": "pl-pl", "pt": "pt-pt",
    "pt_BR": "pt-br", "ro": "ro-ro", "ru": "ru-ru", "sk": "sk-sk", "sl": "sl-si", "sr": "sr-cyrl-rs",
    "sr@latin": "sr-latn-rs", "sv": "sv-se", "th": "th-th", "tr": "tr-tr", "uk": "uk-ua", "vi": "vi-vn",
    "zh_CN": "zh-cn", "zh_TW": "zh-tw",
}  # fmt: skip
# Lists of names, no sentences.
NAMES = re.compile(r"iso_|xkeyboard|gtk\d+-properties|shared-mime|systemd$|mime")
QUOTES = "'\"`‘’‚‛“”„‟«»‹›「」『』"
PLACEHOLDER = re.compile(
    rf"[{QUOTES}]?\s?%(?:(\d+)\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|q|L)?([diuxXcsS])\s?[{QUOTES}]?"
)
OPTION = re.compile(rf"[{QUOTES}]?(?<![\w`/-])(--[a-z][\w-]+|-[a-zA-Z])(?![\w/-])[{QUOTES}]?")


def converted(text: str) -> str | None:
    """Markdown of a message; None for what is no sentence."""
    text = re.sub(r"\s*\(_[A-Z]\)|_(?=\w)", "", text.strip()).replace("%%", "％")
    if re.search(r"[\n\t`{}|<>=]|\$\w|\\|https?:|--%", text) or len(text) > 400:
        return None
    count = 0
    names = ["`settings.json`", "`/etc/hosts`", "`index`", "`load`", "`item`"]

    def value(m: re.Match) -> str:
        nonlocal count
        count += 1
        at = (int(m[1]) if m[1] else count) - 1
        shown = names[at % 5] if m[2] in "sSc" else str(17 + 4 * at)
        before = " " if re.match(r"\s", m[0].lstrip(QUOTES)) and m[0][0] not in QUOTES else ""
        after = " " if m[0][-1].isspace() else ""
        return before + shown + after

    text = PLACEHOLDER.sub(value, text)
    if "%" in text:
        return None
    text = OPTION.sub(lambda m: f"`{m[1]}`", text).replace("％", "%")
    return re.sub(r"([*_\[])", r"\\\1", re.sub(r"\s+", " ", text))


def sentences(catalogs: Path, language: str):
    """Source and translation of the messages that are sentences, each once."""
    seen = set()
    for path in sorted((catalogs / language / "LC_MESSAGES").glob("*.mo")):
        if NAMES.search(path.stem):
            continue
        try:
            with path.open("rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        for key, translation in catalog.items():
            if not isinstance(key, str) or not key or not translation:
                continue
            source, target = converted(key.rpartition("\x04")[2]), converted(translation)
            if source and target and source not in seen and len(re.findall("[A-Za-z]{2,}", source)) >= 4:
                seen.add(source)
                yield source, target


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpora", type=Path)
    args.add_argument("--catalogs", type=Path, default=Path("/usr/share/locale"))
    args.add_argument("--locale", action="append", help="default: all")
    args.add_argument("--most", type=int, default=3000, help="segments a language")
    args.add_argument("--level", default="strict")
    args.add_argument("--diglot", type=Path, default=findings.DIGLOT)
    args.add_argument("--show", help="prints twenty segments with findings of this code")
    args = args.parse_args()
    report = human.Report("locale", args.level, args.diglot, args.show)
    for language, locale in LOCALES.items():
        if args.locale and locale not in args.locale:
            continue
        content = args.corpora / f"messages-{locale}" / "content"
        pairs = list(sentences(args.catalogs, language))
        pairs = random.Random(1).sample(pairs, min(args.most, len(pairs)))
        if pairs:
            human.write_pages([(*pair, False) for pair in pairs], locale, locale, content / locale)
            report.add(locale, content, len(pairs))
    report.end()


if __name__ == "__main__":
    main()
