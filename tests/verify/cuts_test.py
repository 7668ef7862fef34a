"""A booklet whose statements were cut to their limits in three ways: what is printed, what is told, what the certificate
says, and that the proof holds to the declared words and catches every other one.

usage: cuts_test.py PROGRAM [unittest arguments]"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = ROOT / "tests/verify/cut_booklet"
NOTICE = "This statement was cut because it is longer than the limit of 30 words."


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def flat(text):
    return " ".join(text.split())


class Cuts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.source = cls.folder / "booklet"
        shutil.copytree(SOURCE, cls.source)
        cls.pdf, cls.epub = cls.folder / "a.pdf", cls.folder / "a.epub"
        built = run("build", cls.source, "--diagnostics=short", "-o", cls.pdf, "-o", cls.epub,
                    "--certificate", cls.folder / "a.manifest.json")
        assert built.returncode == 0, built.stderr
        cls.told = built.stderr
        cls.certificate = json.loads((cls.folder / "a.manifest.json").read_text())

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def epub_sections(self):
        sections = {}
        with zipfile.ZipFile(self.epub) as container:
            for name in container.namelist():
                if not name.endswith(".xhtml"):
                    continue
                text = container.read(name).decode()
                for match in re.finditer(r'<section[^>]*\bid="(statement-[^"]+)"[^>]*>(.*?)</section>', text, re.S):
                    sections[match.group(1)] = flat(re.sub(r"<[^>]+>", " ", match.group(2)))
        return sections

    def test_what_is_told(self):
        lines = [line for line in self.told.splitlines() if "statement-cut" in line]
        self.assertEqual(len(lines), 4, self.told)
        self.assertRegex(lines[0], r"ada-marsh\.md:9:3.*Ada Marsh.*the limit is 30")
        self.assertRegex(lines[1], r"cora-lind\.md:5:.*Cora Lind")
        self.assertRegex(lines[2], r"dan-reed\.md:5:.*Dan Reed")

    def test_arguments_are_cut_and_laws_are_not(self):
        pages = flat(subprocess.run(["pdftotext", self.pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout)
        self.assertIn("The harbor pays for itself today. With a small tax it", pages)
        self.assertNotIn("the lights", pages)
        self.assertNotIn("Budget of the district", pages)
        self.assertEqual(pages.count(NOTICE.replace("30", "12")), 1)
        self.assertIn("the first day of March", pages)
        entry = next(each for each in self.certificate["statements"] if each["id"] == "argument-measure-h-for")
        self.assertEqual(entry["cut"]["limit"], 12)
        self.assertEqual(entry["cut"]["removed-notes"], ["Budget of the district."])

    def test_what_is_printed(self):
        pages = flat(subprocess.run(["pdftotext", self.pdf, "-"], stdout=subprocess.PIPE, text=True, check=True).stdout)
        sections = self.epub_sections()
        # Whole sentences: the first item of the list fits, the second does not.
        self.assertIn("Dredge the channel every spring.", sections["statement-ada-marsh"])
        self.assertNotIn("Publish the fees", sections["statement-ada-marsh"])
        self.assertNotIn("Mend the old lights", pages)
        self.assertIn("fair fees, open books, safe piers.", sections["statement-ben-holt"])
        # Words: a joined word is not torn; table and notes are gone, and with them the mark.
        self.assertTrue(sections["statement-cora-lind"].endswith("publish every delay on the well-known board at the"),
                        sections["statement-cora-lind"])
        for gone in ("Minutes of the board", "Nobody calls", "Delays"):
            self.assertNotIn(gone, pages)
        self.assertNotIn("noteref", sections["statement-cora-lind"])
        # The notice stands behind the statement, not in it, and only where the rule wants it.
        self.assertTrue(sections["statement-dan-reed"].endswith("the smallest boats carry"),
                        sections["statement-dan-reed"])
        self.assertEqual(pages.count(NOTICE), 1)
        self.assertFalse(any(NOTICE in text for text in sections.values()))

    def test_what_the_certificate_says(self):
        cuts = {entry["id"]: entry["cut"] for entry in self.certificate["statements"] if "cut" in entry}
        self.assertEqual(sorted(cuts), ["argument-measure-h-for", "statement-ada-marsh", "statement-cora-lind",
                                        "statement-dan-reed"])
        del cuts["argument-measure-h-for"]
        for cut in cuts.values():
            self.assertEqual(cut["limit"], 30)
            self.assertLessEqual(cut["kept"], 30)
            self.assertGreater(cut["counted"], 30)
        self.assertEqual([cuts[key]["marked"] for key in sorted(cuts)], [False, False, True])
        self.assertEqual(cuts["statement-cora-lind"]["removed-notes"],
                         ["Minutes of the board, January.", "Nobody calls this note."])
        self.assertTrue(cuts["statement-dan-reed"]["removed"].startswith("the harbor. I will propose"))

    def test_the_proof(self):
        for files in ([self.pdf, self.epub], [self.folder / "a.manifest.json"]):
            proven = run("verify", *files, "--against", self.source, "--diagnostics=short")
            self.assertEqual((proven.returncode, proven.stderr), (0, ""))
            self.assertIn("word for word", proven.stdout)

    def damaged(self, pattern, replacement):
        path = self.folder / "damaged.epub"
        changed = 0
        with zipfile.ZipFile(self.epub) as container, zipfile.ZipFile(path, "w") as other:
            for info in container.infolist():
                data = container.read(info)
                if info.filename.endswith(".xhtml"):
                    text, count = re.subn(pattern, replacement, data.decode())
                    changed += count
                    data = text.encode()
                other.writestr(info, data)
        self.assertEqual(changed, 1)
        return run("verify", path, "--against", self.source, "--diagnostics=short").stderr

    def test_a_word_more_is_caught(self):
        self.assertRegex(self.damaged(r"the smallest boats carry", "the smallest boats"),
                         r"error\[verify-words-missing\].*statement of Dan Reed: \"carry\"")
        self.assertRegex(self.damaged(r" at the</p>", " at</p>"), r"error\[verify-words-missing\].*Cora Lind: \"the\"")

    def test_a_word_less_is_caught(self):
        self.assertRegex(self.damaged(r"the smallest boats carry", "the smallest boats carry the"),
                         r"error\[verify-words-added\].*statement of Dan Reed.*\"the\"")

    def test_a_lost_notice_is_caught(self):
        self.assertRegex(self.damaged("<p[^>]*>" + re.escape(NOTICE) + "</p>", ""),
                         r"error\[verify-words-missing\].*profile of Dan Reed")

    def test_another_cut_in_the_certificate_is_caught(self):
        entry = next(each for each in self.certificate["statements"] if each["id"] == "statement-dan-reed")
        changed = json.loads(json.dumps(self.certificate))
        entry = next(each for each in changed["statements"] if each["id"] == "statement-dan-reed")
        entry["cut"]["removed"] = "carry " + entry["cut"]["removed"]
        path = self.folder / "changed.manifest.json"
        path.write_text(json.dumps(changed))
        told = run("verify", path, "--against", self.source, "--diagnostics=short").stderr
        self.assertRegex(told, r"error\[certificate-cut-changed\].*Dan Reed")

    def test_other_rules_make_another_booklet(self):
        other = self.folder / "other"
        shutil.copytree(self.source, other, dirs_exist_ok=True)
        manifest = other / "election.yaml"
        manifest.write_text(manifest.read_text().replace("word-limit: 30", "word-limit: 33"))
        told = run("verify", self.epub, "--against", other, "--diagnostics=short").stderr
        self.assertRegex(told, r"error\[verify-words-missing\].*Dan Reed")


if __name__ == "__main__":
    unittest.main()
