"""Texts made at random, every structure inside every other: what the booklet prints of them is what the witness hears.
The same texts every time.

usage: generated_test.py PROGRAM [unittest arguments]"""

import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()

# Words of several scripts, in both directions, and signs that mean something in Markdown, HTML, addresses or type.
WORDS = ("alpha beta 12 $5,000 3.5% isn't well-known (x) “quoted” naïve tutorials representative constitutional délta שלום "
         "עולם مرحبا العالم 選挙 投票 Ελλάδα выборы a_b c*d e~f &amp; < > https://example.org/__a__b_ www.foo.org a@b.org "
         "![x] [y] {{< z >}} fi ffl Äpfel x² ½ — – … 🗳️ 👩‍👩‍👧 \\* \\[ | ` #").split(" ")
INLINES = ("{0}", "{0}", "*{0}*", "**{0}**", "~~{0}~~", "`{1}`", "[{0}](https://example.org/p?q=1)", "<b>{0}</b>",
           "<span lang=es>{0}</span>", "<q>{0}</q>", "<kbd>{0}</kbd>", "{0}<br>{0}", "{0}  \n{0}", "<!-- no -->{0}",
           "<sup>{0}</sup>", "![{0}](javascript:1)")
BOXES = ("div", "section", "details", "blockquote", "center", "aside")


class Author:
    def __init__(self, seed):
        self.random, self.notes = random.Random(seed), []

    def words(self, count=None):
        return " ".join(self.random.choice(WORDS) for _ in range(count or self.random.randint(1, 14)))

    def inline(self, depth=0):
        form = self.random.choice(INLINES)
        words = self.inline(depth + 1) if depth < 3 and self.random.random() < 0.3 else self.words(self.random.randint(1, 4))
        return form.format(words.replace("\n", " ") if form[0] == "!" else words, words.replace("`", ""))

    def paragraph(self):
        return " ".join(self.inline() for _ in range(self.random.randint(1, 5)))

    def block(self, depth=0):
        kind = self.random.randint(0, 17)
        count = self.random.randint(1, 4)
        if kind == 4:
            return "#" * self.random.randint(1, 6) + " " + self.words()
        if kind == 5:
            return "\n".join("- " + self.paragraph().replace("\n", "\n  ") for _ in range(count))
        if kind == 6:
            return "\n".join(f"{i + 1}. " + self.paragraph().replace("\n", "\n   ") for i in range(count))
        if kind == 7:
            return "\n".join(f"- [{self.random.choice('x ')}] " + self.words() for _ in range(count))
        if kind == 8 and depth < 4:
            return "\n".join("> " + line for line in self.block(depth + 1).split("\n"))
        if kind == 9:
            return f"> [!{self.random.choice(['NOTE', 'TIP', 'WARNING', 'caution'])}]\n> " + self.words()
        if kind == 10:
            rows = ["| " + " | ".join(re.sub("[|`]", "", self.words(2)) for _ in range(count)) + " |" for _ in range(3)]
            return "\n".join([rows[0], "|" + "---|" * count, *rows[1:]])
        if kind == 11:
            return "```\n" + self.words() + "\n  " + self.words() + "\n```"
        if kind == 12:
            label = f"n{self.random.randint(1, 9)}"
            self.notes.append(f"[^{label}]: " + self.paragraph().replace("\n", " "))
            return self.words() + f"[^{label}] " + self.words()
        if kind == 13 and depth < 3:
            box = self.random.choice(BOXES)
            return f"<{box}>\n\n{self.block(depth + 1)}\n\n</{box}>"
        if kind == 14:
            return f"<table><tr><th>{self.words(2)}<td>{self.words(3)}</tr><tr><td colspan=2>{self.words(2)}</table>"
        if kind == 15:
            return f"<ul><li>{self.words()}<li>{self.words()}</ul>"
        if kind == 16:
            return f"<details><summary>{self.words(3)}</summary>\n\n{self.paragraph()}\n\n</details>"
        if kind == 17:
            return f"<dl><dt>{self.words(2)}<dd>{self.words(3)}</dl>\n"
        return self.paragraph()

    def text(self):
        self.notes = []
        blocks = [self.block() for _ in range(self.random.randint(1, 8))]
        first, last = (blocks, self.notes) if self.random.random() < 0.8 else (self.notes, blocks)
        return "\n\n".join(first + last) + "\n"


class Generated(unittest.TestCase):
    def test_texts(self):
        author = Author(2026)
        with tempfile.TemporaryDirectory() as folder:
            texts = pathlib.Path(folder) / "texts"
            texts.mkdir()
            for number in range(250):
                (texts / f"text-{number:03}.md").write_text(author.text(), encoding="utf-8")
            run = subprocess.run([PROGRAM, "build", texts, "-q", "--diagnostics=short", "-o", f"{folder}/a.pdf", "-o",
                                  f"{folder}/a.epub"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual((run.returncode, [line for line in run.stderr.splitlines() if "error[" in line]), (0, []))


if __name__ == "__main__":
    unittest.main()
