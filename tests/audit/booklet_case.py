"""What the tests of reports share: a copy of the small booklet that stands beside them, and the program run on it."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()


class BookletCase(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)
        self.booklet = self.folder / "booklet"
        shutil.copytree(HERE / "booklet", self.booklet)

    def run_program(self, *arguments, status=0):
        run = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, encoding="utf-8")
        self.assertEqual(run.returncode, status, run.stderr)
        return run.stdout, run.stderr
