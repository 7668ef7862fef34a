"""The certificate of a build: what it says, and that it is found out when files, sources and certificate do not belong
together.

usage: certificate_test.py PROGRAM [unittest arguments]"""

import hashlib
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
SAMPLE = ROOT / "input/riverbend-county-2026"


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Certificate(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.source = self.folder / "riverbend"
        shutil.copytree(SAMPLE, self.source)

    def run_program(self, *arguments):
        run = subprocess.run([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        return run.returncode, run.stdout, run.stderr

    def build(self, *options):
        status, said, trouble = self.run_program("build", "riverbend", *options)
        self.assertEqual(status, 0, trouble)
        return said

    def ids(self, trouble):
        return sorted(set(re.findall(r"error\[([a-z-]+)\]", trouble)))

    def test_says_what_was_built(self):
        self.build()
        path = self.folder / "out/riverbend.manifest.json"
        said = json.loads(path.read_text())
        self.assertNotIn(str(self.folder), path.read_text())
        self.assertNotIn("/usr/", path.read_text())
        self.assertEqual([entry["file"] for entry in said["outputs"]], ["riverbend.pdf", "riverbend.epub"])
        for entry in said["outputs"]:
            data = (self.folder / "out" / entry["file"]).read_bytes()
            self.assertEqual((entry["bytes"], entry["sha256"]), (len(data), digest(data)))
        files = {entry["file"]: entry["sha256"] for entry in said["sources"]}
        self.assertIn("election.yaml", files)
        for name, hashed in files.items():
            self.assertEqual(hashed, digest((self.source / name).read_bytes()), name)
        for entry in said["pictures"]:
            self.assertTrue((self.source / entry["file"]).is_file(), entry)
            self.assertEqual(len(entry["sha256"]), 64)
        for kind in ("layout", "fonts", "hyphenation"):
            self.assertTrue(said[kind], kind)
            self.assertTrue(all(re.fullmatch("[0-9a-f]{64}", entry["sha256"]) for entry in said[kind]), said[kind])
        self.assertEqual(said["layout"][0]["sha256"], digest((ROOT / "layouts/base.xml").read_bytes()))
        self.assertEqual([check["findings"] for check in said["checks"]], [0, 0])
        self.assertIn("hustings", said["program"])

        candidates = {path.stem: path.read_bytes() for path in (self.source / "candidates").glob("*.md")}
        self.assertEqual(len(said["statements"]), len(candidates))
        with zipfile.ZipFile(self.folder / "out/riverbend.epub") as container:
            for entry in said["statements"]:
                body = candidates[entry["id"].removeprefix("statement-")].split(b"\n---\n", 1)[1]
                self.assertEqual(entry["sha256"], digest(body), entry["id"])
                self.assertGreater(entry["words"], 20)
                name, identity = entry["epub"].split("#")
                self.assertIn(f'id="{identity}"', container.read(name).decode())
                self.assertEqual(identity, entry["id"])
                first = int(entry["pages"].split("-")[0])
                page = subprocess.run(["pdftotext", "-f", str(first), "-l", str(first), "out/riverbend.pdf", "-"],
                                      cwd=self.folder, stdout=subprocess.PIPE, check=True).stdout.decode()
                words = re.findall(r"[A-Za-z]{4,}", re.sub(rb"[#*_\[\]()>|]", b" ", body).decode())
                self.assertIn(words[0], page)

    def test_is_the_same_every_time(self):
        self.build("-j1")
        path = self.folder / "out/riverbend.manifest.json"
        first = path.read_bytes()
        self.build("-j2")
        self.assertEqual(path.read_bytes(), first)

    def test_belongs_to_its_files(self):
        self.build()
        status, said, trouble = self.run_program("verify", "out/riverbend.manifest.json")
        self.assertEqual((status, trouble), (0, ""))
        status, said, trouble = self.run_program("verify", "out/riverbend.manifest.json", "--against", "riverbend")
        self.assertEqual((status, trouble), (0, ""))
        self.assertEqual(said.count("word for word"), 2)

    def test_finds_out_a_changed_file(self):
        self.build()
        path = self.folder / "out/riverbend.pdf"
        path.write_bytes(path.read_bytes() + b"\n")
        status, _, trouble = self.run_program("verify", "out/riverbend.manifest.json")
        self.assertEqual((status, self.ids(trouble)), (1, ["certificate-file-changed"]))
        self.assertIn("riverbend.pdf", trouble)
        self.assertNotIn("riverbend.epub", trouble)

    def test_finds_out_a_missing_file(self):
        self.build()
        (self.folder / "out/riverbend.epub").unlink()
        status, _, trouble = self.run_program("verify", "out/riverbend.manifest.json")
        self.assertEqual((status, self.ids(trouble)), (1, ["certificate-file-missing"]))

    def test_finds_out_changed_sources(self):
        self.build()
        statement = next((self.source / "candidates").glob("*.md"))
        statement.write_text(statement.read_text() + "\nA word too many.\n")
        status, _, trouble = self.run_program("verify", "out/riverbend.manifest.json", "--against", "riverbend",
                                              "--diagnostics=short")
        self.assertEqual(status, 1)
        self.assertEqual(self.ids(trouble), ["certificate-source-changed", "verify-words-missing"])
        self.assertIn(statement.name, trouble)

    def test_finds_out_a_forged_one(self):
        self.build()
        path = self.folder / "out/riverbend.manifest.json"
        for text in ("{}", "{", '{"certificate": 2, "sources": [], "outputs": []}',
                     '{"certificate": 1, "sources": [], "outputs": [{"file": 1, "sha256": ""}]}'):
            path.write_text(text)
            status, _, trouble = self.run_program("verify", "out/riverbend.manifest.json")
            self.assertEqual((status, self.ids(trouble)), (1, ["certificate-unreadable"]), text)

    def test_is_left_out_without_the_proof(self):
        said = self.build("--no-verify")
        self.assertIn("--no-verify", said)
        self.assertFalse((self.folder / "out/riverbend.manifest.json").exists())
        status, _, trouble = self.run_program("build", "riverbend", "--no-verify", "--certificate", "a.json")
        self.assertEqual(status, 2, trouble)

    def test_is_written_where_it_is_asked_for(self):
        self.build("-o", "a/guide.pdf", "--certificate", "a/guide.manifest.json")
        self.assertEqual(sorted(path.name for path in (self.folder / "a").iterdir()),
                         ["guide.manifest.json", "guide.pdf"])
        self.assertEqual(self.run_program("verify", "a/guide.manifest.json")[0], 0)
        self.build("-o", "b/guide.pdf")
        self.assertEqual([path.name for path in (self.folder / "b").iterdir()], ["guide.pdf"])

    def test_usage(self):
        self.build("-o", "guide.pdf")
        self.assertEqual(self.run_program("verify", "guide.pdf")[0], 2)
        self.assertEqual(self.run_program("verify", "riverbend/election.yaml", "--against", "riverbend")[0], 2)
        self.assertEqual(self.run_program("verify", "nothing.pdf", "--against", "riverbend")[0], 3)


if __name__ == "__main__":
    unittest.main()
