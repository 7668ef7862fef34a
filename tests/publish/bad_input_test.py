"""Gives the program what goes wrong in real life. Each case must end with one clear message (its id, its place, what to
do), the right exit status, and the last good booklet untouched.

usage: bad_input_test.py PROGRAM [unittest arguments]"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
    sys.argv.pop(1)

ROOT = pathlib.Path(__file__).resolve().parents[2]

MANIFEST = """title: Test
contests:
  - id: board
    title: Board
    candidates:
      - a.md
"""
STATEMENT = "---\nname: Ada Example\ncontest: board\n---\n\nA statement of a few words.\n"


class BadInput(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="hustings-"))
        self.booklet = self.root / "booklet"
        self.booklet.mkdir()
        self.write("election.yaml", MANIFEST)
        self.write("a.md", STATEMENT)
        self.out = self.root / "out.pdf"
        self.out.write_text("the last good booklet")

    def tearDown(self):
        subprocess.run(["chmod", "-R", "u+rwX", str(self.root)])
        shutil.rmtree(self.root)

    def write(self, name, content):
        path = self.booklet / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=120, **options)

    def refused(self, id, *, status=1, source=None, line=None, column=None, only=True, arguments=()):
        """The build ends with `status`; `id` is told once, at its place, with a hint; nothing was written."""
        run = self.run_program("build", source or self.booklet, "-o", self.out, "--diagnostics=json", *arguments)
        self.assertEqual(run.returncode, status, run.stderr.decode()[-2000:] + run.stdout.decode()[-2000:])
        told = [d for d in json.loads(run.stdout) if d["severity"] == "error"]
        matching = [d for d in told if d["id"] == id]
        self.assertEqual(len(matching), 1, told)
        if only:
            self.assertEqual(len(told), 1, told)
        diagnostic = matching[0]
        self.assertTrue(diagnostic["hints"], diagnostic)
        if line is not None:
            self.assertEqual(diagnostic["line"], line, diagnostic)
        if column is not None:
            self.assertEqual(diagnostic["column"], column, diagnostic)
        self.untouched()
        return diagnostic

    def untouched(self):
        self.assertEqual(self.out.read_text(), "the last good booklet")
        self.assertEqual(sorted(p.name for p in self.root.iterdir()), ["booklet", "out.pdf"])

    def test_good_input_replaces_the_booklet(self):
        run = self.run_program("build", self.booklet, "-o", self.out)
        self.assertEqual(run.returncode, 0, run.stderr.decode())
        self.assertTrue(self.out.read_bytes().startswith(b"%PDF-1.7"))

    def test_missing_folder(self):
        self.refused("input-missing", source=self.root / "nowhere")

    def test_folder_without_markdown(self):
        (self.booklet / "election.yaml").unlink()
        (self.booklet / "a.md").unlink()
        self.refused("no-markdown")

    def test_broken_yaml(self):
        self.write("election.yaml", "title: Test\ncontests: [a, b\nlanguage: en\n")
        self.refused("yaml-syntax", only=False)

    def test_broken_front_matter(self):
        self.write("a.md", "---\nname: \"Ada\nparty: x\n---\nwords\n")
        self.refused("yaml-syntax", line=2, column=7)

    def test_candidate_file_that_is_not_there(self):
        self.write("election.yaml", MANIFEST + "      - b.md\n")
        self.refused("file-missing", line=7, column=9)

    def test_two_candidates_with_one_id(self):
        self.write("election.yaml", MANIFEST + "      - b.md\n")
        self.write("a.md", STATEMENT.replace("name:", "ID: same\nname:"))
        self.write("b.md", STATEMENT.replace("name: Ada", "ID: same\nname: Ben"))
        told = self.refused("duplicate-candidate", line=2, column=1)
        self.assertIn("a.md:2", told["message"])
        self.assertTrue(told["file"].endswith("b.md"), told)

    def test_picture_missing(self):
        self.write("a.md", STATEMENT + "\n![A dog](dog.png)\n")
        self.refused("picture-missing", line=8, column=1)

    def test_picture_truncated(self):
        self.write("dog.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0")
        self.write("a.md", STATEMENT + "\n![A dog](dog.png)\n")
        self.refused("picture-unreadable", line=8)

    def test_picture_of_absurd_size(self):
        import struct
        import zlib
        header = b"IHDR" + struct.pack(">IIBBBBB", 200000, 200000, 8, 2, 0, 0, 0)
        self.write("dog.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header +
                   struct.pack(">I", zlib.crc32(header)))
        self.write("a.md", STATEMENT + "\n![A dog](dog.png)\n")
        self.refused("picture-unreadable", line=8)

    def test_picture_outside_the_booklet(self):
        self.write("a.md", STATEMENT + "\n![Words](../../../../etc/passwd)\n")
        self.refused("outside-booklet", line=8)

    def test_layout_with_an_unknown_property(self):
        self.write("own.xml", '<layout name="own" extends="booklet-a5.xml">\n'
                              '  <rule select="paragraph" text-allign="left"/>\n</layout>\n')
        told = self.refused("unknown-property", line=2, arguments=["--layout", "own.xml"])
        self.assertIn("text-align", " ".join([told["message"], *told["hints"]]))

    def test_circular_extends(self):
        self.write("one.xml", '<layout name="one" extends="two.xml"/>\n')
        self.write("two.xml", '<layout name="two" extends="one.xml"/>\n')
        self.refused("layout-circular-extends", only=False, arguments=["--layout", "one.xml"])

    def test_layout_that_is_not_there(self):
        self.refused("layout-missing", arguments=["--layout", "broadsheet"])

    def test_font_that_is_not_installed(self):
        self.write("own.xml", '<layout name="own" extends="booklet-a5.xml">\n'
                              '  <rule select="paragraph" font-family="Garamond Nowhere"/>\n</layout>\n')
        self.refused("font-unknown", arguments=["--layout", "own.xml"])
        # A family that the catalogue knows, whose package is not there.
        data = self.booklet / "data"
        shutil.copytree(ROOT / "layouts", data / "layouts")
        catalogue = (ROOT / "fonts" / "catalogue.xml").read_text()
        family = ('<family name="Garamond Nowhere" kind="serif" package="fonts-nowhere" folder="truetype/nowhere" '
                  'scripts="Latn"><face file="Nowhere-Regular.ttf"/></family>')
        self.write("data/fonts/catalogue.xml", catalogue.replace("</catalogue>", family + "</catalogue>"))
        told = self.refused("font-not-installed", arguments=["--layout", "own.xml", "--data-dir", data])
        self.assertIn("fonts-nowhere", " ".join(told["hints"]))

    def test_file_of_50_megabytes(self):
        self.write("a.md", STATEMENT + "word " * (10 << 20))
        self.refused("file-too-large")

    def test_nesting_10000_deep(self):
        self.write("a.md", STATEMENT + "\n" + ">" * 10000 + " deep\n")
        self.refused("too-complex")

    def test_html_nesting_10000_deep_is_read_or_refused(self):
        self.write("a.md", STATEMENT + "\n" + "<div>" * 10000 + "deep" + "</div>" * 10000 + "\n")
        run = self.run_program("build", self.booklet, "-o", self.out, "--diagnostics=json")
        self.assertIn(run.returncode, (0, 1))
        if run.returncode == 1:
            self.untouched()

    def test_bytes_that_are_not_utf8(self):
        self.write("a.md", STATEMENT.encode() + b"caf\xe9\n")
        self.refused("invalid-utf-8", line=7, column=4)

    def test_missing_glyph(self):
        self.write("a.md", STATEMENT + "\n\U0010fffd\n")
        told = self.refused("missing-glyph", line=8)
        self.assertIn("U+10FFFD", told["message"])

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.skipTest("root reads every file")
        (self.booklet / "a.md").chmod(0)
        run = self.run_program("build", self.booklet, "-o", self.out)
        self.assertEqual(run.returncode, 3)
        self.untouched()

    def test_full_disk(self):
        for target in ("/dev/full",):
            run = self.run_program("build", self.booklet, "-o", target, "--format", "pdf")
            self.assertEqual(run.returncode, 3)
            self.assertIn(b"No space left", run.stderr)
        with open("/dev/full", "wb") as full:
            run = subprocess.run([PROGRAM, "build", self.booklet, "-o", "-", "--format", "pdf"], stdout=full,
                                 stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 3)

    def test_small_disk(self):
        script = (f'mount -t tmpfs -o size=64k none "{self.root}/disk" && '
                  f'echo old > "{self.root}/disk/out.pdf" && '
                  f'"{PROGRAM}" build "{self.booklet}" -o "{self.root}/disk/out.pdf" ; echo "status $?"; '
                  f'cat "{self.root}/disk/out.pdf"; ls "{self.root}/disk"')
        (self.root / "disk").mkdir()
        self.write("a.md", STATEMENT + "".join(f"\n{i} words after words\n" for i in range(20000)))
        run = subprocess.run(["unshare", "-m", "--map-root-user", "sh", "-c", script], stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
        if "status" not in run.stdout:
            self.skipTest("this machine lets nobody mount: " + run.stderr)
        self.assertEqual(run.stdout, "status 3\nold\nout.pdf\n", run.stderr)
        (self.root / "disk").rmdir()

    def test_interrupt(self):
        self.write("a.md", STATEMENT + "".join(f"\n{i} words after words\n" for i in range(30000)))
        for wait in (0.02, 0.1, 0.2, 0.4):
            program = subprocess.Popen([PROGRAM, "build", self.booklet, "-o", self.out], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(wait)
            program.send_signal(signal.SIGINT)
            status = program.wait(timeout=60)
            self.assertIn(status, (-signal.SIGINT, 0))
            if status != 0:
                self.untouched()
            self.out.write_text("the last good booklet")

    def test_wrong_usage(self):
        for arguments in ([], ["bild"], ["build"], ["build", self.booklet, "-o", "-"],
                          ["build", self.booklet, "-o", "x.doc"], ["dump", "--stage=ink", self.booklet],
                          ["build", self.booklet, "--diagnostics=xml"], ["build", self.booklet, "-o", "-", "-o", "-", "--format=pdf"],
                          ["build", self.booklet, "-j", "many"], ["build", self.booklet, "--pages"], ["init", self.booklet]):
            run = self.run_program(*arguments)
            self.assertEqual(run.returncode, 2, arguments)
            self.assertTrue(run.stderr)

    def test_options_may_stand_anywhere(self):
        for arguments in (["-o", self.out, self.booklet, "--layout", "pamphlet-letter"],
                          ["-o", self.out, self.booklet, "-q"], ["-q", self.booklet, "-o", self.out],
                          ["-o", self.out, "-o", self.root / "out.epub", self.booklet, "-j1"]):
            self.out.unlink(missing_ok=True)
            run = self.run_program("build", *arguments)
            self.assertEqual((run.returncode, run.stderr), (0, b""), arguments)
            self.assertTrue(self.out.exists())
        self.assertTrue((self.root / "out.epub").exists())

    def test_a_source_is_never_replaced(self):
        for name in ("election.yaml", "a.md"):
            before = (self.booklet / name).read_bytes()
            run = self.run_program("build", self.booklet, "-o", self.booklet / name, "--format", "pdf")
            self.assertEqual(run.returncode, 2, run.stderr)
            self.assertEqual((self.booklet / name).read_bytes(), before)

    def test_an_ending_that_names_a_format_does(self):
        run = self.run_program("build", self.booklet, "-o", self.out, "-o", "-", "--format", "epub")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue(self.out.read_bytes().startswith(b"%PDF"))
        self.assertTrue(run.stdout.startswith(b"PK"))

    def test_warnings_made_errors(self):
        self.write("a.md", STATEMENT + "\n![A dog](https://dogs.example/dog.png)\n")
        self.assertEqual(self.run_program("build", self.booklet, "-o", self.out).returncode, 0)
        self.out.write_text("the last good booklet")
        self.assertEqual(self.run_program("build", self.booklet, "-o", self.out, "-W").returncode, 1)
        self.untouched()

    def test_no_message_writes_escape_sequences(self):
        self.write("a.md", STATEMENT + "\n\x1b[31m![A dog](do\x1b[0mg.png)\n")
        run = self.run_program("build", self.booklet, "-o", self.out)
        self.assertNotIn(b"\x1b", run.stderr)


if __name__ == "__main__":
    unittest.main()
