"""Equal space on finished pages: contests of very unequal statements, built as a user would, and read back from the PDF
by pdftotext and from the program's own account of its lines.

usage: space_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
sys.argv.pop(1)
PDFCHECK = os.environ.get("HUSTINGS_PDFCHECK")

WORDS = ("county road water school budget levee evening council voters neighbor open repair bridge library fund honest "
         "promise meeting record park clinic wages rent harbor ferry orchard music winter plan debt answer letter").split()
ARABIC = "المدينة الطريق المياه المدرسة الميزانية المجلس الجسر المكتبة الصدق الحديقة الميناء الرسالة".split()
SURNAMES = "Adler Birch Crane Dove Egret Finch Grebe Heron Ibis Jay Kite Lark Martin Nene Owl".split()
# From 5 words to 340, most of them short.
UNEQUAL = [5 + 335 * i * i // 196 for i in range(15)]


def statement(count, seed, words=WORDS):
    """Exactly so many words, in sentences and paragraphs."""
    chance, sentences = random.Random(seed), []
    while count > 0:
        length = min(count, chance.randint(6, 14))
        count -= length
        sentences.append(" ".join(chance.choice(words) for _ in range(length)).capitalize() + ".")
    return "\n\n".join(" ".join(sentences[i:i + 4]) for i in range(0, len(sentences), 4))


class Space(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))

    def tearDown(self):
        shutil.rmtree(self.folder)

    def election(self, lengths, language="en", words=WORDS, extra=None):
        (self.folder / "candidates").mkdir()
        (self.folder / "portrait.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="350">'
                                                  '<rect width="300" height="350" fill="#345"/></svg>')
        for i, count in enumerate(lengths):
            front = f"name: {SURNAMES[i]}\nportrait: ../portrait.svg\noccupation: Clerk\n" + (extra or {}).get(i, "")
            text = statement(count, i, words)
            (self.folder / f"candidates/{i:02}.md").write_text(f"---\n{front}---\n\n{text}\n")
        listed = "".join(f"      - candidates/{i:02}.md\n" for i in range(len(lengths)))
        (self.folder / "election.yaml").write_text(
            f"title: Unequal\nlanguage: {language}\ndate: 2026-11-03\ncontests:\n  - id: mayor\n    title: Mayor\n"
            f"    candidates:\n{listed}")

    def layout(self, declarations, extends="voters-pamphlet-letter.xml"):
        path = self.folder / "own.xml"
        path.write_text(f'<layout name="own" extends="{ROOT}/layouts/{extends}">'
                        f'<rule select="section.profile" {declarations}/></layout>')
        return path

    def run_program(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def build(self, layout="voters-pamphlet-letter", *options):
        pdf, epub = self.folder / "o.pdf", self.folder / "o.epub"
        run = self.run_program("build", self.folder, "--layout", layout, "-o", pdf, "-o", epub, *options)
        self.assertEqual(run.returncode, 0, run.stderr)
        if PDFCHECK:
            check = subprocess.run(["/usr/bin/python3", PDFCHECK, "--strict", "--flavour", "pdfua-1",
                                    "--flavour", "pdfa-2a", pdf], stdout=subprocess.PIPE, text=True)
            self.assertEqual(check.returncode, 0, check.stdout[-4000:])
        return pdf

    def granted(self, layout="voters-pamphlet-letter"):
        """Of each profile: type size per mille, and what it is granted."""
        said = self.run_program("dump", "--stage=lines", self.folder, "--layout", layout).stdout
        return [(int(size or 1000), space) for size, space in
                re.findall(r"^part profile-\S+(?: size (\d+))?(?: granted (.+))?$", said, re.M)]

    def names(self, pdf):
        """Where each candidate's name begins: page, x and y in points, as the finished pages have it; and the size of
        its letters."""
        told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
        told = re.sub(r"<!DOCTYPE[^>]*>|[\x00-\x08\x0b-\x1f]", "", told)
        found = {}
        pages = xml.etree.ElementTree.fromstring(told).iter("{http://www.w3.org/1999/xhtml}page")
        for number, page in enumerate(pages):
            for word in page:
                height = float(word.get("yMax")) - float(word.get("yMin"))
                # The name stands largest where its profile begins.
                if word.text in SURNAMES and height > found.get(word.text, (0, 0, 0, 0))[3]:
                    found[word.text] = (number, float(word.get("xMin")), float(word.get("yMin")), height)
        return [found[name] for name in SURNAMES if name in found]

    def test_fifteen_equal_halves(self):
        self.election(UNEQUAL)
        granted = self.granted()
        self.assertEqual(len(granted), 15)
        self.assertEqual(len(set(granted)), 1, "all have the same size and space")
        self.assertLess(granted[0][0], 1000, "the longest asks for smaller type")
        self.assertGreaterEqual(granted[0][0], 850)
        self.assertEqual(granted[0][1], "241.2x662.4")
        names = self.names(self.build())
        first = names[0][0]
        for i, (page, x, y, height) in enumerate(names):
            self.assertEqual(page, first + i // 2, "two a page")
            self.assertAlmostEqual(y, names[0][2], delta=0.1)
            self.assertAlmostEqual(height, names[0][3], delta=0.01)
            # Recto and verso have the same margins in this layout.
            self.assertAlmostEqual(x - names[i % 2][1], 0, delta=0.5)
        self.assertAlmostEqual(names[1][1] - names[0][1], 241.2 + 21.6, delta=0.5)

    def test_the_same_bytes_with_any_number_of_threads(self):
        self.election(UNEQUAL)
        one = self.build("voters-pamphlet-letter", "-j", "1").read_bytes()
        self.assertEqual(self.build("voters-pamphlet-letter", "-j", "4").read_bytes(), one)

    def test_who_has_no_room_is_named(self):
        self.election([340, 5, 900, 60, 700])
        pdf = self.folder / "none.pdf"
        run = self.run_program("build", self.folder, "--layout", "voters-pamphlet-letter", "-o", pdf,
                               "--diagnostics=short")
        self.assertEqual(run.returncode, 1)
        self.assertFalse(pdf.exists())
        told = re.findall(r"candidates/(\d+)\.md:(\d+):(\d+): error\[space-exceeded\]: (\w+) is (\d+) lines \((\d+) "
                          r"words\)", run.stderr)
        self.assertEqual([(number, name) for number, _, _, name, _, _ in told], [("02", "Crane"), ("04", "Egret")])
        for number, line, column, _, lines, words in told:
            source = (self.folder / f"candidates/{number}.md").read_text().splitlines()
            rest = [source[int(line) - 1][int(column) - 1:], *source[int(line):]]
            self.assertEqual(len(" ".join(rest).split()), int(words), "counted from the place that is shown")
            self.assertGreater(int(words), int(lines))
            self.assertLess(int(words), 16 * int(lines))
        # Without so many words there is room: the count is right, give or take the line that they share.
        for number, _, _, _, _, words in told:
            path = self.folder / f"candidates/{number}.md"
            front, text = path.read_text().split("\n---\n")
            paragraphs = text.strip().split("\n\n")
            cut = int(words)
            while cut > 0:
                last = paragraphs.pop().split()
                if len(last) > cut:
                    paragraphs.append(" ".join(last[:-cut]))
                cut -= len(last)
            path.write_text(front + "\n---\n\n" + "\n\n".join(paragraphs) + "\n")
        self.build()

    def test_thirty_square_inches(self):
        self.election(UNEQUAL[3:12])
        granted = self.granted(self.layout('space="30in2"'))
        self.assertEqual(len(set(granted)), 1)
        inline, block = map(float, granted[0][1].split("x"))
        self.assertAlmostEqual(inline * block / 72 / 72, 30, places=2)
        self.build(self.folder / "own.xml")

    def test_no_column_holds_more_than_it_is(self):
        self.election([5, 10])
        run = self.run_program("check", self.folder, "--layout", self.layout('space="60in2"'), "--diagnostics=short")
        self.assertEqual(run.returncode, 1)
        self.assertIn("own.xml:1:", run.stderr)
        self.assertEqual(run.stderr.count("error[space-impossible]"), 1)

    def test_four_quarters_a_page(self):
        self.election([5, 40, 60, 10, 30, 80, 25, 50])
        layout = self.layout('space="quarter-page" font-size.minimum="8pt" space-before="12pt"')
        granted = self.granted(layout)
        self.assertEqual(set(granted), {(granted[0][0], "241.2x325.2")})
        names = self.names(self.build(layout))
        self.assertEqual([page - names[0][0] for page, *_ in names], [0] * 4 + [1] * 4)
        for i, (_, x, y, _) in enumerate(names):
            self.assertAlmostEqual(y - names[0][2], (325.2 + 12) * (i % 2), delta=0.1)
            self.assertAlmostEqual(x - names[0][1], (241.2 + 21.6) * (i % 4 // 2), delta=0.5)

    def test_two_halves_of_one_column(self):
        self.election([5, 120, 30, 60])
        layout = self.layout('space="half-page" font-size.minimum="70%" break-before="auto" space-before="10pt"',
                             "booklet-a5.xml")
        granted = self.granted(layout)
        self.assertEqual(len(set(granted)), 1)
        height = float(granted[0][1].split("x")[1])
        names = self.names(self.build(layout))
        by_page = {}
        for page, _, y, _ in names:
            by_page.setdefault(page, []).append(y)
        both = [tops for tops in by_page.values() if len(tops) == 2]
        self.assertTrue(both)
        for top, below in both:
            self.assertAlmostEqual(below - top, height + 10, delta=0.1)

    def test_as_much_as_the_longest_needs(self):
        self.election([5, 120, 60])
        granted = self.granted(self.layout('space="longest"'))
        self.assertEqual(len(set(granted)), 1)
        self.assertEqual(granted[0][0], 1000, "nobody is set smaller")
        alone = float(granted[0][1].split("x")[1])
        self.assertLess(alone, 662)
        self.build(self.folder / "own.xml")

    def test_right_to_left(self):
        self.election([5, 150, 40], "ar", ARABIC)
        granted = self.granted()
        self.assertEqual(len(set(granted)), 1)
        names = self.names(self.build())
        self.assertEqual(names[0][0], names[1][0])
        self.assertGreater(names[0][1], names[1][1], "the first one stands at the right")

    def test_a_page_each_in_large_type(self):
        self.election([20, 70, 5])
        layout = self.layout('space="1 page" font-size.minimum="16pt"', "large-print.xml")
        granted = self.granted(layout)
        self.assertEqual(len(set(granted)), 1)
        self.assertTrue(granted[0][1].endswith(" pages 1"), granted)
        names = self.names(self.build(layout))
        self.assertEqual([page - names[0][0] for page, *_ in names], [0, 1, 2])

    def test_who_withdrew_or_wrote_nothing_keeps_the_space(self):
        self.election([40, 0, 60, 20], extra={2: "withdrawn: yes\n"})
        granted = self.granted()
        self.assertEqual(granted, [(1000, "241.2x662.4")] * 4)
        names = self.names(self.build())
        self.assertEqual([page - names[0][0] for page, *_ in names], [0, 0, 1, 1])

    def test_the_shipped_layout_makes_no_warning_of_its_sample(self):
        self.election([40])
        run = self.run_program("check", ROOT / "input/riverbend-county-2026", "-W")
        self.assertEqual(run.returncode, 0, run.stderr)


if __name__ == "__main__":
    unittest.main()
