"""Holds the formulas of pages.py to columns of lines made by hand, and the reader of page_lines.py to small pages.

usage: pages_test.py [unittest arguments]"""

import pathlib
import tempfile
import unittest

import page_lines
import pages
import statements
import typst_booklet
from known_pages import page_pdf, text_at
from page_lines import Line
from statements import Block, Node, Statement

PAGE = typst_booklet.Page(300, 400, 50, 50, 50, 50, 10, 1.2, False)            # 12 pt from line to line, 25 lines
COLUMNS = typst_booklet.Page(300, 400, 50, 50, 50, 50, 10, 1.2, False, 2, 20)
TOP = 340  # of the first baseline


def lines(page, blocks, column=0, top=TOP, note=False):
    """Lines of a column from its top, one for each block's number; None is a line of white."""
    return [Line(page, column, top - 12 * at, 10, "letters", False, 0, note, block)
            for at, block in enumerate(blocks) if block is not None]


def blocks_of(kinds, note=False):
    return [Block({"p": "paragraph", "h": "heading", "c": "code", "t": "cell"}[kind], "letters", note) for kind in kinds]


def found(places):
    return [(place.count, place.page, place.column) for place in places]


class LoneLines(unittest.TestCase):
    def count(self, *columns, kinds="ppp", note=False):
        return found(pages.lone_lines(sum(columns, []), blocks_of(kinds), note))

    def test_last_line_alone(self):
        self.assertEqual(self.count(lines(0, [0, 0, 0]), lines(1, [0, 1, 1])), [("widows", 2, 1)])

    def test_first_line_alone(self):
        self.assertEqual(self.count(lines(0, [0, 0, 1]), lines(1, [1, 1])), [("orphans", 1, 1)])

    def test_two_lines_divided_are_both(self):
        self.assertEqual(self.count(lines(0, [0]), lines(1, [0])), [("orphans", 1, 1), ("widows", 2, 1)])

    def test_two_lines_on_each_side_are_none(self):
        self.assertEqual(self.count(lines(0, [0, 0]), lines(1, [0, 0])), [])

    def test_paragraphs_that_end_with_the_page_are_none(self):
        self.assertEqual(self.count(lines(0, [0, 0, 1]), lines(1, [2, 2])), [])

    def test_columns_divide_as_pages_do(self):
        self.assertEqual(self.count(lines(0, [0, 0]), lines(0, [0], 1)), [("widows", 1, 2)])

    def test_one_line_between_two_breaks_is_neither(self):
        self.assertEqual(self.count(lines(0, [0, 0]), lines(1, [0]), lines(2, [0, 0])), [])

    def test_headings_code_and_cells_have_none(self):
        for kind in "hct":
            self.assertEqual(self.count(lines(0, [0, 0]), lines(1, [0]), kinds=kind), [])

    def test_notes_are_counted_by_themselves(self):
        note = lines(0, [0], note=True) + lines(1, [0, 0], note=True)
        self.assertEqual(self.count(note, lines(0, [0, 0]), note=True), [("orphans", 1, 1)])
        self.assertEqual(self.count(note, lines(0, [0, 0])), [])


class Headings(unittest.TestCase):
    def count(self, *columns, kinds="phpp"):
        return found(pages.low_headings(sum(columns, []), blocks_of(kinds)))

    def test_two_lines_below(self):
        self.assertEqual(self.count(lines(0, [0, 1, 2, 2]), lines(1, [2, 2])), [("low headings", 1, 1)])

    def test_three_lines_below(self):
        self.assertEqual(self.count(lines(0, [0, 1, 2, 2, 2]), lines(1, [2, 2])), [])

    def test_none_below_and_two_lines_of_heading_count_once(self):
        self.assertEqual(self.count(lines(0, [0, 1, 1]), lines(1, [2])), [("low headings", 1, 1)])

    def test_the_end_of_a_statement_is_no_page_end(self):
        self.assertEqual(self.count(lines(0, [0, 0]), lines(1, [1, 2])), [])

    def test_headings_below_each_other_are_no_text(self):
        self.assertEqual(self.count(lines(0, [0, 1, 2, 2]), lines(1, [2]), kinds="hhp"), [("low headings", 1, 1)] * 2)

    def test_notes_are_no_text(self):
        self.assertEqual(self.count(lines(0, [1, 2, 2]) + lines(0, [0, 1, 2], note=True, top=100), lines(1, [2, 2])),
                         [("low headings", 1, 1)])


class Heights(unittest.TestCase):
    def openings(self, *columns, page=PAGE):
        return found(pages.uneven_openings(sum(columns, []), page))

    def test_opening_that_differs_by_two_lines(self):
        self.assertEqual(self.openings(lines(1, [0] * 20), lines(2, [0] * 22), lines(3, [0])), [("uneven openings", 2, 1)])

    def test_a_line_more_is_allowed(self):
        self.assertEqual(self.openings(lines(1, [0] * 20), lines(2, [0] * 21), lines(3, [0])), [])

    def test_recto_and_verso_do_not_face(self):
        self.assertEqual(self.openings(lines(0, [0] * 20), lines(1, [0] * 10), lines(2, [0] * 10), lines(3, [0])), [])

    def test_last_page_ends_where_the_text_does(self):
        self.assertEqual(self.openings(lines(1, [0] * 20), lines(2, [0] * 3)), [])

    def test_notes_fill_a_page(self):
        note = lines(2, [0, 1], note=True, top=TOP - 18 * 12)
        self.assertEqual(self.openings(lines(1, [0] * 20), lines(2, [0] * 10) + note, lines(3, [0])), [])

    def ends(self, *columns, page=COLUMNS):
        return found(pages.uneven_ends(sum(columns, []), page))

    def test_columns_of_the_last_page(self):
        self.assertEqual(self.ends(lines(0, [0] * 10), lines(0, [0] * 9, 1)), [])
        self.assertEqual(self.ends(lines(0, [0] * 10), lines(0, [0] * 8, 1)), [("uneven ends", 1, 1)])
        self.assertEqual(self.ends(lines(0, [0] * 10)), [("uneven ends", 1, 1)])
        self.assertEqual(self.ends(lines(0, [0])), [])
        self.assertEqual(self.ends(lines(0, [0] * 10), page=PAGE), [])

    def test_earlier_pages_and_lines_across_are_not_looked_at(self):
        title = [Line(1, 0, TOP + 30, 20, "title", True, 0, False, 0)]
        self.assertEqual(self.ends(lines(0, [0] * 10), title + lines(1, [0] * 4), lines(1, [0] * 4, 1)), [])

    def underfull(self, *columns, page=PAGE):
        return found(pages.underfull_columns(sum(columns, []), page))

    def test_room_for_four_lines(self):
        # 25 lines fit.
        self.assertEqual(self.underfull(lines(0, [0] * 21), lines(1, [0])), [("underfull", 1, 1)])
        self.assertEqual(self.underfull(lines(0, [0] * 22), lines(1, [0])), [])

    def test_last_page_may_be_short(self):
        self.assertEqual(self.underfull(lines(0, [0] * 25), lines(1, [0])), [])
        self.assertEqual(self.underfull(lines(0, [0] * 5), lines(0, [0] * 5, 1), page=COLUMNS), [])

    def test_notes_end_the_room(self):
        # Notes from the eleventh line on: the text may come down to the ninth.
        note = lines(0, [0] * 3, note=True, top=TOP - 10 * 12)
        self.assertEqual(self.underfull(lines(0, [0] * 6) + note, lines(1, [0])), [])
        self.assertEqual(self.underfull(lines(0, [0] * 5) + note, lines(1, [0])), [("underfull", 1, 1)])


DUMP = """title "A"
style 0 Serif 400 10/12
part cover sequence cover
  section.cover block s1
    paragraph.title text s1
      text s1 "Not a statement"
part chapter-a sequence body
  section.chapter block s1 lang en id="chapter-a" @1:1
    heading:1.title text s2 id="chapter-a.t" @1:1
      text s2 "Why \\"I\\" run"
    list list s3 tight="true" ordered="true" start="1" @3:1
      list-item item s4 @3:1
        paragraph.list-mark mark s4 generated
          text s4 generated "1."
        paragraph text s4 @3:4
          text s4 "One "
          link inline s5 target="https://example.org/" @3:8
            text s5 "link"
          note-mark inline s6 generated target="#n1" id="n1-mark"
            text s6 generated "1"
    section.notes block s7 generated
      note-body note s8 generated id="n1" @3:8
        paragraph.note-number mark s9 generated
          text s9 generated "1"
        paragraph.link-address text s9 generated
          text s9 generated "https://example.org/"
"""


class Reading(unittest.TestCase):
    def test_statements_of_a_dump(self):
        booklet = statements.read_statements(DUMP)
        self.assertEqual([s.identity for s in booklet], ["chapter-a"])
        self.assertEqual([(b.kind, b.text) for b in booklet[0].blocks], [("heading", "whyirun"), ("paragraph", "1onelink")])
        self.assertEqual([(b.kind, b.text) for b in booklet[0].notes], [("paragraph", "httpsexampleorg")])

    def test_typst_gets_text_as_strings_and_notes_at_their_marks(self):
        booklet = statements.read_statements(DUMP)
        text = typst_booklet.Writer(booklet[0]).statement(booklet[0].root, PAGE)
        self.assertIn('#heading(level: 1)[#"Why \\"I\\" run";]', text)
        self.assertIn('#link("https://example.org/")[#"link";];#footnote[#address[#"https://example.org/";]]<n1>', text)
        self.assertNotIn('"1."', text)

    def read(self, rows, blocks, page, notes=()):
        """Pages of rows (x, y, size, text), and the booklet of one statement."""
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "page.pdf"
            page_pdf(path, ["\n".join(text_at(*row) for row in each) for each in rows], False, page.width, page.height)
            statement = Statement("s", Node("section", 0, [], {}), blocks, list(notes))
            return page_lines.read_booklet(path, [statement], page)

    def test_divided_words_and_raised_figures(self):
        text = [Block("paragraph", "thesecondlinedividesawordandcallsanote", False)]
        rows = [[(50, TOP, 10, "The second line di-"), (50, TOP - 12, 10, "vides a word and"), (50, TOP - 24, 10, "calls a note."),
                 (115, TOP - 20, 6, "12"), (50, 380, 8, "running head"), (50, 20, 8, "7")]]
        pages_read, shares = self.read(rows, text, PAGE)
        self.assertEqual([(line.letters, line.block, line.baseline) for line in pages_read[0]],
                         [("thesecondlinedi", 0, TOP), ("videsawordand", 0, TOP - 12), ("callsanote", 0, TOP - 24)])
        self.assertEqual(shares, [1.0])

    def test_columns_are_read_below_the_title_across_them(self):
        text = [Block("heading", "atitleacrossthetwocolumns", False), Block("paragraph", "leftoneleftwo", False),
                Block("paragraph", "righttwo", False)]
        rows = [[(50, TOP, 16, "A title across the two columns"), (50, TOP - 30, 10, "left one"), (160, TOP - 30, 10, "right"),
                 (50, TOP - 42, 10, "lef two"), (160, TOP - 42, 10, "two")]]
        pages_read, shares = self.read(rows, text, COLUMNS)
        self.assertEqual([(line.letters, line.column, line.across, line.block) for line in pages_read[0]],
                         [("atitleacrossthetwocolumns", 0, True, 0), ("leftone", 0, False, 1), ("leftwo", 0, False, 1),
                          ("right", 1, False, 2), ("two", 1, False, 2)])
        self.assertEqual(shares, [1.0])

    def test_small_lines_are_notes_first_and_strange_lines_are_passed(self):
        text = [Block("paragraph", "somewordsofthetextthatarelongenough", False), Block("paragraph", "andtherestofthetext", False)]
        notes = [Block("paragraph", "anoteatthefoot", True)]
        rows = [[(50, TOP, 10, "Some words of the text that are long enough"), (50, TOP - 12, 10, "Cells 17"),
                 (50, TOP - 24, 10, "and the rest of the text"), (50, 60, 8, "1 A note at the foot")]]
        pages_read, _ = self.read(rows, text, PAGE, notes)
        self.assertEqual([(line.block, line.note) for line in pages_read[0]],
                         [(0, False), (-1, False), (1, False), (0, True)])


if __name__ == "__main__":
    unittest.main()
