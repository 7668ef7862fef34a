"""Running text out of a folder of statements, the same words for every typesetter: paragraphs only, without markup, so
that what is compared is the breaking of lines and not the reading of Markdown.

A paragraph is kept when it has at least 20 words (a shorter one has hardly a line that is not its last); items of lists
from 20 words on are paragraphs too. Headings, tables, code, quoted blocks, pictures, HTML blocks and paragraphs with a
web address or a file's path in them are left out: the peers find such addresses by different rules of their own."""

import gzip
import html
import pathlib
import re

LEAST_WORDS = 20
# What Liberation Serif and Linux Libertine both have; anything else (emoji, Han) is left out of the text.
KNOWN = re.compile("[^ -~\u00a1-\u017e\u2010-\u2027\u2030-\u203a\u20ac\u2116\u2122\u2190-\u2193]")
BLOCK_START = re.compile(r"#|\||>|<|```|~~~|={3,}|-{3,}|\* \* \*|:{2,}|\+\+\+|!\[|\[[^\]]+\]:")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")


def plain(text):
    """Takes inline markup away and makes typewriter's marks typographer's ones."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[\^[^\]]*\]", "", text)
    text = re.sub(r"\[([^\]]*)\]\s?(?:\([^)]*\)|\[[^\]]*\])", r"\1", text)
    text = re.sub(r"\[([^\]\n]{3,})\]", r"\1", text)
    text = re.sub(r"<[^>]*>", "", text)
    text = html.unescape(text)
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
    text = re.sub(r"[`*~]+", "", text)
    text = re.sub(r"(?<!\w)_+|_+(?!\w)", "", text)
    text = re.sub(r"(^|[\s(\[\u2014\u2013/-])\"", "\\1\u201c", text).replace('"', "\u201d")
    text = re.sub(r"(^|[\s(\[\u2014\u2013/\u201c-])'", "\\1\u2018", text).replace("'", "\u2019")
    text = re.sub(r"\s-{1,3}\s", " \u2013 ", text)
    text = text.replace("---", "\u2014").replace("--", "\u2013").replace("...", "\u2026")
    text = KNOWN.sub("", re.sub(r"[\s\u00a0\u202f\u00ad]+", " ", text))
    return re.sub(r" +", " ", text).strip()


def worth_setting(text):
    if len(text.split()) < LEAST_WORDS or not re.match("[^\\W_]|[\u201c\u2018\u201e\u00ab(]", text):
        return False
    return not re.search(r"://|www\.|\w@\w|\w/\w+/|\{\{|\w\.\w{2,}/|\s\S{40,}", text)


def without_front_matter(text):
    return re.sub(r"\A\ufeff?(---|\+\+\+)\n.*?\n\1\n", "", text, flags=re.DOTALL)


def paragraphs_of(text):
    """The paragraphs of one Markdown or plain text, in order."""
    text = without_front_matter(text.replace("\r\n", "\n"))
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"^(```|~~~).*?^\1[^\n]*$", "", text, flags=re.DOTALL | re.MULTILINE)
    found, block = [], []

    def finish():
        words = plain(" ".join(block))
        if worth_setting(words):
            found.append(words)
        block.clear()

    for line in text.split("\n"):
        stripped = line.strip()
        item = ITEM.match(stripped)
        if not stripped or item or BLOCK_START.match(stripped):
            finish()
            if stripped and item:
                block.append(stripped[item.end():])
            continue
        block.append(stripped)
    finish()
    return found


def paragraphs_of_folder(folder, most_words):
    """The paragraphs of all texts below a folder (or of one file), in the order of their names, up to about
    `most_words` words; a paragraph that came before is left out (forms repeat theirs)."""
    folder = pathlib.Path(folder)
    files = [folder] if folder.is_file() else sorted(
        path for path in folder.rglob("*") if path.name.endswith((".md", ".txt", ".txt.gz")))
    found, seen, words = [], set(), 0
    for path in files:
        raw = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
        for paragraph in paragraphs_of(raw.decode("utf-8", "replace")):
            if words >= most_words:
                return found
            if paragraph not in seen:
                seen.add(paragraph)
                found.append(paragraph)
                words += len(paragraph.split())
    return found
