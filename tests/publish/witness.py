"""An independent witness of words: what a statement says, taken from the raw bytes of its file by cmark-gfm and a tag
stripper, and what finished files say, taken by pdftotext and from the EPUB's XHTML. None of the program's own code is on
this path."""

import html.parser
import re
import subprocess
import unicodedata
import zipfile

# Elements whose content no reader sees.
HIDDEN = {"script", "style", "template", "iframe", "noscript", "title", "head", "object", "textarea"}
BLOCKS = {"p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "hr", "summary", "details",
          "blockquote", "pre", "table", "ul", "ol", "dl", "dt", "dd", "section", "aside", "nav", "figure", "figcaption",
          "caption", "body", "img"}


class Text(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        if tag in HIDDEN:
            self.hidden += 1
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_startendtag(self, tag, attributes):
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in HIDDEN and self.hidden:
            self.hidden -= 1
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of_html(source):
    reader = Text()
    reader.feed(source)
    reader.close()
    return "".join(reader.parts)


def body_of(raw):
    """The Markdown after front matter: YAML or Elekto's dashes, TOML's plus signs, or none."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    for mark in ("-", "+"):
        fence = re.compile(r"^\%s{3,}\s*$" % mark)
        if fence.match(lines[start]):
            for i in range(start + 1, len(lines)):
                if fence.match(lines[i]):
                    return "\n".join(lines[i + 1:])
    return text



def letters_of(text):
    """Letters, digits and symbols in order, without white space and punctuation: what a line's end or a page's may divide
    but never change."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNM" or unicodedata.category(c) in ("So", "Sc"))


def as_pdftotext_reads(letters):
    """Without what pdftotext misplaces in Arabic: vowel marks, and lam and alef, which fonts join."""
    return re.sub("[\u064b-\u0652\u0622\u0623\u0625\u0627\u0644]", "", letters)


def statement_letters(path):
    """Letters of a Markdown file's body by cmark-gfm's HTML: a list of texts, the statement first, then each footnote."""
    body = body_of(path.read_bytes())
    # GitHub's alerts are block quotes to cmark-gfm: their marker is no word of the statement.
    body = re.sub(r"(?im)^((?:\s*>)+\s*)\[!(note|tip|important|warning|caution)\]\s*$", r"\1", body)
    rendered = subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist",
         "-e", "footnotes"], input=body.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    # Numbers and arrows of footnotes are made by the renderer, not by the author.
    rendered = re.sub(r'<sup class="footnote-ref">.*?</sup>', "", rendered, flags=re.S)
    rendered = re.sub(r'<a [^>]*class="footnote-backref".*?</a>', "", rendered, flags=re.S)
    rendered = re.sub(r"<!--.*?-->", "", rendered, flags=re.S)
    texts = re.split(r'<section class="footnotes".*?>|<li id="fn-?[^"]*">', rendered)
    return [letters for letters in (letters_of(text_of_html(text)) for text in texts) if letters]


def pdf_letters(path, *options):
    text = subprocess.run(["pdftotext", *options, str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
    return as_pdftotext_reads(letters_of(text))


def epub_letters(path):
    texts = []
    with zipfile.ZipFile(path) as container:
        package = next(name for name in container.namelist() if name.endswith(".opf"))
        opf = container.read(package).decode()
        items = dict(re.findall(r'<item\b(?=[^>]*\bid="([^"]+)")(?=[^>]*\bhref="([^"]+)")[^>]*>', opf))
        folder = package.rsplit("/", 1)[0] + "/" if "/" in package else ""
        for reference in re.findall(r'<itemref\b[^>]*\bidref="([^"]+)"', opf):
            texts.append(text_of_html(container.read(folder + items[reference]).decode()))
    return letters_of(" ".join(texts))


def first_missing(said, book, window=8000):
    """Follows a statement's letters through a book's; None when all are there in order, else the index of the first that
    is not. Where the book goes on with other letters (a running head, a note's number, a table beside), the statement must
    go on within `window` letters. pdftotext turns ActualText of right-to-left words around, though the file has it in
    logical order, as ISO 32000-1 says: such words are taken backwards, too."""
    best = 0
    start = book.find(said[:8])
    while start >= 0:
        at, index = start, 0
        while index < len(said):
            while book[at:at + 64] == said[index:index + 64] and len(book) >= at + 64 and len(said) >= index + 64:
                at, index = at + 64, index + 64
            while index < len(said) and at < len(book) and book[at] == said[index]:
                at, index = at + 1, index + 1
            if index == len(said):
                return None
            turned = next((size for size in range(24, 2, -1) if not said[index:index + size].isascii() and
                           book[at:at + size] == said[index:index + size][::-1]), 0)
            if turned:
                at, index = at + turned, index + turned
                continue
            for length, reach in ((24, window), (12, window), (6, window), (3, 40), (1, 4)):
                found = book.find(said[index:index + length], at, at + reach + length)
                if found >= 0:
                    break
            if found < 0:
                best = max(best, index)
                break
            at = found
        start = book.find(said[:8], start + 1)
    return best
