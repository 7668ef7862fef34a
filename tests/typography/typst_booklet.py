"""Writes a booklet's statements for Typst: the words, faces, sizes, leading, page and spaces of a shipped layout, and
Typst's own way with everything else. Its costs of widows, orphans and runts, its sticky headings and its notes at the
foot are its defaults; text is justified where the layout justifies. Two columns are `set page(columns: 2)` with the
title across them as a floating place, as Typst's guide has it.

Measures in em are those of layouts/base.xml; what differs between layouts is in PAGES. What Typst gets as one fixed
space may give a little in the layout (space-before.minimum and .maximum): that is one of the things compared."""

import dataclasses
import json

import statements


@dataclasses.dataclass(frozen=True)
class Page:
    """Of a layout; inches and millimetres are made points."""
    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float
    size: float       # of the text
    line_height: float  # in em
    justify: bool
    columns: int = 1
    gap: float = 0.0
    indent: float = 1.2          # em, of a paragraph after a paragraph
    paragraph_space: float = 0.0  # em

    @property
    def leading(self):
        return self.size * self.line_height


MM, IN = 72 / 25.4, 72
PAGES = {
    "booklet-a5": Page(148 * MM, 210 * MM, 16 * MM, 19 * MM, 21 * MM, 25 * MM, 9.7, 1.33, True),
    "bench": Page(148 * MM, 210 * MM, 15 * MM, 15 * MM, 15 * MM, 15 * MM, 10, 1.3, True),  # tests/bench/bench.xml
    "pamphlet-letter": Page(8.5 * IN, 11 * IN, 0.9 * IN, 0.8 * IN, 1 * IN, 1 * IN, 11, 1.32, False, 2, 0.3 * IN, 0, 0.55),
}

# size and space before and after, in em of the text, of headings from level 1
HEADINGS = [(2.2, 0, 1.76), (1.5, 1.35, 0.6), (1.2, 1.32, 0.42), (1.05, 1.155, 0.3675), (0.95, 1.045, 0.3325),
            (0.95, 1.045, 0.3325)]


def edges(line_height):
    """A line box of that many em: with no leading between boxes, spaces mean what they do in the layout."""
    return f"top-edge: {line_height / 2 + 0.3:.4f}em, bottom-edge: -{line_height / 2 - 0.3:.4f}em"


def preamble(page):
    align = "justify: true" if page.justify else "justify: false"
    columns = f", columns: {page.columns}" if page.columns > 1 else ""
    out = [
        f"#set page(width: {page.width:.3f}pt, height: {page.height:.3f}pt, margin: (inside: {page.inside:.3f}pt, "
        f"outside: {page.outside:.3f}pt, top: {page.top:.3f}pt, bottom: {page.bottom:.3f}pt){columns})",
        f"#set columns(gutter: {page.gap:.3f}pt)",
        f'#set text(font: "Linux Libertine O", size: {page.size}pt, lang: "en", hyphenate: true, '
        f'number-type: "old-style", {edges(page.line_height)})',
        f"#set par({align}, leading: 0pt, spacing: {page.paragraph_space}em, first-line-indent: {page.indent}em)",
        "#set block(spacing: 0pt)",
        '#show heading: set text(font: "Lato", hyphenate: false, number-type: "lining", ' + edges(1.2) + ")",
        "#show heading: set par(justify: false)",
    ]
    for level, (size, before, after) in enumerate(HEADINGS, 1):
        weight = {1: 300, 6: 400}.get(level, 700)
        style = ', style: "italic"' if level == 6 else ""
        out += [f"#show heading.where(level: {level}): set text(size: {page.size * size:.3f}pt, weight: {weight}{style})",
                f"#show heading.where(level: {level}): set block(above: {page.size * before:.3f}pt, "
                f"below: {page.size * after:.3f}pt)"]
    out += [
        '#show raw: set text(font: "Hack", number-type: "lining", hyphenate: false)',
        "#show raw.where(block: false): set text(size: 1.025em)",  # raw is 0.8em by itself
        f"#show raw.where(block: true): set text(size: 0.975em, {edges(1.4)})",
        "#show raw.where(block: true): set par(justify: false)",
        "#set super(typographic: false, size: 0.65em, baseline: -0.333em)",
        # Notes: 85 % of the text, a rule, a mark in front.
        f"#show footnote.entry: set text(size: {page.size * 0.85:.3f}pt, {edges(1.3)})",
        "#show footnote.entry: set par(justify: false, leading: 0pt, first-line-indent: 0pt, spacing: 0.35em)",
        "#set footnote.entry(separator: block(below: 0pt, pad(bottom: 0.28em, line(length: 20%, stroke: 0.5pt))), "
        "clearance: 0.94em, gap: 0.15em, indent: 0pt)",
        "#let mark(it) = box(width: 0.8em, it)",
        "#set list(indent: 0pt, body-indent: 0.7em, marker: (mark[•], mark[–]))",
        "#set enum(indent: 0pt, body-indent: 0.4em, number-align: start, numbering: n => box(width: 1.1em)[#n.])",
        "#show list: set block(above: 0.45em, below: 0.45em)",
        "#show enum: set block(above: 0.45em, below: 0.45em)",
        "#let quotation(it) = block(above: 0.7em, below: 0.7em, inset: (x: 1.2em), emph(it))",
        "#let aside(it) = block(above: 0.7em, below: 0.7em, inset: (left: 0.9em), stroke: (left: 0.8pt), it)",
        "#let callout(it) = block(above: 0.8em, below: 0.8em, width: 100%, fill: luma(240), stroke: (left: 2.5pt), "
        "inset: (x: 0.9em, y: 0.6em), it)",
        "#let summary(it) = block(below: 0.3em, sticky: true, { set par(justify: false); "
        'text(font: "Lato", weight: "bold", hyphenate: false, number-type: "lining", it) })',
        "#let code(it) = block(above: 0.624em, below: 0.624em, width: 100%, fill: luma(240), "
        "inset: (x: 0.702em, y: 0.546em), it)",
        "#let divider = block(above: 1em, below: 1em, width: 100%, align(center, line(length: 25%, stroke: 0.5pt)))",
        "#let address(it) = text(font: \"Lato\", size: 0.95em, hyphenate: false, number-type: \"lining\", it)",
    ]
    return out


def quote(text):
    return json.dumps(text, ensure_ascii=False)


class Writer:
    """One statement; content is written as Typst code, so that no character of a text is markup."""

    def __init__(self, statement):
        self.notes = {node.attributes["id"]: node for node in statement.root.all() if node.kind == "note-body"}
        self.called = set()

    def inline(self, node):
        inner = lambda: "".join(self.inline(child) for child in node.children)
        if node.kind == "text":
            return f"#{quote(node.text)};"
        if node.kind == "soft-break":
            return '#" ";'
        if node.kind == "line-break":
            return "#linebreak();"
        if node.kind == "note-mark":
            return self.note(node.attributes["target"][1:])
        if node.kind == "code":
            return f"#raw({quote(node.text + ''.join(child.text for child in node.children))});"
        if node.kind == "link":
            target = node.attributes["target"]
            return f"#link({quote(target)})[{inner()}];" if not target.startswith("#") else inner()
        function = {"emphasis": "emph", "strong": "strong", "strikethrough": "strike", "underline": "underline",
                    "mark": "highlight", "superscript": "super", "subscript": "sub"}.get(node.kind)
        body = (f"#{quote(node.text)};" if node.text else "") + inner()
        return f"#{function}[{body}];" if function else body

    def note(self, identity):
        label = f"<{identity}>"
        if identity in self.called:
            return f"#footnote({label});"
        self.called.add(identity)
        body = [child for child in self.notes[identity].children if "note-number" not in child.classes]
        text = "\n\n".join(f"#address[{self.inlines(child)}]" if "link-address" in child.classes else self.block(child)
                           for child in body)
        return f"#footnote[{text}]{label}"

    def inlines(self, node):
        return "".join(self.inline(child) for child in node.children)

    def blocks(self, node):
        return "\n\n".join(filter(None, (self.block(child) for child in node.children)))

    def block(self, node):
        kind = node.kind
        if kind == "section" and "notes" in node.classes or kind == "note-body":
            return ""
        if kind == "paragraph":
            return self.inlines(node)
        if kind == "heading":
            return f"#heading(level: {node.level})[{self.inlines(node)}]"
        if kind == "summary":
            return f"#summary[{self.inlines(node)}]"
        if kind == "list":
            return self.list(node)
        if kind == "code-block":
            return f"#code(raw(block: true, {quote(''.join(child.text for child in node.children).rstrip())}))"
        if kind == "thematic-break":
            return "#divider"
        function = {"block-quote": "quotation", "details": "aside", "callout": "callout"}.get(kind)
        if function:
            return f"#{function}[\n{self.blocks(node)}\n]"
        if kind in ("section", "list-item", "group"):
            return self.blocks(node)
        raise SystemExit(f"typst_booklet.py cannot write a {kind}: teach it to, or choose another booklet")

    def list(self, node):
        """A loose list has 0.3em between items, a tight one 0.1em; a list in a list has less space around it."""
        items = []
        for item in node.children:
            marks = [c for c in item.children if "list-mark" in c.classes]
            item = dataclasses.replace(item, children=[c for c in item.children if c not in marks])
            items.append(f"[#[#show list: set block(above: 0.15em, below: 0.15em);{self.blocks(item)}]]")
        tight = node.attributes.get("tight") == "true"
        spacing = "0.1em" if tight else "0.3em"
        if node.attributes.get("ordered") == "true":
            start = node.attributes.get("start", "1")
            return f"#enum(tight: false, spacing: {spacing}, start: {start}, {', '.join(items)})"
        return f"#list(tight: false, spacing: {spacing}, {', '.join(items)})"

    def statement(self, root, page):
        first, rest = root.children[0], root.children[1:]
        title = self.block(first)
        if page.columns > 1:
            title = f'#place(top, scope: "parent", float: true, clearance: {page.size * 1.76:.3f}pt)[{title}]'
        body = self.blocks(dataclasses.replace(root, children=rest))
        return f"#pagebreak(weak: true)\n#counter(footnote).update(0)\n{title}\n\n{body}\n"


def write(path, booklet, layout):
    page = PAGES[layout]
    text = preamble(page) + [Writer(statement).statement(statement.root, page) for statement in booklet]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def main():
    import argparse
    import pathlib
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("program")
    parser.add_argument("source")
    parser.add_argument("layout", choices=sorted(PAGES))
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    write(options.out, statements.dump_statements(options.program, options.source, options.layout), options.layout)


if __name__ == "__main__":
    main()
