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


def letters(text):
    """The text as one comparable string of letters, digits and marks, in order. White space, hyphens that a line's end
    may add, and bidi controls are no words; all else is compared."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNM" or unicodedata.category(c) in ("So", "Sc"))


def words_of(text):
    """Words as runs of letters, digits and marks."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.findall(r"[^\W_]+(?:[\u0300-\u036f\u064b-\u0652\u0900-\u0903\u093a-\u094f]+[^\W_]*)*", text)


def statement_words(path):
    """Words of a Markdown file's body, by cmark-gfm's HTML."""
    body = body_of(path.read_bytes())
    # GitHub's alerts are block quotes to cmark-gfm: their marker is no word of the statement.
    body = re.sub(r"(?im)^((?:\s*>)+\s*)\[!(note|tip|important|warning|caution)\]\s*$", r"\1", body)
    rendered = subprocess.run(
        ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tasklist",
         "-e", "footnotes"], input=body.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    # Numbers and arrows of footnotes are made by the renderer, not by the author.
    rendered = re.sub(r'<sup class="footnote-ref">.*?</sup>', "", rendered, flags=re.S)
    rendered = re.sub(r'<a [^>]*class="footnote-backref".*?</a>', "", rendered, flags=re.S)
    return words_of(text_of_html(re.sub(r"<!--.*?-->", "", rendered, flags=re.S)))


def pdf_words(path):
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], stdout=subprocess.PIPE, check=True).stdout.decode()
    # A soft hyphen or a hyphen before a line's end divides a word; both halves are one word of the statement.
    return words_of(re.sub("\u00ad\\s*", "", text))


def epub_words(path):
    words = []
    with zipfile.ZipFile(path) as container:
        package = next(name for name in container.namelist() if name.endswith(".opf"))
        opf = container.read(package).decode()
        items = dict(re.findall(r'<item\b(?=[^>]*\bid="([^"]+)")(?=[^>]*\bhref="([^"]+)")[^>]*>', opf))
        folder = package.rsplit("/", 1)[0] + "/" if "/" in package else ""
        for reference in re.findall(r'<itemref\b[^>]*\bidref="([^"]+)"', opf):
            words += words_of(text_of_html(container.read(folder + items[reference]).decode()))
    return words


def first_missing(statement, book, window=400):
    """Walks through the book's words after the statement's; None when every word is there in order, else the index of
    the first word that is not within `window` words after the one before it. Words that a line end cut in two are put
    together again."""
    if not statement:
        return None
    positions = [i for i, word in enumerate(book) if word == statement[0]]
    best = 0
    for start in positions or [0]:
        at = start
        for index, word in enumerate(statement):
            limit = min(len(book), at + window)
            found = next((i for i in range(at, limit) if book[i] == word), None)
            if found is None:
                found = next((i for i in range(at, limit - 1) if book[i] + book[i + 1] == word), None)
                if found is not None:
                    found += 1
            if found is None:
                best = max(best, index)
                break
            at = found + 1
        else:
            return None
    return best
