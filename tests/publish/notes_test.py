"""Notes counted by the page: numbers move the words whose pages they are counted on, so a booklet is made again until
they hold still. What then stands in the PDF and in the EPUB is looked at here.

usage: notes_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import re
import subprocess
import unittest
import zipfile

import booklets_test as booklets
import pdf_reader

FILLER = ("Every meeting of the board is open, and its papers are out a week before, so that who cannot come can read "
          "and write instead; what was decided is told in plain words the same evening. ")


def label(number):
    """A word of letters alone, so that the number after it is the mark."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")


def statement(name, first, count):
    paragraphs, notes = [], []
    for number in range(first, first + count):
        word = label(number)
        paragraphs.append(f"{FILLER * (number % 3 + 1)}So mark{word}[^{word}] says.")
        notes.append(f"[^{word}]: Of body{word}, which is a sentence of its own.")
    text = "\n\n".join(paragraphs + notes)
    return f"---\nname: {name}\ncontest: board\n---\n\n{text}\n"


class Notes(booklets.Booklet):
    def make(self, numbering, rules=""):
        folder = self.folder / f"notes-{numbering}-{len(rules)}"
        folder.mkdir(exist_ok=True)
        (folder / "own.xml").write_text('<layout name="own" extends="booklet-a5.xml">\n'
                                        f'  <rule select=":root" note-numbering="{numbering}"/>\n  {rules}\n</layout>\n')
        (folder / "election.yaml").write_text("title: Test\nlayout: own.xml\ncontests:\n  - id: board\n    title: Board\n"
                                              "    candidates:\n      - ada.md\n      - ben.md\n")
        (folder / "ada.md").write_text(statement("Ada Example", 0, 40))
        (folder / "ben.md").write_text(statement("Ben Example", 40, 12))
        return self.build(folder, "-W")  # a warning that numbers still move would be an error

    def pages(self, pdf):
        text = subprocess.run(["pdftotext", "-raw", pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout
        return text.split("\f")

    def numbers(self, pdf):
        """By label: the number in the text and its page, the number before the note and its page."""
        marks, bodies = {}, {}
        for index, page in enumerate(self.pages(pdf)):
            for word, number in re.findall(r"mark([a-j]{3})\s?(\d+)", page):
                marks[word] = (int(number), index)
            for number, word in re.findall(r"(\d+)\s+Of\s+body([a-j]{3})", page):
                bodies[word] = (int(number), index)
        self.assertEqual(sorted(marks), [label(number) for number in range(52)])
        self.assertEqual(sorted(bodies), sorted(marks))
        return marks, bodies

    def test_numbers_start_anew_on_each_page(self):
        files = self.make("page")
        marks, bodies = self.numbers(files[0])
        pages = {}
        for word in sorted(marks):
            number, page = marks[word]
            pages[page] = pages.get(page, 0) + 1
            self.assertEqual(number, pages[page], f"mark{word} on page {page + 1}")
            self.assertEqual(bodies[word], marks[word], f"body{word} stands below its mark, with its number")
        self.assertGreater(len(pages), 5)
        self.assertGreater(max(pages.values()), 2)
        self.be_sound(files)
        with zipfile.ZipFile(files[1]) as epub:
            book = "".join(epub.read(name).decode() for name in epub.namelist() if name.endswith(".xhtml"))
        said = dict(re.findall(r"mark([a-j]{3})<sup[^>]*><a [^>]*>(\d+)</a>", book))
        self.assertEqual(said, {word: str(number) for word, (number, _) in marks.items()})
        led = {word: number for number, word in
               re.findall(r'role="doc-backlink"[^>]*>(\d+)</a>(?:<[^>]*>|\s)*Of body([a-j]{3})', book)}
        self.assertEqual(led, said)

    def test_notes_stand_at_the_end_where_a_layout_says_so(self):
        marks, bodies = self.numbers(self.make("page", '<rule select="note-body" float="none"/>')[0])
        for first, count in ((0, 40), (40, 12)):
            last_mark = max(marks[label(number)][1] for number in range(first, first + count))
            for number in range(first, first + count):
                self.assertEqual((marks[label(number)][0], bodies[label(number)][0]), (number - first + 1,) * 2)
                self.assertGreaterEqual(bodies[label(number)][1], last_mark)

    def test_numbers_run_through_a_statement(self):
        marks, bodies = self.numbers(self.make("continuous")[0])
        for number in range(52):
            expected = number + 1 if number < 40 else number - 39
            self.assertEqual((marks[label(number)][0], bodies[label(number)][0]), (expected, expected))

    def test_notes_are_read_at_the_end_of_their_statement(self):
        text = pdf_reader.Reader(self.make("page")[0]).text()
        self.assertLess(text.index("mark" + label(39)), text.index("body" + label(0)))


if __name__ == "__main__":
    unittest.main()
