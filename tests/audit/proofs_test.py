"""Proof sheets: the very pages of the booklet behind a sheet that says what was received and how it was counted.

usage: proofs_test.py PROGRAM [unittest arguments]"""

import hashlib
import re
import shutil
import subprocess
import unittest

import pikepdf

from booklet_case import HERE, BookletCase

ROOT = HERE.parents[1]


def text_of(path, first, last):
    arguments = ["pdftotext", "-raw", "-f", str(first), "-l", str(last), path, "-"]
    return subprocess.run(arguments, check=True, capture_output=True, encoding="utf-8").stdout


def page_count(path):
    said = subprocess.run(["pdfinfo", path], check=True, capture_output=True, encoding="utf-8").stdout
    return int(re.search(r"Pages:\s+(\d+)", said)[1])


class Proofs(BookletCase):
    def sheet(self, path):
        """The words of the sheet, which may be longer than a page, without line ends."""
        return re.sub(r"\s+", " ", text_of(path, 1, page_count(path) - 1))

    def test_everybody_has_a_sound_file_with_the_very_page(self):
        self.run_program("proofs", "booklet")
        self.run_program("build", "booklet", "-o", "guide.pdf")
        proofs = sorted((self.folder / "out/booklet-proofs").iterdir())
        self.assertEqual([path.stem for path in proofs],
                         ["bo-tables", "edda-quill", "nils-unwritten", "orrin-vale", "tamsin-reed"])
        pages = [text_of(self.folder / "guide.pdf", n, n) for n in range(1, page_count(self.folder / "guide.pdf") + 1)]
        for path in proofs:
            checked = subprocess.run(["qpdf", "--check", path], capture_output=True, encoding="utf-8")
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
            last = page_count(path)
            self.assertEqual(pages.count(text_of(path, last, last)), 1, path)
            info = subprocess.run(["pdfinfo", path], check=True, capture_output=True, encoding="utf-8").stdout
            self.assertRegex(info, r"Tagged:\s+yes")
            self.assertRegex(info, r"Title:\s+Proof for ")
        self.assertIn("two lamps and needs three", text_of(proofs[1], page_count(proofs[1]), page_count(proofs[1])))

    def test_what_is_read_aloud_is_what_stands_on_the_pages(self):
        statement = self.booklet / "candidates/edda-quill.md"
        statement.write_text(statement.read_text() + "\nSee [the plan](https://harbor.example/plan), and [tides](https://t.example).\n")
        self.run_program("proofs", "booklet", "-o", "one", "--layout", "pamphlet-letter")
        links = 0
        for path in (self.folder / "one").iterdir():
            with pikepdf.open(path) as pdf:
                tree = pdf.Root.StructTreeRoot
                owners = {int(tree.ParentTree.Nums[i]): tree.ParentTree.Nums[i + 1]
                          for i in range(0, len(tree.ParentTree.Nums), 2)}
                for page in pdf.pages:
                    marked = set()
                    for operands, operator in pikepdf.parse_content_stream(page):
                        if str(operator) == "BDC" and "/MCID" in operands[1]:
                            marked.add(int(operands[1]["/MCID"]))
                    owned = owners[int(page.StructParents)]
                    self.assertEqual(marked, {i for i in range(len(owned)) if owned[i] is not None}, path)
                    for each in page.get("/Annots", []):
                        self.assertEqual(owners[int(each.StructParent)].S, "/Link")
                self.references = {"/MCR": 0, "/OBJR": 0}
                self.walk(tree.K, tree, {page.objgen for page in pdf.pages})
                self.assertEqual(self.references["/OBJR"], sum(len(page.get("/Annots", [])) for page in pdf.pages))
                self.assertGreater(self.references["/MCR"], 10)
                links += self.references["/OBJR"]
            said = subprocess.run(["pdfinfo", "-struct-text", path], check=True, capture_output=True, encoding="utf-8").stdout
            self.assertIn("Signature", said)
            others = {"edda-quill": "two lamps", "orrin-vale": "Boats first", "tamsin-reed": "tide tables"}
            for candidate, words in others.items():
                self.assertEqual(words in said, path.stem == candidate, (path, words))
        self.assertGreaterEqual(links, 2)

    def walk(self, element, parent, pages):
        """Every element knows its parent, what is on a page says on which, and every page that is named is in the file."""
        self.assertEqual(element.P.objgen, parent.objgen)
        self.assertIn("/S", element)
        if "/K" not in element:
            return
        kids = element.K
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if str(kid.get("/Type")) in ("/MCR", "/OBJR"):
                self.assertIn(kid.Pg.objgen, pages)
                self.references[str(kid.Type)] += 1
            if "/S" in kid:
                self.walk(kid, element, pages)

    def test_the_sheet_says_what_was_received(self):
        path = self.booklet / "candidates/orrin-vale.md"
        body = "Boats\u200b first.\r\n\r\nAnd then <!-- no --> boats \u202eagain\u202c.\r\n"
        path.write_bytes(b"\xef\xbb\xbf---\nname: Orrin Vale\n---\n" + body.encode())
        self.run_program("proofs", "booklet", "--candidate", "orrin-vale", "-o", "one")
        self.assertEqual([each.name for each in (self.folder / "one").iterdir()], ["orrin-vale.pdf"])
        sheet = self.sheet(self.folder / "one/orrin-vale.pdf")
        digest = hashlib.sha256(body.encode()).hexdigest()
        self.assertIn(digest, sheet.replace(" ", ""))
        for words in ("Proof for Orrin Vale", "Harbor Master", "byte order mark", "Lines end with carriage return and line feed "
                      "3 times", "ZERO WIDTH SPACE (U+200B)", "RIGHT-TO-LEFT OVERRIDE (U+202E)", "HTML comment", "Signature",
                      "Print it as it stands.", "Equal: the same", f"{len(body.encode())} bytes"):
            self.assertIn(words, sheet)

    def test_an_untouched_statement_is_said_to_be_so(self):
        self.run_program("proofs", "booklet", "--candidate", "tamsin-reed", "-o", "one")
        sheet = self.sheet(self.folder / "one/tamsin-reed.pdf")
        self.assertIn("no character was left out", sheet)
        self.assertIn("24 words, counted by", sheet)

    def test_nobody_without_a_statement_is_left_out(self):
        self.run_program("proofs", "booklet", "--candidate", "nils-unwritten", "-o", "one")
        path = self.folder / "one/nils-unwritten.pdf"
        self.assertIn("No statement was submitted.", self.sheet(path))
        self.assertIn("Nils Unwritten", text_of(path, page_count(path), page_count(path)))

    def test_the_same_bytes_with_any_number_of_threads(self):
        self.run_program("proofs", "booklet", "-o", "a", "-j", 1)
        self.run_program("proofs", "booklet", "-o", "b", "-j", 2)
        for path in (self.folder / "a").iterdir():
            self.assertEqual(path.read_bytes(), (self.folder / "b" / path.name).read_bytes(), path.name)

    def test_arabic(self):
        shutil.copytree(ROOT / "input/many-tongues", self.folder / "tongues")
        self.run_program("proofs", "tongues", "--lang", "ar", "-o", "one")
        for path in (self.folder / "one").iterdir():
            checked = subprocess.run(["qpdf", "--check", path], capture_output=True, encoding="utf-8")
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
            self.assertIn("التوقيع", self.sheet(path))

    def test_nothing_comes_of_a_booklet_with_errors(self):
        (self.booklet / "candidates/edda-quill.md").write_text("---\nname: Edda Quill\nportrait: gone.jpg\n---\nWords.\n")
        said = self.run_program("proofs", "booklet", status=1)[1]
        self.assertIn("picture-missing", said)
        self.assertFalse((self.folder / "out").exists())

    def test_a_candidate_who_is_not_there(self):
        said = self.run_program("proofs", "booklet", "--candidate", "nobody", status=2)[1]
        self.assertIn('no candidate with the id "nobody"', said)


if __name__ == "__main__":
    unittest.main()
