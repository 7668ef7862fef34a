"""Every booklet at hand, in every shipped layout, passes the proof when it is built and when it is verified afterwards.

usage: clean_test.py PROGRAM [unittest arguments]"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
CORPUS = os.environ.get("HUSTINGS_CORPUS")
LAYOUTS = sorted(path.stem for path in (ROOT / "layouts").glob("*.xml") if path.stem != "base")
# They grant everybody the same space and refuse whoever needs more.
GRANTING = {path.stem for path in (ROOT / "layouts").glob("*.xml") if re.search(r'\sspace="', path.read_text())}


class Clean(unittest.TestCase):
    def prove(self, source):
        for layout in LAYOUTS:
            with self.subTest(source=source.name, layout=layout), tempfile.TemporaryDirectory() as folder:
                files = [f"{folder}/a.pdf", f"{folder}/a.epub"]
                run = subprocess.run([PROGRAM, "build", source, "--layout", layout, "--diagnostics=short", "-o", files[0],
                                      "-o", files[1]], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                errors = re.findall(r"error\[([^]]*)\]", run.stderr)
                if layout in GRANTING and run.returncode == 1 and set(errors) == {"space-exceeded"}:
                    self.assertEqual(os.listdir(folder), [])
                    continue
                self.assertEqual(run.returncode, 0, run.stderr[-3000:])
                run = subprocess.run([PROGRAM, "verify", *files, "--against", source, "--diagnostics=short"],
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                self.assertEqual((run.returncode, run.stderr), (0, ""))
                self.assertEqual(run.stdout.count("word for word"), 2)
                self.assertNotIn(" 0 words", run.stdout)

    def test_samples(self):
        folders = sorted(path for path in (ROOT / "input").iterdir() if path.is_dir() and any(path.rglob("*.md")))
        self.assertGreater(len(folders), 2)
        for source in folders:
            self.prove(source)

    def test_right_to_left(self):
        for source in sorted((ROOT / "tests/publish/right_to_left").iterdir()):
            self.prove(source)

    def test_corpus(self):
        if not CORPUS:
            self.skipTest("needs HUSTINGS_CORPUS")
        folders = sorted(path for path in pathlib.Path(CORPUS).iterdir() if path.is_dir() and path.name != "LICENSES")
        folders = [path for path in folders if any(path.rglob("*.md"))]
        self.assertGreater(len(folders), 3)
        for source in folders:
            self.prove(source)


if __name__ == "__main__":
    unittest.main()
