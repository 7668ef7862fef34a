"""Booklets in many scripts, read back as a program that reads aloud would: the text of the finished PDF, in the order of
its structure tree, is the source's, mark for mark. Longer native texts are those that Debian's own packages ask their
questions with.

usage: tongues_test.py PROGRAM EPUBCHECK_FOLDER [unittest arguments]"""

import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest
import zipfile

import booklets_test as booklets
import pdf_reader
import witness

ROOT = booklets.ROOT
RIGHT_TO_LEFT = pathlib.Path(__file__).resolve().parent / "right_to_left"
TEMPLATES = pathlib.Path("/var/lib/dpkg/info")


def squeezed(text):
    """Without white space, which ends of lines change, and without what is never seen."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not c.isspace() and c not in "\u00ad\u200b\u2060\ufeff")


def blocks_of(path):
    """The words of each paragraph, heading, item and cell of a Markdown file, by cmark-gfm."""
    body = re.sub(r"(?im)^((?:\s*>)+\s*)\[!(\w+)\]\s*$", r"\1", witness.body_of(path.read_bytes()))
    rendered = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "tasklist", "-e", "footnotes"],
                              input=body.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    # Signs of notes are the renderer's; a statement is compared up to them and from them on.
    rendered = re.sub(r'<a [^>]*class="footnote-backref".*?</a>', "", rendered, flags=re.S)
    rendered = re.sub(r'<sup class="footnote-ref">.*?</sup>', "<p>", rendered, flags=re.S)
    # A link's address is a note of its own, and its sign stands behind the link.
    rendered = rendered.replace("</a>", "<p>")
    pieces = re.split(r"</?(?:p|li|ul|ol|h[1-6]|t[dhr]|table|thead|tbody|blockquote|hr|br|section|input)\b[^>]*>", rendered)
    texts = [squeezed(html.unescape(re.sub(r"<[^>]*>", "", piece))) for piece in pieces]
    return [text for text in texts if text]


class Tongues(booklets.Booklet):
    def read(self, pdf):
        reader = pdf_reader.Reader(pdf)
        return reader, squeezed(reader.text())

    def say_every_block(self, pdf, paths):
        _, book = self.read(pdf)
        for path in paths:
            blocks = blocks_of(path)
            if not blocks:
                continue
            at = book.find(blocks[0])
            self.assertGreaterEqual(at, 0, f"{path.name}: \"{blocks[0]}\" is not in the PDF")
            for block in blocks:
                found = book.find(block, at)
                self.assertTrue(0 <= found <= at + 400, f"{path.name}: \"{block}\" should come after "
                                                        f"\"{book[max(0, at - 60):at]}\", where \"{book[at:at + 80]}\" is")
                at = found + len(block)

    def words(self, pdf, page):
        """(left, right, top, word) of each word of a page."""
        text = subprocess.run(["pdftotext", "-bbox", "-f", str(page), "-l", str(page), pdf, "-"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=True).stdout
        width = float(re.search(r'<page width="([\d.]+)"', text).group(1))
        return width, [(float(a), float(c), float(b), html.unescape(word)) for a, b, c, _, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', text)]


class ManyTongues(Tongues):
    FOLDER = ROOT / "input" / "many-tongues"

    def test_says_every_block_in_logical_order(self):
        for layout in ("booklet-a5", "large-print"):
            with self.subTest(layout=layout):
                pdf, _ = self.build(self.FOLDER, "--layout", layout, "-W")
                self.say_every_block(pdf, sorted(self.FOLDER.glob("**/*.md")))

    def test_emoji_say_what_they_are(self):
        pdf, _ = self.build(self.FOLDER, "--layout", "booklet-a5", "-W")
        reader, _ = self.read(pdf)
        spans = set(reader.spans)
        self.assertIn(("👨\u200d👩\u200d👧\u200d👦", "MAN, WOMAN, GIRL, BOY"), spans)
        self.assertIn(("📮", "POSTBOX"), spans)
        self.assertIn(("🇯🇵", "REGIONAL INDICATOR SYMBOL LETTER J, REGIONAL INDICATOR SYMBOL LETTER P"), spans)
        self.assertIn(("♿", "WHEELCHAIR SYMBOL"), spans)

    def test_columns_begin_where_lines_begin(self):
        pdf, _ = self.build(self.FOLDER, "--layout", "pamphlet-letter", "-W")
        reader, _ = self.read(pdf)
        seen = {False: 0, True: 0}
        for page in range(1, len(reader.pdf.pages) + 1):
            width, words = self.words(pdf, page)
            names = [word for word in words if "Brandt" in word[3]]  # in the second paragraph
            if names:
                rtl = any("\u0590" <= c <= "\u06ff" for word in words for c in word[3])
                self.assertEqual(names[0][0] > width / 2, rtl, page)
                seen[rtl] += 1
        self.assertEqual(seen[True], 3)
        self.assertGreaterEqual(seen[False], 12)

    def test_each_script_has_its_face(self):
        pdf, _ = self.build(self.FOLDER, "--layout", "booklet-a5", "-W")
        fonts = subprocess.run(["pdffonts", pdf], stdout=subprocess.PIPE, text=True).stdout
        for name in ("NotoSerifArmenian", "NotoNaskhArabic", "NotoSerifHebrew", "NotoSerifEthiopic", "NotoSerifDevanagari",
                     "NotoSerifBengali", "NotoSerifThai", "NotoSerifKhmer", "NotoSerifMyanmar", "NotoSerifCJKsc",
                     "NotoSerifCJKtc", "NotoSerifCJKjp", "NotoSerifCJKkr", "Symbola"):
            self.assertIn("+" + name, fonts)


class RightToLeft(Tongues):
    def build_one(self, name, *options):
        return self.build(RIGHT_TO_LEFT / name, "-W", *options)

    def test_says_every_block_in_logical_order(self):
        for name in ("arabic", "hebrew"):
            for layout in ("booklet-a5", "large-print", "pamphlet-letter"):
                with self.subTest(name=name, layout=layout):
                    files = self.build_one(name, "--layout", layout)
                    self.say_every_block(files[0], sorted((RIGHT_TO_LEFT / name).glob("**/*.md")))
                    if layout == "booklet-a5":
                        self.be_sound(files)

    def test_both_files_turn_their_pages_to_the_right(self):
        for name in ("arabic", "hebrew"):
            pdf, epub = self.build_one(name)
            reader, _ = self.read(pdf)
            self.assertEqual(str(reader.pdf.Root.ViewerPreferences.Direction), "/R2L")
            with zipfile.ZipFile(epub) as container:
                opf = next(n for n in container.namelist() if n.endswith(".opf"))
                self.assertIn('page-progression-direction="rtl"', container.read(opf).decode())

    def test_pages_are_mirrored(self):
        pdf, _ = self.build_one("arabic")
        reader, _ = self.read(pdf)
        labels = {}
        for number in range(1, len(reader.pdf.pages) + 1):
            width, words = self.words(pdf, number)
            if not words:
                continue
            left, right = min(w[0] for w in words), max(w[1] for w in words)
            folios = [w for w in words if w[2] > 540 and w[3].isdigit()]
            if folios:
                labels[int(folios[0][3])] = (folios[0][0] < width / 2, left, width - right)
        # A recto is a left page: its folio is at the outside, which is the left.
        self.assertTrue(labels[1][0])
        self.assertFalse(labels[2][0])

    def test_the_contents_have_their_page_numbers_at_the_left(self):
        pdf, _ = self.build_one("arabic")
        for page in range(2, 6):
            width, words = self.words(pdf, page)
            if any("المحتويات" in w[3] or "المحتويات"[::-1] in w[3] for w in words):
                numbers = [w for w in words if w[3].isdigit() and w[2] < 500]
                self.assertGreater(len(numbers), 2)
                for number in numbers:
                    self.assertLess(number[1], width / 3, number)
                return
        self.fail("there is no page of contents")

    def test_numbers_and_addresses_stand_left_to_right(self):
        for name in ("arabic", "hebrew"):
            pdf, epub = self.build_one(name)
            found = []
            for page in range(1, 9):
                try:
                    found += [w for w in self.words(pdf, page)[1]]
                except (AttributeError, subprocess.CalledProcessError):
                    break
            words = [w[3] for w in found]
            self.assertTrue(any("555-0142" in w for w in words), words)
            with zipfile.ZipFile(epub) as container:
                whole = "".join(container.read(n).decode() for n in container.namelist() if n.endswith(".xhtml"))
            self.assertIn('<bdi dir="ltr">555-0142</bdi>', whole)
            self.assertRegex(whole, r'dir="ltr"[^>]*>help@larkspur\.example<')


class LargePrint(Tongues):
    """What the guidelines of the American Council of the Blind ask for, held by every sample."""

    def test_every_sample(self):
        for folder in sorted((ROOT / "input").iterdir()):
            if not folder.is_dir():
                continue
            with self.subTest(booklet=folder.name):
                # What is hard to print is told, and the proof holds all of it.
                strict = () if folder.name == "proof-of-pages" else ("-W",)
                pdf, _ = self.build(folder, "--layout", "large-print", *strict)
                reader, _ = self.read(pdf)
                for number, page in enumerate(reader.pdf.pages, 1):
                    names, sizes = page.resources.get("/Font", {}), {}
                    for operands, operator in pdf_reader.pikepdf.parse_content_stream(page):
                        if str(operator) == "Tf":
                            sizes[str(names[str(operands[0])]["/BaseFont"])] = float(operands[1])
                    for font, size in sizes.items():
                        self.assertNotIn("Italic", font)
                        # Other scripts are set beside these at the size at which they look as large.
                        self.assertGreaterEqual(size, 16 if "Lato" in font or "Hack" in font else 14, (number, font))
                    width, words = self.words(pdf, number)
                    self.assertEqual(width, 612)
                    for left, right, _, word in words:
                        self.assertTrue(72 <= left and right <= width - 72 or left < 45, (number, word))


def native_texts():
    """Paragraphs by language, from the questions that installed packages may ask (debconf's templates)."""
    texts = {}
    for package in ("debconf", "libpam-runtime", "libc6:amd64", "libc6:arm64", "tzdata", "ucf", "man-db"):
        path = TEMPLATES / f"{package}.templates"
        if not path.exists():
            continue
        for field in re.findall(r"^(?:Description|Extended_description)-(\w+)\.UTF-8: (.*(?:\n .*)*)", path.read_text(), re.M):
            language, words = field
            lines = words.split("\n")
            paragraphs = "\n".join([lines[0], " ."] + lines[1:]).split("\n .")
            for paragraph in paragraphs:
                paragraph = " ".join(line.strip() for line in paragraph.strip().split("\n"))
                # What is markup to Markdown is not the matter here.
                paragraph = re.sub(r"[<>*_`#\[\]\\|&~\"'^$:]", "", re.sub(r"\s+", " ", paragraph)).strip()
                paragraph = re.sub(r"^[-+\d.)( ]+", "", paragraph)
                if len(paragraph) > 3 and "${" not in paragraph and "--" not in paragraph and "..." not in paragraph:
                    texts.setdefault(language.replace("_", "-"), []).append(paragraph)
    return texts


@unittest.skipUnless((TEMPLATES / "debconf.templates").exists(), "this is no Debian: debconf's templates are not there")
class NativeTexts(Tongues):
    LANGUAGES = "ar bn de dz el fa fr gu he hi ja km ko ml ne pa ru si ta te th ug vi zh-CN zh-TW".split()

    def test_every_language_comes_back_as_it_went_in(self):
        texts = native_texts()
        folder = self.folder / "native"
        (folder / "pages").mkdir(parents=True)
        pages = []
        for language in self.LANGUAGES:
            self.assertIn(language, texts)
            path = folder / "pages" / f"{language}.md"
            path.write_text(f"---\ntitle: {language}\nlanguage: {language}\n---\n\n" + "\n\n".join(texts[language]) + "\n")
            pages.append(path)
        (folder / "election.yaml").write_text("title: Native texts\ndate: 2026-11-03\nlanguage: en\nfront-matter:\n" +
                                              "".join(f"  - pages/{path.name}\n" for path in pages))
        files = self.build(folder, name="native")
        self.say_every_block(files[0], pages)
        self.be_sound(files)


@unittest.skipUnless(booklets.CORPUS, "HUSTINGS_CORPUS is not set: no elections from outside")
class VoteGov(Tongues):
    def test_right_to_left_indic_and_chinese(self):
        for folder, tag in (("ar", "ar"), ("hi", "hi"), ("zh-hans", "zh-Hans")):
            with self.subTest(language=tag):
                source = pathlib.Path(booklets.CORPUS) / "vote-gov-5-languages" / folder
                pdf, _ = self.build(source, "--lang", tag)
                self.say_every_block(pdf, sorted(source.glob("**/*.md")))


if __name__ == "__main__":
    unittest.main()
