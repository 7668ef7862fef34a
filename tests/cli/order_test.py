"""The order of candidates, from the manifest to finished files: the manual's own example is built, and the certificate is
redone here with nothing but an MD5 and sorting.

usage: order_test.py PROGRAM [unittest arguments]"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()


def example():
    manual = (ROOT / "input/README.md").read_text()
    section = manual.split("### The order of candidates", 1)[1].split("\n## ", 1)[0]
    return re.search(r"```yaml\n(.*?)```", section, re.S).group(1)


class Order(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.booklet = self.folder / "booklet"
        self.booklet.mkdir()
        self.manifest = self.booklet / "election.yaml"
        self.manifest.write_text(example())

    def run_program(self, *arguments):
        run = subprocess.run([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             text=True)
        return run.returncode, run.stdout, run.stderr

    def orders(self):
        status, said, trouble = self.run_program("order", "booklet", "--diagnostics=json")
        self.assertEqual(status, 0, said + trouble)
        _, end = json.JSONDecoder().raw_decode(said)  # the diagnostics come first
        return {order["title"]: order for order in json.loads(said[end:])["orders"]
}

    def test_the_manuals_example_in_both_files(self):
        printed = self.orders()
        self.assertEqual(printed["Assessor"]["order"], ["kai-rowan", "may-linden"])
        self.assertEqual(printed["Clerk"]["order"], ["ana-lima", "jan-van-der-berg"])
        status, _, trouble = self.run_program("build", "booklet")
        self.assertEqual(status, 0, trouble)
        certificate = json.loads((self.folder / "out/booklet.manifest.json").read_text())
        self.assertEqual({order["title"]: order for order in certificate["orders"]}, printed)
        names = {name["id"]: name["name"] for order in printed.values() for name in order["pool"]}
        expected = [names[identity] for order in printed.values() for identity in order["order"]]
        text = subprocess.run(["pdftotext", "out/booklet.pdf", "-"], cwd=self.folder, stdout=subprocess.PIPE,
                              check=True).stdout.decode()
        with zipfile.ZipFile(self.folder / "out/booklet.epub") as container:
            parts = [name for name in container.namelist() if name.endswith(".xhtml")]
            self.assertTrue(parts)
            navigation = next(container.read(name).decode() for name in parts if "nav" in name)
        for where, words in (("PDF", text), ("EPUB", navigation)):
            places = [words.index(name) for name in expected]  # in the contents, which come first
            self.assertEqual(places, sorted(places), where)
        status, _, trouble = self.run_program("verify", "out/booklet.manifest.json", "--against", "booklet")
        self.assertEqual((status, trouble), (0, ""))

    def test_the_draw_is_redone(self):
        order = self.orders()["Treasurer"]
        self.assertEqual(order["key-string"], "9319./2.5.8.10.12./")
        left, taken = [name["id"] for name in order["pool"]], []
        for index, told in enumerate(order["rounds"]):
            bracket = index.to_bytes(2, "big")
            digest = hashlib.md5(bracket + order["key-string"].encode() + bracket).hexdigest().upper()
            self.assertEqual((told["md5"], int(told["number"])), (digest, int(digest, 16)))
            self.assertEqual((told["left"], told["remainder"]), (len(left), int(digest, 16) % len(left)))
            taken.append(left.pop(told["remainder"]))
            self.assertEqual(told["id"], taken[-1])
        self.assertEqual((left, order["order"]), ([], taken))

    def test_the_random_alphabet_is_redone(self):
        order = self.orders()["Governor"]
        table = str.maketrans(order["alphabet"], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for name in order["pool"]:
            self.assertEqual(name["letters"].translate(table), name["translated"])
        found = [name["id"] for name in sorted(order["pool"], key=lambda name: name["translated"])]
        turn = (order["district"] - 1) % len(found)
        self.assertEqual(order["order"], found[turn:] + found[:turn])

    def test_a_candidate_added_after_the_draw(self):
        self.manifest.write_text(example().replace("{name: Cem Dorn}]", "{name: Cem Dorn}, {name: Late Comer}]"))
        for command in ("order", "build", "check"):
            status, said, trouble = self.run_program(command, "booklet", "--diagnostics=short")
            self.assertEqual(status, 1, said)
            self.assertIn("lot-missing", trouble)
            self.assertIn("Late Comer", trouble)
        self.assertFalse((self.folder / "out").exists())

    def test_for_a_person_with_a_pencil(self):
        status, said, _ = self.run_program("order", "booklet", "--certificate")
        self.assertEqual(status, 0)
        for words in ("9319./2.5.8.10.12./", "1. Ada Bell", "remainder", "CAMPBELL, ROSA", "Drawn: 2026-08-20"):
            self.assertIn(words, said)
        self.assertLess(max(map(len, said.splitlines())), 130)
        short = self.run_program("order", "booklet")[1]
        self.assertIn("Assessor: by lots\n    1. Kai Rowan\n    2. May Linden\n", short)

    def test_without_candidates(self):
        (self.folder / "text.md").write_text("# A text\n\nNobody stands.\n")
        status, said, trouble = self.run_program("order", "text.md")
        self.assertEqual((status, said), (0, ""))
        self.assertIn("no candidates", trouble)


if __name__ == "__main__":
    unittest.main(verbosity=1)
