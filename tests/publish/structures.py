"""Makes small booklets of structures: every kind of node inside every other, in a booklet that is read from left to right
and in one that is read from right to left. What a booklet holds follows from its seed alone.

A node is written as Markdown where Markdown can say it, else as HTML, on one line or with blank lines around Markdown
within it, by lot: authors write all three.

usage: structures.py FOLDER SEED..."""

import pathlib
import random
import struct
import sys
import zlib

BOOKLETS = 100
PICTURE = "square.png"

# What stands before and after the words of a node, in HTML. `{}` is filled with words.
BLOCKS = {
    "paragraph": ("<p>", "</p>"),
    **{f"heading-{level}": (f"<h{level}>", f"</h{level}>") for level in range(1, 7)},
    "block-quote": ("<blockquote>", "</blockquote>"),
    "pull-quote": ('<blockquote class="pull-quote">', "</blockquote>"),
    "ordered-list": ("<ol><li>{}</li><li>", "</li></ol>"),
    "bullet-list": ("<ul><li>", "</li><li>{}</li></ul>"),
    "loose-list": ("<ul><li><p>{}</p></li><li>", "</li></ul>"),
    "term": ("<dl><dt>", "</dt><dd>{}</dd></dl>"),
    "description": ("<dl><dt>{}</dt><dd>", "</dd><dd>{}</dd></dl>"),
    "bare-term": ("<dl><dt>", "</dt></dl>"),
    "bare-description": ("<dl><dd>", "</dd></dl>"),
    "bare-item": ("<li>", "</li>"),
    "details": ("<details><summary>{}</summary>", "</details>"),
    "summary": ("<details open><summary>", "</summary><p>{}</p></details>"),
    "figure": ("<figure>", "<figcaption>{}</figcaption></figure>"),
    "figure-caption": (f'<figure><img src="{PICTURE}" alt="{{}}" width="20"><figcaption>', "</figcaption></figure>"),
    "table-caption": ("<table><caption>", "</caption><tr><th>{}</th></tr><tr><td>{}</td></tr></table>"),
    "cell": ("<table><thead><tr><th>{}</th><th>{}</th></tr></thead><tbody><tr><td>",
             "</td><td>{}</td></tr></tbody></table>"),
    "header-cell": ("<table><tr><th>", "</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr></table>"),
    "wide-cell": ("<table><tr><th>{}</th><th>{}</th></tr><tr><td>{}</td><td>{}</td></tr><tr><td colspan=\"2\">",
                  "</td></tr></table>"),
    "tall-cell": ("<table><tr><th>{}</th><th>{}</th></tr><tr><td rowspan=\"2\">",
                  "</td><td>{}</td></tr><tr><td>{}</td></tr></table>"),
    "columns": ('<div class="columns"><div class="column">', '</div><div class="column">{}</div></div>'),
    "section": ("<div {other}>", "</div>"),
    "code-block": ("<pre><code>", "</code></pre>"),
}
# What HTML has no element for: only with blank lines around it can it stand in an element.
MARKDOWN_ONLY = {**{name: f"> [!{name.upper()}]" for name in ("note", "tip", "important", "warning", "caution")},
                 "task-list": None, "note-body": None}
INLINES = {
    "emphasis": ("<em>", "</em>"), "strong": ("<strong>", "</strong>"), "strikethrough": ("<del>", "</del>"),
    "underline": ("<u>", "</u>"), "mark": ("<mark>", "</mark>"), "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"), "small": ("<small>", "</small>"), "code": ("<code>", "</code>"),
    "keyboard": ("<kbd>", "</kbd>"), "quotation": ("<q>", "</q>"), "abbreviation": ('<abbr title="{}">', "</abbr>"),
    "span": ("<span {other}>", "</span>"), "link": ('<a href="https://example.org/{number}">', "</a>"),
}
MARKDOWN_INLINES = {"emphasis": ("*", "*"), "strong": ("**", "**"), "strikethrough": ("~~", "~~"),
                    "link": ("[", "](https://example.org/{number})")}
LEAVES = {"thematic-break": "<hr>", "line-break": "<br>", "picture": f'<img src="{PICTURE}" alt="{{}}">',
          "small-picture": f'<img src="{PICTURE}" alt="{{}}" height="10">'}

PARENTS = [*BLOCKS, *MARKDOWN_ONLY, *INLINES]
KINDS = [*PARENTS, *LEAVES]
HOLDERS = ["block-quote", "ordered-list", "bullet-list", "details", "cell", "columns", "note", "task-list", "description",
           "figure", "section"]  # what pairs are wrapped in

TONGUES = {
    "en": "the ballot names every ward whose voters chose a warden in spring and counts each vote twice".split(),
    "ar": "تعدّ اللجنة أصوات الناخبين في كل دائرة مرتين وتعلن النتائج مساء اليوم نفسه أمام الجميع".split(),
    "he": "הוועדה סופרת את קולות הבוחרים בכל רובע פעמיים ומפרסמת את התוצאות באותו ערב לעיני כולם".split(),
}
OTHERS = {"en": 'lang="ar" dir="rtl"', "ar": 'lang="en" dir="ltr"', "he": 'lang="en" dir="ltr"'}


class Node:
    def __init__(self, kind, children):
        self.kind, self.children = kind, children  # of nodes and of words

    def is_inline(self):
        """Whether it can stand in a line of Markdown."""
        if self.kind in ("picture", "thematic-break") or not (self.kind in INLINES or self.kind in LEAVES or
                                                             self.kind == "note-body"):
            return False
        return self.kind == "note-body" or all(isinstance(each, str) or each.is_inline() for each in self.children)

    def needs_markdown(self):
        return self.kind in MARKDOWN_ONLY or any(isinstance(each, Node) and each.needs_markdown()
                                                 for each in self.children)

    def pairs(self):
        for each in self.children:
            if isinstance(each, Node):
                yield self.kind, each.kind
                yield from each.pairs()


class Writer:
    """Writes the nodes of one statement."""

    def __init__(self, lot, language, name):
        self.lot, self.language, self.name = lot, language, name
        self.notes, self.count = [], 0

    def words(self, language=None):
        self.count += 1
        vocabulary = TONGUES[language or self.language]
        start = self.lot.randrange(len(vocabulary) - 4)
        return " ".join(vocabulary[start:start + self.lot.randint(2, 4)] + [str(self.count)])

    def fill(self, form):
        form = form.replace("{other}", OTHERS[self.language]).replace("{number}", str(self.count))
        while "{}" in form:
            form = form.replace("{}", self.words(), 1)
        return form

    def mark_of(self, note):
        """A note's mark; its body stands at the end of the statement."""
        label = f"{self.name}{len(self.notes) + 1}"
        self.notes.append(None)  # notes in it come behind it
        at = len(self.notes) - 1
        inner = self.sequence(note.children)
        self.notes[at] = [f"[^{label}]: {inner[0]}"] + [f"    {line}" if line else "" for line in inner[1:]]
        return f"[^{label}]"

    def line(self, children):
        """Inlines as Markdown."""
        parts = []
        for each in children:
            if isinstance(each, str):
                parts.append(each)
            elif each.kind == "note-body":
                parts.append(self.words() + self.mark_of(each))
            elif each.kind in LEAVES:
                parts.append(self.fill(LEAVES[each.kind]))
            else:
                # Two signs of strikethrough side by side would be a fence.
                marks = each.kind in MARKDOWN_INLINES and self.lot.random() < 0.6 and isinstance(each.children[0], str)
                forms = MARKDOWN_INLINES if marks else INLINES
                before, after = forms[each.kind]
                parts.append(self.fill(before) + self.line(each.children) + self.fill(after))
        return " ".join(parts)

    def compact(self, children):
        """HTML on one line."""
        parts = []
        for each in children:
            if isinstance(each, str):
                parts.append(each)
            elif each.kind in LEAVES:
                parts.append(self.fill(LEAVES[each.kind]))
            else:
                before, after = BLOCKS.get(each.kind) or INLINES[each.kind]
                parts.append(self.fill(before) + self.compact(each.children) + self.fill(after))
        return " ".join(parts)

    def sequence(self, children):
        """Blocks as lines of Markdown, with blank lines between them; inlines side by side are a paragraph."""
        lines, run = [], []
        for each in [*children, None]:
            if each is not None and (isinstance(each, str) or each.is_inline()):
                run.append(each)
                continue
            if run:
                lines += [self.line(run), ""]
                run = []
            if each is not None:
                lines += [*self.block(each), ""]
        return lines[:-1]

    def block(self, node):
        only_inlines = all(isinstance(each, str) or each.is_inline() for each in node.children)
        ways = ["loose"]
        if node.kind in MARKDOWN_ONLY or node.kind in ("block-quote", "ordered-list", "bullet-list", "loose-list"):
            ways = ["markdown"]
        elif only_inlines and (node.kind == "paragraph" or node.kind.startswith("heading")):
            ways = ["markdown"]
        elif only_inlines and node.kind == "cell" and not any(isinstance(e, Node) and e.kind == "line-break"
                                                              for e in node.children):
            ways.append("markdown")
        if not node.needs_markdown():
            # A code block has signs in it where Markdown is meant: that is left to those that HTML cannot say.
            ways = ["compact"] if node.kind == "code-block" else [*ways, "compact"]
        way = self.lot.choice(ways)
        if node.kind in LEAVES:
            return [{"thematic-break": "---"}.get(node.kind) or f"![{self.words()}]({PICTURE})"]
        if way == "compact":
            return [self.compact([node])]
        if way == "markdown":
            return self.markdown(node)
        before, after = BLOCKS.get(node.kind) or INLINES[node.kind]
        return [self.fill(before), "", *self.sequence(node.children), "", self.fill(after)]

    def markdown(self, node):
        if node.kind == "cell":
            return [f"| {self.words()} | {self.words()} |", "|---|--:|", f"| {self.line(node.children)} | {self.words()} |"]
        if node.kind == "note-body":
            return [self.words() + self.mark_of(node)]
        if node.kind == "paragraph":
            return [self.line(node.children)]
        if node.kind.startswith("heading"):
            return ["#" * int(node.kind[-1]) + " " + self.line(node.children)]
        inner = self.sequence(node.children)
        if node.kind == "block-quote" or node.kind in MARKDOWN_ONLY and MARKDOWN_ONLY[node.kind]:
            head = [MARKDOWN_ONLY[node.kind]] if node.kind in MARKDOWN_ONLY else []
            return head + [f"> {line}".rstrip() for line in inner]
        mark, blank = {"ordered-list": ("3. ", []), "bullet-list": ("- ", []), "loose-list": ("- ", [""]),
                       "task-list": ("- ", [])}[node.kind]
        box = f"[{self.lot.choice('x ')}] " if node.kind == "task-list" else ""
        if box and not inner[0][0].isalpha():
            inner = [self.words(), "", *inner]
        item = [mark + box + inner[0]] + [" " * len(mark) + line if line else "" for line in inner[1:]]
        other = "[ ] " if box else ""
        return [*item, *blank, f"{mark.replace('3', '4')}{other}{self.words()}"]

    def statement(self, nodes):
        lines = []
        for node in nodes:
            lines += [self.words() + ".", "", *self.sequence([node]), ""]
        for note in self.notes:
            lines += [*note, ""]
        return "\n".join(lines)


def direction_of(seed):
    return "rtl" if seed // 2 % 2 else "ltr"


def language_of(seed):
    return "en" if direction_of(seed) == "ltr" else ("ar", "he")[seed // 4 % 2]


def layout_of(seed):
    return ("booklet-a5", "pamphlet-letter")[seed % 2]


def pairs_of(seed):
    """The pairs of kinds that this booklet has to show: all of them in the booklets of one direction."""
    pairs = [(outer, inner) for outer in PARENTS for inner in KINDS]
    random.Random(direction_of(seed)).shuffle(pairs)
    same = [each for each in range(BOOKLETS) if direction_of(each) == direction_of(seed)]
    return pairs[same.index(seed)::len(same)]


def node_of(pair, writer):
    lot = writer.lot
    inner = Node(pair[1], [] if pair[1] in LEAVES else [writer.words()])
    around = [inner]
    if lot.random() < 0.6:
        around.insert(0, writer.words())
    if lot.random() < 0.6:
        around.append(writer.words())
    node = Node(pair[0], around)
    while lot.random() < 0.35:
        node = Node(lot.choice(HOLDERS), [node] if lot.random() < 0.5 else [writer.words(), node])
    return node


def square():
    """A PNG of 8 by 8 gray pixels."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 8) * 8)) + chunk(b"IEND", b""))


def write_statements(folder, seed, size=16):
    """Writes the statements of a booklet; returns their files' names and the pairs that stand in them."""
    lot, language = random.Random(seed), language_of(seed)
    (folder / PICTURE).write_bytes(square())
    names, shown, pairs = [], set(), pairs_of(seed)
    for begin in range(0, len(pairs), size):
        name = f"s{seed:02}-{begin // size}"
        writer = Writer(lot, language, name)
        nodes = [node_of(pair, writer) for pair in pairs[begin:begin + size]]
        text = writer.statement(nodes)
        (folder / f"{name}.md").write_text(f"---\nname: {writer.words()}\n---\n\n{text}")
        names.append(f"{name}.md")
        shown.update(pair for node in nodes for pair in node.pairs())
    return names, shown


def write_booklet(folder, seeds):
    """Writes one booklet of a contest for each seed; all of one direction."""
    folder.mkdir(parents=True)
    shown = set()
    lines = ["title: " + " ".join(TONGUES[language_of(seeds[0])][:3]), f"language: {language_of(seeds[0])}",
             f"layout: {layout_of(seeds[0])}", "contests:"]
    for seed in seeds:
        names, pairs = write_statements(folder, seed)
        shown |= pairs
        lines += [f"  - id: c{seed}", f"    title: {' '.join(TONGUES[language_of(seed)][3:5])} {seed}", "    candidates:",
                  *(f"      - {name}" for name in names)]
    (folder / "election.yaml").write_text("\n".join(lines) + "\n")
    return shown


if __name__ == "__main__":
    write_booklet(pathlib.Path(sys.argv[1]), [int(seed) for seed in sys.argv[2:]])
