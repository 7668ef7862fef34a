"""What PDF/UA-1 and a reader with a screen reader ask of a whole booklet, looked at in the finished file: title, languages,
bookmarks, page labels, tab order, types of the structure, artifacts, pictures. Nothing of the program's own is on the path.

usage: accessibility_test.py PROGRAM NODE_FOLDER [unittest arguments]"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import pikepdf

import pdf_reader

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
sys.argv.pop(1)
LAYOUTS = ("booklet-a5", "large-print", "pamphlet-letter")


def squeezed(text):
    return re.sub(r"[\s\u00ad\ufffc]+", "", text)


def elements(node, language=None, parent=None):
    """Every element of the structure below a node, with the language in force and the type around it."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            spoken = str(kid["/Lang"]) if "/Lang" in kid else language
            yield kid, spoken, parent
            yield from elements(kid, spoken, str(kid["/S"])[1:])


def roman(number):
    out = ""
    for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while number >= value:
            out, number = out + letters, number - value
    return out


def labels(pdf):
    """The label of each page, by the number tree of the catalog."""
    nums, out = pdf.Root.PageLabels.Nums, []
    ranges = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    for index in range(len(pdf.pages)):
        begin = max(start for start in ranges if start <= index)
        entry = ranges[begin]
        number = int(entry.get("/St", 1)) + index - begin
        style = str(entry.get("/S", ""))
        out.append(str(entry.get("/P", "")) + {"/D": str(number), "/r": roman(number), "": ""}[style])
    return out


def artifacts(page):
    """Type and Subtype of every artifact of a page; fails on what is neither tagged nor an artifact."""
    found, depth = [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            depth.append(str(operands[0]))
            if depth[-1] == "/Artifact":
                values = operands[1]
                found.append((str(values.get("/Type")), str(values.get("/Subtype", ""))))
        elif name == "EMC":
            depth.pop()
        elif name in ("Tj", "TJ", "Do", "f", "S", "B"):
            assert depth, f"{name} outside of marked content"
    return found


class Built(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def build(self, source, *options):
        pdf, epub = self.folder / "out.pdf", self.folder / "out.epub"
        run = subprocess.run([PROGRAM, "build", str(source), "-o", pdf, "-o", epub, "--diagnostics=short", *options],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        return run, pdf, epub


class Whole(Built):
    readers = {}

    def samples(self):
        for name in ("riverbend-county-2026", "many-tongues"):
            for layout in LAYOUTS:
                if (name, layout) not in self.readers:
                    run, pdf, _ = self.build(ROOT / "input" / name, "--layout", layout)
                    self.assertEqual(run.returncode, 0, run.stderr)
                    copy = self.folder / f"{name}-{layout}.pdf"
                    shutil.move(pdf, copy)
                    self.readers[name, layout] = (copy, pdf_reader.Reader(copy))
                yield self.readers[name, layout]

    def test_the_title_is_shown_and_the_tabs_follow_the_structure(self):
        for _, reader in self.samples():
            root = reader.pdf.Root
            self.assertIs(bool(root.ViewerPreferences.DisplayDocTitle), True)
            with reader.pdf.open_metadata() as metadata:
                self.assertGreater(len(metadata["dc:title"]), 3)
            self.assertEqual({str(page.obj.get("/Tabs")) for page in reader.pdf.pages}, {"/S"})

    def test_bookmarks_are_the_headings(self):
        for _, reader in self.samples():
            written = []
            for element, _, _ in elements(reader.pdf.Root.StructTreeRoot):
                if re.fullmatch(r"/H[1-6]", str(element.S)):
                    out = []
                    reader._walk(element, None, out)
                    written.append(squeezed("".join(out)))
            shown = []
            with reader.pdf.open_outline() as outline:
                todo = list(outline.root)
                while todo:
                    item = todo.pop(0)
                    shown.append(squeezed(item.title))
                    todo = list(item.children) + todo
            # What is a question of a <details> is a heading without a bookmark.
            self.assertGreater(len(shown), 10)
            self.assertEqual(sorted(set(shown) - set(written)), [])
            self.assertGreaterEqual(len(shown), 0.9 * len(written))

    def test_page_labels_are_the_folios(self):
        for path, reader in self.samples():
            printed = 0
            for number, label in enumerate(labels(reader.pdf), 1):
                text = subprocess.run(["pdftotext", "-layout", "-f", str(number), "-l", str(number), path, "-"],
                                      stdout=subprocess.PIPE, text=True).stdout
                text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
                lines = [line for line in text.split("\n") if line.strip("\f ")]
                feet = [kind for kind in artifacts(reader.pdf.pages[number - 1]) if kind[1] == "/Footer"]
                if not feet:
                    continue
                printed += 1
                self.assertIn(label, " ".join(lines[-2:] + lines[:1]).split(), f"{path.name}, page {number}")
            self.assertGreater(printed, len(reader.pdf.pages) / 2)

    def test_everything_is_tagged_or_an_artifact_of_its_kind(self):
        for _, reader in self.samples():
            kinds = {kind for page in reader.pdf.pages for kind in artifacts(page)}
            self.assertLessEqual(kinds, {("/Layout", ""), ("/Pagination", ""), ("/Pagination", "/Header"),
                                         ("/Pagination", "/Footer")})
            self.assertIn(("/Pagination", "/Footer"), kinds)

    def test_levels_have_no_gap_and_elements_say_what_they_must(self):
        for _, reader in self.samples():
            level, types = 0, set()
            for element, _, parent in elements(reader.pdf.Root.StructTreeRoot):
                kind = str(element.S)[1:]
                types.add(kind)
                attributes = element.get("/A", {})
                if re.fullmatch(r"H[1-6]", kind):
                    self.assertLessEqual(int(kind[1]), level + 1)
                    level = int(kind[1])
                elif kind == "TH":
                    self.assertIn(str(attributes.get("/Scope")), ("/Column", "/Row"))
                elif kind == "L":
                    self.assertIn("/ListNumbering", attributes)
                elif kind == "Figure":
                    self.assertGreater(len(str(element.get("/Alt", ""))), 3)
                    self.assertEqual(len(attributes["/BBox"]), 4)
                elif kind == "Note":
                    self.assertIn("/ID", element)
                elif kind == "TOCI":
                    self.assertEqual(parent, "TOC")
                    self.assertIn("Reference", {str(inner.S)[1:] for inner, _, _ in elements(element)})
                elif kind == "Link":
                    kids = element["/K"]
                    self.assertTrue(any(isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type")) == "/OBJR"
                                        for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])))
            self.assertLessEqual({"Document", "TOC", "TOCI", "Reference", "Link", "H1", "P"}, types)

    def test_every_language_is_said(self):
        _, reader = next(pair for pair in self.samples() if "many-tongues" in str(pair[0]))
        spoken = {language for _, language, _ in elements(reader.pdf.Root.StructTreeRoot, str(reader.pdf.Root.Lang))}
        for page in sorted((ROOT / "input/many-tongues/pages").glob("*.md")):
            wanted = page.stem.lower()
            self.assertTrue(any(each.lower() == wanted or each.lower().split("-")[0] == wanted for each in spoken),
                            f"{wanted} is not among {sorted(spoken)}")


class Pictures(Built):
    def folder_with(self, text):
        folder = self.folder / "pictures"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(ROOT / "input/proof-of-pages/portraits/jpeg-444.jpg", folder / "plan.jpg")
        (folder / "page.md").write_text("# A page\n\n" + text)
        return folder / "page.md"

    def figures(self, pdf):
        with pikepdf.open(pdf) as file:
            return [str(element.Alt) for element, _, _ in elements(file.Root.StructTreeRoot)
                    if str(element.S) == "/Figure"]

    def images(self, epub):
        with zipfile.ZipFile(epub) as book:
            return [tag for name in book.namelist() if name.endswith(".xhtml")
                    for tag in re.findall(r"<img[^>]*>", book.read(name).decode())]

    def test_one_without_words_is_asked_for_and_named(self):
        run, pdf, epub = self.build(self.folder_with("See ![](plan.jpg) there.\n"))
        self.assertEqual(run.returncode, 0)
        self.assertIn("alternative-missing", run.stderr)
        self.assertEqual(self.figures(pdf), ["plan.jpg"])
        self.assertIn('alt="plan.jpg"', self.images(epub)[0])
        with zipfile.ZipFile(epub) as book:
            package = next(book.read(name).decode() for name in book.namelist() if name.endswith(".opf"))
        self.assertNotIn("alternativeText", package)
        pdf.unlink()
        run, pdf, _ = self.build(self.folder_with("See ![](plan.jpg) there.\n"), "-W")
        self.assertNotEqual(run.returncode, 0)
        self.assertFalse(pdf.exists())

    def test_a_decorative_one_is_drawn_and_not_read(self):
        run, pdf, epub = self.build(self.folder_with('Words <img src="plan.jpg" alt=""> words.\n'), "-W")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.figures(pdf), [])
        tag = self.images(epub)[0]
        self.assertIn('alt=""', tag)
        self.assertIn('role="presentation"', tag)

    def test_one_that_is_a_link_names_it(self):
        run, pdf, _ = self.build(self.folder_with("[![Our plan](plan.jpg)](https://example.org/plan)\n"), "-W")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.figures(pdf), ["Our plan"])
        with pikepdf.open(pdf) as file:
            said = [str(annotation.Contents) for page in file.pages for annotation in page.obj.get("/Annots", [])
                    if "/A" in annotation and str(annotation.A.get("/URI")) == "https://example.org/plan"]
        self.assertEqual(said, ["Our plan"])


if __name__ == "__main__":
    unittest.main()
