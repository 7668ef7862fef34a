"""Damages finished files one way at a time, and expects `hustings verify` to catch each and to say whose words they are.
PDFs are edited through qpdf's library, EPUBs as ZIP and XML.

usage: mutations_test.py PROGRAM [unittest arguments]"""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

import lxml.etree
import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = ROOT / "input/riverbend-county-2026"
XHTML = "{http://www.w3.org/1999/xhtml}"


def build(folder, source):
    run = subprocess.run([PROGRAM, "build", source, "-q", "-o", f"{folder}/a.pdf", "-o", f"{folder}/a.epub"],
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert run.returncode == 0, run.stdout


class Damaged(unittest.TestCase):
    """A folder with one good PDF and one good EPUB for all tests of a class."""

    source = SOURCE

    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        build(cls.folder, cls.source)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def findings(self, path):
        run = subprocess.run([PROGRAM, "verify", path, "--against", SOURCE, "--diagnostics=short"],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        self.assertEqual(run.returncode == 1, "error[verify-" in run.stderr)
        return run.stderr.splitlines()

    def expect(self, path, *wanted):
        """Each finding wanted, as an id and words of its message, is there, and no other."""
        found = self.findings(path)
        for identity, *words in wanted:
            match = [line for line in found
                     if f"error[{identity}]" in line and all(word in line for word in words)]
            self.assertTrue(match, f"no {identity} with {words} in:\n" + "\n".join(found))
            found = [line for line in found if line not in match]
        self.assertEqual(found, [])


class Pdf(Damaged):
    def setUp(self):
        self.pdf = pikepdf.open(self.folder / "a.pdf")
        self.named, self.parents = {}, {}
        stack = [self.pdf.Root.StructTreeRoot.K]
        while stack:
            element = stack.pop()
            for kid in self.kids(element):
                if isinstance(kid, Dictionary) and "/S" in kid:
                    stack.append(kid)
            if "/ID" in element and str(element.ID) not in self.named:
                self.named[str(element.ID)] = element
        self.statements = [key for key in self.named if key.startswith("statement-")]
        # Two with several paragraphs of running text.
        self.statements.sort(key=lambda key: -len(self.below(self.named[key], "/P")))
        self.first, self.second = self.statements[:2]

    @staticmethod
    def kids(element):
        kids = element.get("/K", Array())
        return list(kids) if isinstance(kids, Array) else [kids]

    def below(self, element, kind):
        found = []
        for kid in self.kids(element):
            if isinstance(kid, Dictionary) and "/S" in kid:
                if kid.S == kind:
                    found.append(kid)
                found += self.below(kid, kind)
        return found

    def candidate(self, statement):
        """The name as its heading has it, by verify's own word on a file that lacks the statement."""
        return self.name_of[statement]

    @property
    def name_of(self):
        if not hasattr(Pdf, "_names"):
            names = {}
            for path in (SOURCE / "candidates").glob("*.md"):
                names["statement-" + path.stem] = re.search(r"^name: (.*)$", path.read_text(), re.M).group(1)
            Pdf._names = names
        return Pdf._names

    def save(self):
        path = self.folder / "damaged.pdf"
        self.pdf.save(path)
        return path

    def marks_of(self, element, page=None):
        """(page, MCID) of all marked content of an element."""
        page = element.get("/Pg", page)
        marks = []
        for kid in self.kids(element):
            if isinstance(kid, int):
                marks.append((page, kid))
            elif isinstance(kid, Dictionary) and "/S" in kid:
                marks += self.marks_of(kid, page)
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                marks.append((kid.get("/Pg", page), int(kid.MCID)))
        return marks

    def to_unicode(self, font):
        table = {}
        for code, text in re.findall(rb"<([0-9A-F]+)>\s*<([0-9A-F]+)>", font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]):
            table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        return table

    def edit_page(self, page, mcid, edit):
        """Calls `edit` with each instruction of a marked content; it returns what takes its place, or None to keep it."""
        instructions, inside, depth, font = [], None, 0, None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                depth += 1
                if len(operands) == 2 and isinstance(operands[1], Dictionary) and operands[1].get("/MCID") == mcid:
                    inside = depth
            if name == "EMC":
                if inside == depth:
                    inside = None
                depth -= 1
            if name == "Tf":
                font = page.Resources.Font[str(operands[0])]
            changed = edit(operands, name, font) if inside is not None else None
            instructions += [(operands, operator)] if changed is None else changed
        page.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    def test_undamaged(self):
        self.expect(self.save())

    def test_dropped_paragraph(self):
        element = self.named[self.first]
        dropped = next(kid for kid in self.kids(element) if kid.S == "/P")
        element.K = Array([kid for kid in self.kids(element) if kid.objgen != dropped.objgen])
        self.expect(self.save(), ("verify-words-missing", "the statement of " + self.candidate(self.first)))

    def test_swapped_statements(self):
        a, b = self.named[self.first], self.named[self.second]
        a.K, b.K = b.K, a.K
        one, two = self.candidate(self.first), self.candidate(self.second)
        self.expect(self.save(), ("verify-wrong-name", f"the statement of {one} belongs", f"has the statement of {two}"),
                    ("verify-wrong-name", f"the statement of {two} belongs", f"has the statement of {one}"))

    def test_doubled_statement(self):
        element = self.named[self.first]
        element.P.K.append(element)
        self.expect(self.save(), ("verify-statement-twice", "statement of " + self.candidate(self.first)))

    def test_lost_statement(self):
        element = self.named[self.first]
        element.P.K = Array([kid for kid in self.kids(element.P) if kid.objgen != element.objgen])
        self.expect(self.save(), ("verify-statement-missing", "statement of " + self.candidate(self.first)))

    def test_swapped_names(self):
        a, b = (self.below(self.named[key].P, "/H2")[0] for key in (self.first, self.second))
        a.K, b.K = b.K, a.K
        a.Pg, b.Pg = b.Pg, a.Pg
        one, two = self.candidate(self.first), self.candidate(self.second)
        self.expect(self.save(), ("verify-wrong-name", f"profile of {one} stands under the name \"{two}\""),
                    ("verify-wrong-name", f"profile of {two} stands under the name \"{one}\""))

    def test_swapped_profiles(self):
        contest = next(self.named[key] for key in self.named if key.startswith("contest-") and
                       sum(str(kid.get("/ID", "")).startswith("profile-") for kid in self.kids(self.named[key])
                           if isinstance(kid, Dictionary)) > 1)
        kids = self.kids(contest)
        profiles = [i for i, kid in enumerate(kids) if isinstance(kid, Dictionary) and
                    str(kid.get("/ID", "")).startswith("profile-")]
        kids[profiles[0]], kids[profiles[1]] = kids[profiles[1]], kids[profiles[0]]
        contest.K = Array(kids)
        self.expect(self.save(), ("verify-statement-order",))

    def test_changed_digit(self):
        digits = "0123456789"
        for statement in self.statements:
            for page, mcid in self.marks_of(self.named[statement]):
                done = []

                def edit(operands, name, font):
                    if name != "TJ" or done:
                        return None
                    table = self.to_unicode(font)
                    codes = {text: code for code, text in table.items() if text in digits}
                    array = list(operands[0])
                    for i, piece in enumerate(array):
                        if not isinstance(piece, String):
                            continue
                        data = bytearray(bytes(piece))
                        for k, code in enumerate(data):
                            if table.get(code) in codes and len(codes) > 1:
                                other = next(text for text in codes if text != table[code])
                                done.append((table[code], other))
                                data[k] = codes[other]
                                array[i] = String(bytes(data))
                                return [([Array(array)], Operator("TJ"))]
                    return None

                self.edit_page(page, mcid, edit)
                if done:
                    self.expect(self.save(), ("verify-words-changed", "the statement of " + self.candidate(statement)))
                    return
        self.fail("no digit in any statement")

    def test_cut_last_line_of_a_page(self):
        """The last line of the first page of a statement: within its text, where it goes on over the page."""
        longest = []
        for statement in self.statements:
            marks = self.marks_of(self.named[statement])
            pages = [page.objgen for page, _ in marks]
            cut = next((i for i in range(1, len(pages)) if pages[i] != pages[i - 1]), len(pages))
            longest.append((cut < len(pages), statement, marks[cut - 1]))
        _, statement, (page, mcid) = max(longest, key=lambda each: each[0])
        shown = []
        self.edit_page(page, mcid, lambda operands, name, font: shown.append(name) if name in ("TJ", "Td") else None)
        count = len(shown)
        last_move = max((i for i, name in enumerate(shown) if name == "Td"), default=0)
        seen = []

        def edit(operands, name, font):
            if name not in ("TJ", "Td"):
                return None
            seen.append(name)
            return [] if name == "TJ" and len(seen) > last_move else None

        self.edit_page(page, mcid, edit)
        self.assertEqual(len(seen), count)
        self.expect(self.save(), ("verify-words-missing", "the statement of " + self.candidate(statement)))

    def test_wrong_to_unicode(self):
        """One glyph of the text's face tells another letter."""
        page, mcid = next((page, mcid) for page, mcid in self.marks_of(self.named[self.first]))
        fonts = []
        self.edit_page(page, mcid, lambda operands, name, font: fonts.append(font) if name == "TJ" else None)
        font = fonts[-1]
        data = font.ToUnicode.read_bytes()
        damaged = re.sub(rb"(<[0-9A-F]{2,4}>\s*)<0065>", rb"\1<0078>", data)
        self.assertNotEqual(data, damaged)
        font.ToUnicode.write(damaged)
        found = self.findings(self.save())
        self.assertTrue(any("verify-words-changed" in line and "the statement of " + self.candidate(self.first) in line
                            for line in found), found)

    def test_word_hidden_as_an_artifact(self):
        page, mcid = next((page, mcid) for page, mcid in self.marks_of(self.named[self.first]))
        data = b"".join(stream.read_bytes() for stream in
                        (page.Contents if isinstance(page.Contents, Array) else [page.Contents]))
        changed = re.sub(rb"/[A-Za-z0-9]+\s*<<\s*/MCID %d\s*>>\s*BDC" % mcid, b"/Artifact BMC", data, count=1)
        self.assertNotEqual(data, changed)
        page.Contents = self.pdf.make_stream(changed)
        self.expect(self.save(), ("verify-words-missing", "the statement of " + self.candidate(self.first)))

    def test_added_words(self):
        statement = self.named[self.first]
        paragraph = self.below(statement, "/P")[0]
        page, mcid = self.marks_of(paragraph)[0]
        once = []

        def edit(operands, name, font):
            if name == "TJ" and not once:
                once.append(True)
                return [(operands, Operator("TJ")), (operands, Operator("TJ"))]
            return None

        self.edit_page(page, mcid, edit)
        found = self.findings(self.save())
        self.assertTrue(any("the statement of " + self.candidate(self.first) in line and
                            ("verify-words-added" in line or "verify-words-changed" in line) for line in found), found)

    def test_no_structure(self):
        del self.pdf.Root.StructTreeRoot
        self.expect(self.save(), ("verify-unreadable", "structure tree"))

    def test_half_a_file(self):
        path = self.folder / "damaged.pdf"
        data = (self.folder / "a.pdf").read_bytes()
        path.write_bytes(data[:len(data) // 2])
        self.assertTrue(self.findings(path))


class Epub(Damaged):
    def setUp(self):
        self.unpack()
        self.sections = {}
        for tree in self.trees.values():
            for section in tree.iter(XHTML + "section"):
                if section.get("id", "").startswith(("statement-", "profile-")):
                    self.sections[section.get("id")] = section
        statements = sorted((key for key in self.sections if key.startswith("statement-")),
                            key=lambda key: -len(self.sections[key].findall(XHTML + "p")))
        self.first, self.second = statements[:2]
        self.statements = statements
        names = {}
        for path in (SOURCE / "candidates").glob("*.md"):
            names["statement-" + path.stem] = re.search(r"^name: (.*)$", path.read_text(), re.M).group(1)
        self.names = names

    def unpack(self):
        with zipfile.ZipFile(self.folder / "a.epub") as container:
            self.members = [(info, container.read(info)) for info in container.infolist()]
        self.trees = {info.filename: lxml.etree.fromstring(data) for info, data in self.members
                      if info.filename.endswith(".xhtml")}

    def save(self, order=None):
        path = self.folder / "damaged.epub"
        with zipfile.ZipFile(path, "w") as container:
            for info, data in self.members:
                if info.filename in self.trees:
                    data = lxml.etree.tostring(self.trees[info.filename], encoding="utf-8", xml_declaration=True)
                container.writestr(info, data)
        return path

    def swap(self, a, b, tag):
        first, second = self.sections[a], self.sections[b]
        content = [list(first), list(second)]
        for element in content[0]:
            first.remove(element)
        for element in content[1]:
            second.remove(element)
        first.extend(content[1])
        second.extend(content[0])

    def test_undamaged(self):
        self.expect(self.save())

    def test_dropped_paragraph(self):
        section = self.sections[self.first]
        section.remove(section.find(XHTML + "p"))
        self.expect(self.save(), ("verify-words-missing", "the statement of " + self.names[self.first]))

    def test_swapped_statements(self):
        self.swap(self.first, self.second, None)
        one, two = self.names[self.first], self.names[self.second]
        self.expect(self.save(), ("verify-wrong-name", f"the statement of {one} belongs", f"has the statement of {two}"),
                    ("verify-wrong-name", f"the statement of {two} belongs", f"has the statement of {one}"))

    def test_doubled_statement(self):
        section = self.sections[self.first]
        section.addnext(lxml.etree.fromstring(lxml.etree.tostring(section)))
        self.expect(self.save(), ("verify-statement-twice", "tatement of " + self.names[self.first]))

    def test_changed_digit(self):
        for key in self.statements:
            for element in self.sections[key].iter():
                if element.text and re.search(r"\d", element.text) and not element.get("class"):
                    element.text = re.sub(r"\d", lambda match: str((int(match.group()) + 1) % 10), element.text, count=1)
                    self.expect(self.save(), ("verify-words-changed", "the statement of " + self.names[key]))
                    return
        self.fail("no digit in any statement")

    def test_swapped_names(self):
        profiles = [self.sections[key.replace("statement-", "profile-")] for key in (self.first, self.second)]
        headings = [next(profile.iter(*(XHTML + f"h{i}" for i in range(1, 7)))) for profile in profiles]
        one, two = self.names[self.first], self.names[self.second]
        for heading, name in zip(headings, (two, one)):
            heading[:] = []
            heading.text = name
        self.expect(self.save(), ("verify-wrong-name", f"profile of {one} stands under the name \"{two}\""),
                    ("verify-wrong-name", f"profile of {two} stands under the name \"{one}\""))

    def test_swapped_files(self):
        """Two profiles in each other's place in the reading order."""
        for i, (info, data) in enumerate(self.members):
            if info.filename.endswith(".opf"):
                references = re.findall(rb'<itemref\b[^>]*>', data)
                files = dict(re.findall(rb'<item\b[^>]*\bid="([^"]+)"[^>]*\bhref="([^"]+)"', data))
                files.update((b, a) for a, b in re.findall(rb'<item\b[^>]*\bhref="([^"]+)"[^>]*\bid="([^"]+)"', data))
                profiles = [reference for reference in references
                            if b"profile" in files.get(re.search(rb'idref="([^"]+)"', reference).group(1), b"")]
                self.assertGreater(len(profiles), 1)
                data = data.replace(profiles[0], b"@").replace(profiles[1], profiles[0]).replace(b"@", profiles[1])
                self.members[i] = (info, data)
        self.expect(self.save(), ("verify-statement-order",))

    def test_missing_file(self):
        name = next(name for name, tree in self.trees.items() if self.sections[self.first] in tree.iter())
        self.members = [(info, data) for info, data in self.members if info.filename != name]
        self.expect(self.save(), ("verify-unreadable", name.rsplit("/", 1)[1]))


class PageList(Epub):
    """Both files together: every page of the PDF begins where the EPUB's page list leads."""

    source = ROOT / "input/proof-of-pages"
    # Inherited tests are of the EPUB alone.
    for name in [name for name in dir(Epub) if name.startswith("test_")]:
        locals()[name] = None

    def setUp(self):
        self.unpack()

    def findings(self, path):
        pdf = self.folder / "a.pdf" if path.suffix == ".epub" else path
        epub = path if path.suffix == ".epub" else self.folder / "a.epub"
        run = subprocess.run([PROGRAM, "verify", pdf, epub, "--against", self.source, "--diagnostics=short"],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        self.assertEqual(run.returncode == 1, "error[verify-" in run.stderr)
        return run.stderr.splitlines()

    def markers(self):
        """Pages that begin within running text, by what they are called."""
        found = {}
        for tree in self.trees.values():
            for marker in tree.iter(XHTML + "span"):
                within = marker.getparent().tag == XHTML + "p" and not marker.getparent().get("class")
                if marker.get("role") == "doc-pagebreak" and within and len((marker.tail or "").split()) > 3:
                    found[marker.get("aria-label")] = marker
        self.assertGreater(len(found), 2)
        return found

    def entries(self):
        tree = self.trees["OEBPS/nav.xhtml"]
        pages = next(nav for nav in tree.iter(XHTML + "nav") if nav.get("id") == "pages")
        return list(pages.iter(XHTML + "a"))

    def test_undamaged_together(self):
        self.expect(self.save())

    def test_marker_one_word_late(self):
        for folio in list(self.markers())[:3]:
            with self.subTest(page=folio):
                self.setUp()
                marker = self.markers()[folio]
                first, rest = marker.tail.split(None, 1)
                marker.tail = rest
                before = marker.getprevious()
                if before is None:
                    marker.getparent().text = (marker.getparent().text or "") + first + " "
                else:
                    before.tail = (before.tail or "") + first + " "
                self.expect(self.save(), ("verify-page-list", f'page "{folio}" begins with', first))

    def test_other_folio(self):
        self.entries()[4].text = "99"
        self.expect(self.save(), ("verify-page-list", "lacks page"), ("verify-page-list", 'a page "99"'))

    def test_swapped_entries(self):
        first, second = self.entries()[5:7]
        one, two = first.get("href"), second.get("href")
        first.set("href", two)
        second.set("href", one)
        found = self.findings(self.save())
        for folio in (first.text, second.text):
            self.assertTrue(any("error[verify-page-list]" in line and f'page "{folio}" begins' in line for line in found),
                            found)

    def test_lost_entry(self):
        entry = self.entries()[6]
        entry.getparent().getparent().remove(entry.getparent())
        self.expect(self.save(), ("verify-page-list", f'lacks page "{entry.text}"'))

    def test_no_page_list(self):
        for entry in self.entries():
            entry.getparent().getparent().remove(entry.getparent())
        found = self.findings(self.save())
        self.assertTrue(found and all("error[verify-page-list]" in line for line in found), found)
        self.assertEqual(len(found), 6)  # five and how many more

    def test_other_labels_in_the_pdf(self):
        pdf = pikepdf.open(self.folder / "a.pdf")
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        path = self.folder / "labels.pdf"
        pdf.save(path)
        found = self.findings(path)
        self.assertTrue(found and all("error[verify-page-list]" in line for line in found), found)


if __name__ == "__main__":
    unittest.main()
