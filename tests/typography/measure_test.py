"""Holds the measurer to pages of known gaps, written in several ways, and to a booklet that the program builds.

usage: measure_test.py PROGRAM [unittest arguments]"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import color
import compose
import glyphs
import lines as pages_of_lines
import measure
import texts
from known_pages import page_pdf

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
LEFT, TOP, LEADING, MEASURE, SIZE = 50, 700, 13, 200, 10
LETTER, SPACE = 0.5, 0.25  # em, of a face in which every letter is as wide


def width(words, ratio, letter=LETTER * SIZE):
    return sum(map(len, words)) * letter + (len(words) - 1) * ratio * SPACE * SIZE


class Measurer(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="hustings-")
        self.folder = pathlib.Path(self.temporary.name)
        self.addCleanup(self.temporary.cleanup)

    def read(self, content, composite=False):
        page_pdf(self.folder / "page.pdf", [content], composite)
        return pages_of_lines.read_lines(glyphs.read_pages(self.folder / "page.pdf"))

    def read_rows(self, rows):
        """Rows of (indent, words, ratio), set with Tw one below the other."""
        content = ["BT /F 10 Tf"]
        for i, (indent, words, ratio) in enumerate(rows):
            content.append(f"1 0 0 1 {LEFT + indent} {TOP - i * LEADING} Tm {(ratio - 1) * SPACE * SIZE:.4f} Tw "
                           f"({' '.join(words)}) Tj")
        found, size = self.read("\n".join(content + ["ET"]))
        self.assertEqual(len(found), len(rows))
        return found, size

    def count(self, rows, measure_pt=MEASURE, ragged=False):
        found, size = self.read_rows(rows)
        return measure.count(found, size, measure_pt, SPACE, LEADING, ragged)

    def test_one_gap_written_in_six_ways(self):
        # Each line holds "abc def" with a gap of 1.6 spaces, 4 pt.
        start = f"BT /F 10 Tf 1 0 0 1 {LEFT} {TOP} Tm "
        ways = {"Tw": "1.5 Tw (abc def) Tj", "TJ": "[(abc) -400 (def)] TJ", "TJ beside a space": "[(abc ) -150 (def)] TJ",
                "Td": "(abc) Tj 19 0 Td (def) Tj", "quotation mark": "0 -13 Td 13 TL 1.5 0 (abc def) \"",
                "Tm": f"(abc) Tj 1 0 0 1 {LEFT + 19} {TOP} Tm (def) Tj"}
        for name, way in ways.items():
            with self.subTest(name):
                found, size = self.read(start + way + " ET")
                self.assertEqual([line.words for line in found], [["abc", "def"]])
                self.assertAlmostEqual(measure.looseness(found[0], SPACE * size), 1.6, places=6)

    def test_scaled_letters_and_transformed_pages(self):
        # Letters at 102 %, a page at half its size: the gap that is left is what counts.
        content = f"q 0.5 0 0 0.5 10 20 cm BT /F 20 Tf 102 Tz 1 0 0 1 {LEFT} {TOP} Tm [(abc) -250 (def)] TJ ET Q"
        found, size = self.read(content)
        self.assertAlmostEqual(size, 10)
        self.assertAlmostEqual(measure.looseness(found[0], SPACE * size), 1.02, places=6)
        self.assertAlmostEqual(found[0].end - found[0].begin, (6 * 5 + 2.5) * 1.02, places=6)

    def test_composite_font(self):
        codes = "".join(f"00{ord(c):02x}" for c in "abc def")
        found, size = self.read(f"BT /F 10 Tf 1 0 0 1 {LEFT} {TOP} Tm <{codes}> Tj ET", composite=True)
        self.assertEqual(found[0].words, ["abc", "def"])
        self.assertAlmostEqual(measure.looseness(found[0], SPACE * size), 1.0, places=6)

    def test_kerning_is_no_space(self):
        found, _ = self.read(f"BT /F 10 Tf 1 0 0 1 {LEFT} {TOP} Tm [(ab) -60 (c) 60 (d)] TJ ET")
        self.assertEqual(found[0].words, ["abcd"])

    def test_loose_tight_and_last_lines(self):
        words = ["aaaa", "bbbb", "cccc"]
        rows = [(15, words, 1.0), (0, words, 1.51), (0, words, 1.49), (0, words, 2.2), (0, words, 0.7), (0, words, 9.0)]
        found = self.count(rows, measure_pt=width(words, 1.0))
        self.assertEqual(found["full lines"], 5, "the last line is its paragraph's last")
        self.assertEqual((found["loose"], found["gaping"], found["tight"]), (2, 1, 1))

    def test_short_and_overfull_lines(self):
        words = ["aaaa", "bbbb", "cccc"]
        fits = width(words, 1.0)
        rows = [(0, words, 1.0), (0, ["aaaa"], 1.0), (0, words, 1.2), (0, ["aaaa", "bbbb", "ccc-"], 1.0), (0, words, 1.0)]
        found = self.count(rows, measure_pt=fits)
        self.assertEqual((found["short"], found["loose"], found["overfull"]), (1, 1, 1))
        # A mark may hang in the margin; a letter may not.
        self.assertEqual(self.count(rows[3:], measure_pt=fits - 5)["overfull"], 0)
        self.assertEqual(self.count(rows[:1] + rows[4:], measure_pt=fits - 5)["overfull"], 1)

    def test_hyphens_and_ladders(self):
        rows = [(15, ["aa", "b-"], 1), (0, ["cc", "d-"], 1), (0, ["ee", "f-"], 1), (0, ["gg", "hh"], 1),
                (0, ["ii", "j-"], 1), (0, ["kk", "l-"], 1), (0, ["mm", "nn"], 1)]
        found = self.count(rows)
        self.assertEqual((found["hyphens"], found["ladders"]), (5, 1))

    def test_stacks_and_runts(self):
        rows = [(0, ["same", "aaa", "bbb"], 1), (0, ["Same", "ccc", "ddd,"], 1), (0, ["eee", "fff", "ddd"], 1),
                (0, ["ggg"], 1), (15, ["hhhh", "iiii"], 1)]
        found = self.count(rows)
        self.assertEqual(found["stacks"], 2)
        self.assertEqual(found["runts"], 1)
        self.assertEqual(self.count([rows[0], (0, ["jjjjj"], 1)])["runts"], 0)

    def test_rivers(self):
        straight = [(0, ["aaaa", "bbbb"], 1)] * 3
        self.assertEqual(self.count(straight)["rivers"], 1)
        self.assertEqual(self.count(straight[:2])["rivers"], 0, "two lines are no river")
        staggered = [(0, ["aaaa", "bbbb"], 1), (0, ["aaa", "bbbbb"], 1), (0, ["aaaa", "bbbb"], 1)]
        self.assertEqual(self.count(staggered)["rivers"], 0)
        # Gaps that overlap by more than half a space flow, by less do not: shifts of 1 and of 1.5 points.
        flows = [(0, ["aaaa", "bbbb"], 1), (1, ["aaaa", "bbbb"], 1), (2, ["aaaa", "bbbb"], 1)]
        self.assertEqual(self.count(flows)["rivers"], 1)
        self.assertEqual(self.count([(1.5 * i, words, r) for i, (_, words, r) in enumerate(flows)])["rivers"], 0)

    def test_rag(self):
        rows = [(0, ["a" * n], 1) for n in (40, 36, 32, 28, 40)]
        found = self.count(rows, ragged=True)
        self.assertAlmostEqual(found["mean shortfall, em"], (0 + 2 + 4 + 6) / 4)
        self.assertAlmostEqual(found["mean step, em"], 2.0)
        self.assertAlmostEqual(found["rag, em"], 2.236, places=3)
        self.assertEqual(found["short by a fifth"], 1)

    def test_color(self):
        # Bars stand for lines: what is measured is ink, and where it lies.
        def spread_of(bars):
            content = [f"{LEFT} {TOP - i * LEADING} {MEASURE} {height} re f" for i, height in enumerate(bars)]
            page_pdf(self.folder / "bars.pdf", ["\n".join(content)])
            rows = [pages_of_lines.Line(0, TOP - i * LEADING, ["x"], [], LEFT, LEFT + MEASURE, 5)
                    for i in range(len(bars))]
            return color.count(str(self.folder / "bars.pdf"), rows, SIZE, MEASURE, LEADING)

        even, uneven = spread_of([4] * 6), spread_of([4, 8, 4, 8, 4, 8])
        self.assertLess(even["color of lines, %"], 3)
        self.assertAlmostEqual(uneven["color of lines, %"], 100 / 3, delta=3)
        self.assertLess(even["color of spots, %"], 3)
        self.assertGreater(uneven["color of spots, %"], 5)

    def test_running_text_of_markdown(self):
        words = " ".join(f"word{i}" for i in range(24))
        text = f"---\na: b\n---\n# Heading\n\n{words} **bold** [link](http://a.example) \"quoted\"\n\n* {words}\n\nshort\n\n"
        text += f"```\n{words}\n```\n\n{words} http://a.example/b\n"
        self.assertEqual(texts.paragraphs_of(text), [words + " bold link \u201cquoted\u201d", words])


class Booklet(unittest.TestCase):
    """What the program writes is read whole: every word on a line, every full line as wide as the measure."""

    def test_every_word_and_edge(self):
        sentence = ("The county clerk counts each ballot twice, and the second count begins only when observers from every "
                    "party have signed the first; neighbors who registered by mail will find their polling place, its hours "
                    "and the documents they need printed on the card that came with this booklet.")
        paragraphs = [" ".join([sentence] * n) for n in (1, 2, 3)]
        for family in ("Liberation Serif", "Linux Libertine O"):
            for ragged in (False, True):
                with self.subTest(family=family, ragged=ragged), tempfile.TemporaryDirectory(prefix="hustings-") as name:
                    folder = pathlib.Path(name)
                    compose.write_hustings(folder, paragraphs, family, "en", ragged)
                    pdf = folder / "out.pdf"
                    run = subprocess.run([PROGRAM, "build", folder, "--layout", folder / "lines.xml", "-o", pdf],
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                    self.assertEqual(run.returncode, 0, run.stdout)
                    found, size = pages_of_lines.read_lines(glyphs.read_pages(pdf))
                    self.assertAlmostEqual(size, compose.SIZE, places=2)
                    read = "".join(word for line in found for word in line.words)
                    hyphens = str.maketrans("", "", "-\u2010\u00ad")
                    self.assertEqual(read.translate(hyphens), "".join(paragraphs).replace(" ", "").translate(hyphens))
                    counts = measure.count(found, size, compose.MEASURE, 0.25, compose.LEADING, ragged)
                    self.assertEqual(counts["lines"] - counts["full lines"], len(paragraphs))
                    self.assertEqual(counts["overfull"], 0)
                    if not ragged:
                        left = pages_of_lines.left_edge(found)
                        for line in found:
                            if not line.last:
                                # Marks hang by at most their own width.
                                self.assertLess(abs(line.end - left - compose.MEASURE), line.last_advance + 0.1)
                        self.assertEqual((counts["short"], counts["gaping"]), (0, 0))


if __name__ == "__main__":
    unittest.main()
