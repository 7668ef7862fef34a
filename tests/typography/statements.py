"""The text of a booklet as a list of Parts of blocks, read from `hustings dump --stage=styled`: what a measurer has to
know to tell where a paragraph begins that goes over a page break, and what a converter needs to give another typesetter
the same words.

A dump is a tree by its indents: `kind:level.class ... key="value" "text"`. Only Parts whose section is a statement (a
chapter, a profile, an information page) are read."""

import dataclasses
import re
import subprocess
import unicodedata

STATEMENTS = ("section.chapter", "section.profile", "section.information", "section.measure", "section.contest")
HEAD = re.compile(r'(\s*)([a-z][a-z-]*)(?::(\d))?((?:\.[A-Za-z][\w-]*)*)')
STRING = re.compile(r'(?:([a-z-]+)=)?"((?:[^"\\]|\\.)*)"')
INLINE = {"text", "soft-break", "line-break", "emphasis", "strong", "code", "link", "span", "strikethrough", "underline",
          "mark", "superscript", "subscript", "small", "keyboard", "note-mark", "image"}


@dataclasses.dataclass
class Node:
    kind: str
    level: int
    classes: list
    attributes: dict
    text: str = ""
    children: list = dataclasses.field(default_factory=list)

    def is_inline(self):
        return self.kind in INLINE

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()


@dataclasses.dataclass
class Block:
    """A run of text that is broken into lines: a paragraph, a heading, a line's mark."""
    kind: str    # paragraph, heading, code, cell, summary
    text: str    # letters and digits alone (see letters_of)
    note: bool   # stands in a note
    level: int = 0


@dataclasses.dataclass
class Statement:
    identity: str
    root: Node
    blocks: list  # of the running text
    notes: list   # blocks of notes, in the order of their numbers


def letters_of(text):
    """What of a text every typesetter prints alike: letters and digits, without case, ligatures taken apart. Hyphens,
    quotation marks, spaces and list marks are each program's own."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def unquote(text):
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), text)


def read_line(line):
    head = HEAD.match(line)
    node = Node(head[2], int(head[3] or 0), head[4].split(".")[1:], {})
    for key, value in STRING.findall(line[head.end():]):
        if key:
            node.attributes[key] = unquote(value)
        else:
            node.text = unquote(value)
    return len(head[1]), node


def read_tree(lines):
    """The nodes below one `part` line."""
    stack = [(-1, Node("part", 0, [], {}))]
    for line in lines:
        depth, node = read_line(line)
        while stack[-1][0] >= depth:
            stack.pop()
        stack[-1][1].children.append(node)
        stack.append((depth, node))
    return stack[0][1]


def words_of(node):
    """The text of a node without marks of notes."""
    if node.kind == "note-mark":
        return ""
    if node.kind in ("soft-break", "line-break"):
        return " "
    return node.text + "".join(words_of(child) for child in node.children)


def add_blocks(node, kind, blocks, mark=""):
    """Appends the blocks below a node; a list's mark belongs to the first block of its item."""
    for child in node.children:
        if child.kind == "note-body" or "notes" in child.classes and child.kind == "section":
            continue
        if child.kind in ("paragraph", "heading", "summary", "caption", "description-term", "code-block"):
            if "list-mark" in child.classes or "note-number" in child.classes:
                # Notes are numbered by each program.
                mark = words_of(child) if "list-mark" in child.classes else ""
                continue
            name = {"caption": "paragraph", "description-term": "paragraph", "code-block": "code"}.get(child.kind, child.kind)
            text = letters_of(mark + words_of(child))
            mark = ""
            if text:
                name = kind if kind and name == "paragraph" else name
                blocks.append(Block(name, text, False, child.level))
        else:
            add_blocks(child, "cell" if child.kind == "table" else kind, blocks, mark)
            mark = ""


def read_statement(root):
    section = root.children[0]
    statement = Statement(section.attributes.get("id", ""), section, [], [])
    add_blocks(section, "", statement.blocks)
    for body in section.all():
        if body.kind == "note-body":
            blocks = []
            add_blocks(body, "", blocks)
            statement.notes += [dataclasses.replace(block, note=True) for block in blocks]
    return statement


def read_statements(dump):
    """The statements of a styled dump's text."""
    found, lines = [], None
    for line in dump.split("\n") + ["part"]:
        if line.startswith("part"):
            if lines and read_line(lines[0])[1].kind == "section" and lines[0].strip().startswith(STATEMENTS):
                found.append(read_statement(read_tree(lines)))
            lines = []
        elif lines is not None and line.strip():
            lines.append(line)
    return found


def dump_statements(program, source, layout):
    done = subprocess.run([program, "dump", source, "--layout", layout, "--stage=styled", "-q"], stdout=subprocess.PIPE,
                          check=True)
    return read_statements(done.stdout.decode("utf-8"))
