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
MANIFEST = """title: Town of Alder
language: en
date: 2026-11-03
statements: {word-limit: 12, count-profile: california, over-limit: warn}
contests:
  - id: treasurer
    title: Treasurer
    order:
      method: draw
      seed-sources:
        - {name: State lottery, date: 2026-08-20, published: "https://lottery.example", numbers: [9319]}
        - {name: Night draw, date: 2026-08-20, published: "https://lottery.example", numbers: [2, 5, 12, 8, 10]}
    candidates: [ada.md, {name: Bo Finch}, cem.md]
  - id: clerk
    title: Clerk
    statements: {word-limit: none, count-profile: words}
    candidates: [dora.md]
  - kind: measure
    id: measure-h
    number: Measure H
    title: A harbor tax
    statements: {word-limit: 6, over-limit: cut-marked}
    arguments:
      for:
        text: The harbor pays for itself. It always did.
        rebuttal: {text: It never did., signers: [Fay Low]}
        signers: [Eve Poole]
    full-text: There is a tax of one dollar for each foot of each boat in the harbor.
"""
STATEMENTS = {"ada": "Ada Bell\n---\nI have served the City of Alder since 1999, and I will again, as I said.",
              "cem": "Cem Dorn\n---\nA well-known friend of the harbor.",
              "dora": "Dora Vale\n---\nOpen books, open doors."}


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
        self.assertEqual(self.ids(trouble),
                         ["certificate-count-changed", "certificate-source-changed", "verify-words-missing"])
        self.assertIn(statement.name, trouble)

    def test_finds_out_a_forged_one(self):
        self.build()
        path = self.folder / "out/riverbend.manifest.json"
        for text in ("{}", "{", '{"certificate": 2, "sources": [], "outputs": []}',
                     '{"certificate": 1, "sources": [], "outputs": [{"file": 1, "sha256": ""}]}'):
            path.write_text(text)
            status, _, trouble = self.run_program("verify", "out/riverbend.manifest.json")
            self.assertEqual((status, self.ids(trouble)), (1, ["certificate-unreadable"]), text)

    def build_town(self):
        town = self.folder / "town"
        town.mkdir()
        (town / "election.yaml").write_text(MANIFEST)
        for name, statement in STATEMENTS.items():
            (town / f"{name}.md").write_text(f"---\nname: {statement}\n")
        status, _, trouble = self.run_program("build", "town")
        self.assertEqual(status, 0, trouble)
        return self.folder / "out/town.manifest.json"

    def against_town(self):
        status, _, trouble = self.run_program("verify", "out/town.manifest.json", "--against", "town")
        return status, re.findall(r"error\[([a-z-]+)\][^a-z]*(.*)", trouble), trouble

    def test_says_what_each_statement_counts(self):
        said = json.loads(self.build_town().read_text())
        entries = {entry["id"]: entry for entry in said["statements"]}
        self.assertNotIn("count", entries.pop("full-text-measure-h"))  # a law is what it is
        counted = json.loads(self.run_program("count", "town", "--diagnostics=json")[1])["statements"]
        expected = {each["statement"]: each for each in counted if each["statement"] in entries}
        self.assertEqual(sorted(entries), sorted([*expected, "statement-bo-finch"]))
        for identity, each in expected.items():
            count = dict(entries[identity]["count"])
            del count["over-limit"]
            self.assertEqual(count, {key: each[key] for key in ("profile", "citation", "words", "limit") if key in each})
        self.assertEqual(entries["statement-ada"]["count"]["over-limit"], "warn")
        self.assertGreater(entries["statement-ada"]["count"]["words"], 12)
        self.assertIn("Elec. Code", entries["statement-ada"]["count"]["citation"])
        self.assertNotIn("limit", entries["statement-dora"]["count"])
        argument = entries["argument-measure-h-for"]
        self.assertEqual((argument["count"]["over-limit"], argument["count"]["limit"]), ("cut-marked", 6))
        self.assertEqual(argument["count"]["words"], argument["cut"]["counted"])
        self.assertEqual(len([identity for identity in entries if identity.startswith("rebuttal")]), 1, list(entries))
        # What print says in place of a statement is nobody's.
        none = entries["statement-bo-finch"]
        self.assertEqual((none["words"], none["count"]["words"], none["count"]["limit"]), (0, 0, 12))
        self.assertNotIn("sha256", none)

    def test_finds_out_a_changed_order(self):
        path = self.build_town()
        text = path.read_text()
        self.assertEqual(self.run_program("verify", "out/town.manifest.json", "--against", "town")[::2], (0, ""))
        last = json.loads(text)["orders"][0]["rounds"][-1]["md5"]
        for old, new, key in (('"9319"', '"9318"', "seed-sources"), (last, last[::-1], "rounds"),
                              ('"key-string": "9319.', '"key-string": "9318.', "key-string"),
                              ('"method": "draw"', '"method": "lots"', "method")):
            self.assertEqual(text.count(old), 1, old)
            path.write_text(text.replace(old, new))
            status, found, trouble = self.against_town()
            self.assertEqual((status, [each[0] for each in found]), (1, ["certificate-order-changed"]), trouble)
            self.assertIn("Treasurer", found[0][1])
            self.assertIn("what differs: " + key, trouble)

    def test_finds_out_an_order_too_few_or_too_many(self):
        path = self.build_town()
        said = json.loads(path.read_text())
        orders = said["orders"]
        for changed in (orders[1:], [*orders, orders[0]], [*orders, {**orders[0], "contest": "mayor"}]):
            path.write_text(json.dumps({**said, "orders": changed}))
            status, found, trouble = self.against_town()
            self.assertEqual((status, [each[0] for each in found]), (1, ["certificate-order-changed"]), trouble)
        for changed in (None, {}, [1], [{"title": "Treasurer"}]):
            path.write_text(json.dumps({**said, "orders": changed}))
            self.assertEqual(self.ids(self.run_program("verify", "out/town.manifest.json")[2]),
                             ["certificate-unreadable"], changed)

    def test_finds_out_a_changed_count(self):
        path = self.build_town()
        said = json.loads(path.read_text())
        for key, value in (("words", 3), ("limit", 99), ("profile", "words"), ("citation", ""), ("over-limit", "reject"),
                           ("limit", None)):
            changed = json.loads(json.dumps(said))
            for entry in changed["statements"]:
                if entry["id"] == "statement-ada":
                    entry["count"][key] = value
            path.write_text(json.dumps(changed))
            status, found, trouble = self.against_town()
            self.assertEqual((status, [each[0] for each in found]), (1, ["certificate-count-changed"]), trouble)
            self.assertIn("Ada Bell", found[0][1])
            self.assertIn(f"what differs: {key}", trouble)
        for entry in said["statements"]:
            if entry["id"] in ("statement-bo-finch", "argument-measure-h-for"):
                del entry["count"]
        path.write_text(json.dumps(said))
        status, found, trouble = self.against_town()
        self.assertEqual((status, [each[0] for each in found]), (1, ["certificate-count-changed"] * 2), trouble)

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
