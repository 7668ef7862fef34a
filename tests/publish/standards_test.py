"""The standards that a PDF may claim: each file says what was asked for, and is it.

usage: standards_test.py PROGRAM [unittest arguments]"""

import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import pikepdf

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
    sys.argv.pop(1)
CHECKER = os.environ.get("HUSTINGS_PDFCHECK")
SAMPLE = ROOT / "input/riverbend-county-2026"


def claims(pdf):
    """Part and level of PDF/A, part of PDF/UA, as the metadata have them."""
    packet = pdf.Root.Metadata.read_bytes().decode()
    found = (re.findall(rf"<{name}>([^<]*)</{name}>", packet)
             for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part"))
    return tuple("".join(values) for values in found)


class Standards(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.booklet = self.folder / "riverbend"
        shutil.copytree(SAMPLE, self.booklet)

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300, **options)

    def build(self, *arguments, input="riverbend", **options):
        run = self.run_program("build", input, "-o", "guide.pdf", *arguments, **options)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        return (self.folder / "guide.pdf").read_bytes()

    def check(self, *flavours):
        if CHECKER is None:
            self.skipTest("needs HUSTINGS_PDFCHECK, the checker of PDF/A and PDF/UA")
        options = [word for flavour in flavours for word in ("--flavour", flavour)]
        run = subprocess.run(["/usr/bin/python3", CHECKER, "--strict", *options, self.folder / "guide.pdf"],
                             stdout=subprocess.PIPE, text=True)
        self.assertIn("1 files checked, 0 failed", run.stdout)
        self.assertNotIn("WARN", run.stdout)

    def test_claims_exactly_what_was_asked_for(self):
        for asked, claimed in {None: ("2", "A", "1"), "a-2a,ua-1": ("2", "A", "1"), "ua-1,a-2a": ("2", "A", "1"),
                               "a-2a": ("2", "A", ""), "a-2u": ("2", "U", ""), "a-2b, ua-1": ("2", "B", "1"),
                               "a-3a": ("3", "A", ""), "a-3a,ua-1": ("3", "A", "1"), "ua-1": ("", "", "1"),
                               "1.7": ("", "", "")}.items():
            with self.subTest(asked):
                data = self.build(*([] if asked is None else ["--pdf-standard", asked]))
                with pikepdf.open(io.BytesIO(data)) as pdf:
                    self.assertEqual(claims(pdf), claimed)
                    self.assertEqual("/OutputIntents" in pdf.Root, claimed[0] != "")
                    self.assertEqual("/AF" in pdf.Root, claimed[0] == "3")
                    self.assertEqual("/EmbeddedFiles" in pdf.Root.Names, claimed[0] == "3")
                    self.assertIn("/StructTreeRoot", pdf.Root)
                flavours = ["pdfa-2" + claimed[1].lower()] if claimed[0] == "2" else []
                flavours += ["pdfua-1"] if claimed[2] else []
                if flavours:
                    self.check(*flavours)

    def test_attached_sources_are_the_sources(self):
        data = self.build("--pdf-standard", "a-3a,ua-1")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            tree = {bytes(key).decode(): value for key, value in self.names(pdf.Root.Names.EmbeddedFiles)}
            self.assertEqual(list(tree), sorted(tree))
            self.assertEqual(len(pdf.Root.AF), len(tree))
            self.assertEqual(str(pdf.Root.AF[0].UF), "election.yaml")
            expected = {str(path.relative_to(self.booklet)): path for path in self.booklet.rglob("*")
                        if path.suffix in (".md", ".yaml")}
            expected.update({f"layout/{name}": ROOT / "layouts" / name for name in ("base.xml", "voters-pamphlet-letter.xml")})
            self.assertEqual(sorted(tree), sorted(expected))
            types = {".md": "/text/markdown", ".yaml": "/application/yaml", ".xml": "/application/xml"}
            for name, path in expected.items():
                specification, content = tree[name], path.read_bytes()
                self.assertEqual((str(specification.F), str(specification.UF)), (name, name))
                self.assertEqual(str(specification.AFRelationship), "/Source")
                self.assertEqual(str(specification.Desc), "SHA-256 " + hashlib.sha256(content).hexdigest())
                stream = specification.EF.F
                self.assertEqual(stream.read_bytes(), content)
                self.assertEqual(str(stream.Subtype), types[path.suffix])
                self.assertEqual(int(stream.Params.Size), len(content))
                self.assertEqual(bytes(stream.Params.CheckSum), hashlib.md5(content).digest())
                self.assertTrue(str(stream.Params.ModDate).startswith("D:2026"), stream.Params.ModDate)
        self.assertEqual(self.build("--pdf-standard", "a-3a,ua-1", "-j1"), data)
        # From elsewhere, by another path, it is the same file.
        self.assertEqual(self.build("--pdf-standard", "a-3a,ua-1", input=self.booklet), data)

    def test_part_three_differs_from_part_two_by_what_it_carries(self):
        # The checker knows no PDF/A-3: as PDF/A-2a all is well but the number of the part and files that are no PDF.
        self.build("--pdf-standard", "a-3a,ua-1")
        self.check("pdfua-1")
        run = subprocess.run(["/usr/bin/python3", CHECKER, "--strict", "--flavour", "pdfa-2a", "guide.pdf"],
                             cwd=self.folder, stdout=subprocess.PIPE, text=True)
        found = [line for line in run.stdout.splitlines() if line.startswith(("FAIL", "WARN"))]
        self.assertEqual(len(found), 2, run.stdout)
        self.assertIn("pdfaid:part is 3, not 2", found[0])
        self.assertIn("embedded file that is neither PDF/A-1 nor PDF/A-2", found[1])

    def test_odd_characters_and_tables_conform_too(self):
        # Fillers and byte order marks in the words, a table of nothing but headers.
        candidates = self.booklet / "candidates"
        statement = sorted(candidates.glob("*.md"))[0]
        statement.write_text(statement.read_text() + "\n\nOne\ufefftwo \ufeff three\ufeff, \u3164 four\u115f\u1160 "
                             "\uffa0five `six\ufeff\u3164seven`.\n\n| Head | Only |\n|---|---|\n")
        mapped = 0
        with pikepdf.open(io.BytesIO(self.build())) as pdf:
            fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
            self.assertGreater(len(fonts), 2)
            for font in fonts:
                blocks = re.findall(rb"beginbfchar(.*?)endbfchar", font.ToUnicode.read_bytes(), re.S)
                for text in re.findall(r"<[0-9A-F]+>\s*<([0-9A-F]+)>", b"".join(blocks).decode()):
                    units = {text[at:at + 4] for at in range(0, len(text), 4)}
                    self.assertFalse(units & {"0000", "FEFF", "FFFE"}, font.BaseFont)
                    mapped += 1
            self.assertGreater(mapped, 100)
            groups = [[str(kid.S) for kid in each.K] for each in pdf.objects
                      if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Table"]
        self.assertIn(["/TR"], groups)
        for kids in groups:
            self.assertTrue("/THead" not in kids or "/TBody" in kids, kids)
        self.check("pdfa-2a", "pdfua-1")

    def test_what_no_string_holds_stands_in_the_xmp_alone(self):
        manifest = self.booklet / "election.yaml"
        words = "What candidates say, " * 2000
        manifest.write_text(re.sub(r"(?m)^description:.*\n", "", manifest.read_text()) + f"description: {words}\n")
        with pikepdf.open(io.BytesIO(self.build())) as pdf:
            self.assertIn(words.strip(), pdf.Root.Metadata.read_bytes().decode())
            self.assertNotIn("/Subject", pdf.docinfo)
            self.assertIn("/Title", pdf.docinfo)
        self.check("pdfa-2a", "pdfua-1")

    def names(self, node):
        values = list(node.get("/Names", []))
        found = list(zip(values[::2], values[1::2]))
        for kid in node.get("/Kids", []):
            found += self.names(kid)
        return found

    def test_attached_from_standard_input(self):
        with open(SAMPLE / "pages/how-to-vote.md") as page:
            self.build("--pdf-standard", "a-3a", input="-", stdin=page)
        with pikepdf.open(self.folder / "guide.pdf") as pdf:
            self.assertEqual([str(file.UF) for file in pdf.Root.AF],
                             ["booklet.md", "layout/base.xml", "layout/booklet-a5.xml"])

    def test_a_file_in_a_folder_named_layout_keeps_its_name(self):
        (self.booklet / "layout").mkdir()
        (self.booklet / "layout/base.xml").write_text("# A page\n\nWith words.\n")
        manifest = self.booklet / "election.yaml"
        manifest.write_text(manifest.read_text().replace("back-matter:\n", "back-matter:\n  - layout/base.xml\n"))
        self.assertIn("layout/base.xml", manifest.read_text())
        self.build("--pdf-standard", "a-3a")
        with pikepdf.open(self.folder / "guide.pdf") as pdf:
            names = [str(file.UF) for file in pdf.Root.AF]
        self.assertEqual(len(set(names)), len(names))
        self.assertIn("layout/base.xml", names)
        self.assertIn("layout/2/base.xml", names)

    def test_manifest_names_the_standard(self):
        manifest = self.booklet / "election.yaml"
        words = manifest.read_text()
        for written in ("pdf-standard: a-2u\n", "pdf standard: [a-2u]\n"):
            manifest.write_text(words + written)
            with pikepdf.open(io.BytesIO(self.build())) as pdf:
                self.assertEqual(claims(pdf), ("2", "U", ""))
        with pikepdf.open(io.BytesIO(self.build("--pdf-standard=ua-1"))) as pdf:
            self.assertEqual(claims(pdf), ("", "", "1"))
        before = (self.folder / "guide.pdf").read_bytes()
        manifest.write_text(words + "pdf-standard: [a-2u, 1.7]\n")
        run = self.run_program("build", "riverbend", "-o", "guide.pdf", "--diagnostics=json")
        told = [each for each in json.loads(run.stdout) if each["severity"] == "error"]
        self.assertEqual((run.returncode, [each["id"] for each in told]), (1, ["manifest-value"]))
        self.assertEqual(told[0]["line"], words.count("\n") + 1)
        self.assertEqual((self.folder / "guide.pdf").read_bytes(), before)

    def test_contradictions_are_wrong_usage(self):
        for asked, reason in {"a-2a,a-2u": "not both a-2a and a-2u", "a-3a,a-2a": "not both a-3a and a-2a",
                              "1.7,ua-1": "claims no other standard", "a-2b,1.7": "claims no other standard",
                              "a-1a": 'there is no "a-1a"', "a-2a,": "a name is missing"}.items():
            for command in ("build", "check"):
                run = self.run_program(command, "riverbend", "--pdf-standard=" + asked)
                self.assertEqual(run.returncode, 2, asked)
                self.assertIn(reason, run.stderr.decode())
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["riverbend"])

    def test_check_takes_it_too(self):
        run = self.run_program("check", "riverbend", "--pdf-standard", "a-3a,ua-1")
        self.assertEqual((run.returncode, run.stderr), (0, b""))

    def test_statements_are_hashed_in_both_files(self):
        run = self.run_program("build", "riverbend", "-q")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        certificate = json.loads((self.folder / "out/riverbend.manifest.json").read_text())
        expected = [entry["sha256"] + " " + entry["id"].removeprefix("statement-")
                    for entry in certificate["statements"]]
        self.assertGreater(len(expected), 3)
        with pikepdf.open(self.folder / "out/riverbend.pdf") as pdf:
            packet = pdf.Root.Metadata.read_bytes().decode()
        listed = re.search(r"<hustings:statements><rdf:Seq>(.*)</rdf:Seq></hustings:statements>", packet, re.S)
        self.assertEqual(re.findall("<rdf:li>([^<]*)</rdf:li>", listed[1]), expected)
        self.assertLess(len(listed[0]), 112 * len(expected) + 100)
        with zipfile.ZipFile(self.folder / "out/riverbend.epub") as container:
            package = container.read("OEBPS/package.opf").decode()
        self.assertEqual(re.findall('<meta property="hustings:statements">([^<]*)</meta>', package), expected)
        address = re.search('xmlns:hustings="([^"]*)"', packet)[1]
        self.assertIn(f'prefix="hustings: {address}"', package)
        self.assertIn(f"<pdfaSchema:namespaceURI>{address}</pdfaSchema:namespaceURI>", packet)

    def test_a_layout_may_print_the_hashes(self):
        (self.booklet / "own.xml").write_text('<layout name="own" extends="booklet-a5.xml">'
                                              '<template name="statement-hash">SHA-256 <hash/></template></layout>')
        run = self.run_program("build", "riverbend", "-q", "--layout", "riverbend/own.xml")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        certificate = json.loads((self.folder / "out/riverbend.manifest.json").read_text())
        expected = [entry["sha256"] for entry in certificate["statements"]]
        text = subprocess.run(["pdftotext", self.folder / "out/riverbend.pdf", "-"], stdout=subprocess.PIPE, text=True,
                              check=True).stdout
        printed = [re.sub(r"\s", "", each)[:64] for each in re.findall(r"SHA-256 ((?:[0-9a-f]|\n)+)", text)]
        self.assertEqual(printed, expected)
        shutil.copy(self.folder / "out/riverbend.pdf", self.folder / "guide.pdf")
        self.check("pdfua-1", "pdfa-2a")


if __name__ == "__main__":
    unittest.main()
