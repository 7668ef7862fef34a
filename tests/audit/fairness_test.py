"""Equal treatment as the program measures it: against a small booklet whose reports stand beside this test, and on
booklets that treat somebody worse.

usage: fairness_test.py PROGRAM [unittest arguments]"""

import difflib
import html.parser
import json
import os
import re
import shutil
import unittest

from booklet_case import HERE, BookletCase

ROOT = HERE.parents[1]
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(html.parser.HTMLParser):
    """Elements that open and close in order, with what they say; anything else is an error."""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.words = [], [], []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        assert len(dict(attributes)) == len(attributes), "an attribute stands twice"
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.words.append(data)


class Fairness(BookletCase):
    def check_golden(self, actual, name):
        path = HERE / name
        if os.environ.get("UPDATE_GOLDENS") == "1":
            path.write_text(actual, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = difflib.unified_diff(expected.splitlines(), actual.splitlines(), name, "actual", lineterm="")
        self.assertEqual(expected, actual, "\n".join(difference))

    def report(self, *arguments):
        return json.loads(self.run_program("fairness", "booklet", "--format", "json", *arguments)[0])

    def test_text_and_json_are_as_expected(self):
        text, said = self.run_program("fairness", "booklet")
        self.assertNotIn("fairness-unequal", said)
        self.check_golden(text, "fairness.txt")
        self.check_golden(self.run_program("fairness", "booklet", "--format", "json")[0], "fairness.json")

    def test_every_figure_is_there(self):
        harbor, lamp = self.report()["contests"]
        self.assertEqual([each["id"] for each in harbor["candidates"]], ["edda-quill", "orrin-vale", "tamsin-reed"])
        self.assertTrue(harbor["equal"] and lamp["equal"])
        self.assertNotIn("portrait", harbor["candidates"][2])
        nils = lamp["candidates"][0]
        self.assertEqual((nils["statement"], nils["words"], nils["lines"]), (False, 0, 0))
        for each in harbor["candidates"]:
            self.assertEqual((each["type-size"], each["leading"]), (9.7, 12.901))
            area = sum(rect[2] * rect[3] for place in each["places"] for rect in place["used"])
            self.assertAlmostEqual(area, each["area-used"], delta=1)

    def test_unequal_treatment_is_found_and_named(self):
        shutil.copy(HERE / "unequal.xml", self.booklet)
        text, said = self.run_program("fairness", "booklet", "--layout", "unequal.xml")
        self.assertEqual(len(re.findall(r"warning\[fairness-unequal\]", said)), 1)  # all of one candidate together
        self.assertIn("candidates/orrin-vale.md:2:1", said)
        self.assertIn("type-size: Orrin Vale: type of 8 pt in the statement, not 9.7 pt as others", text)
        self.assertRegex(text, r"portrait: \S+ \S+: a portrait of ")
        self.assertIn("2 contests, 1 unequal", text)
        harbor = self.report("--layout", "unequal.xml")["contests"][0]
        self.assertFalse(harbor["equal"])
        kinds = {(each["kind"], each["candidate"]) for each in harbor["inequalities"]}
        self.assertIn(("type-size", "orrin-vale"), kinds)
        self.assertIn("portrait", {kind for kind, _ in kinds})
        self.run_program("fairness", "booklet", "--layout", "unequal.xml", "-W", status=1)

    def test_a_smaller_name_alone_is_found(self):
        (self.booklet / "name.xml").write_text(
            '<layout name="name" extends="booklet-a5.xml"><rule select="#profile-tamsin-reed heading" font-size="12pt"/>'
            "</layout>")
        harbor = self.report("--layout", "name.xml")["contests"][0]
        self.assertEqual({each["candidate"] for each in harbor["inequalities"]}, {"tamsin-reed"})
        self.assertIn("heading.candidate-name", harbor["inequalities"][0]["message"])

    def test_granted_space_is_the_same_for_all_and_holds_what_is_used(self):
        arguments = ("--layout", "voters-pamphlet-letter")
        for contest in self.report(*arguments)["contests"]:
            granted = {each["area-granted"] for each in contest["candidates"]}
            self.assertEqual(len(granted), 1, contest["title"])
            for each in contest["candidates"]:
                self.assertLessEqual(each["area-used"], each["area-granted"] + 1, each["id"])
                space = each["places"][0]["granted"]
                self.assertEqual(len(space), 1)
                for x, y, width, height in each["places"][0]["used"]:
                    left, top, across, down = space[0]
                    self.assertTrue(left - 1 <= x and x + width <= left + across + 1, each["id"])
                    self.assertTrue(top - 1 <= y and y + height <= top + down + 1, each["id"])
        page = Page(self.run_program("fairness", "booklet", *arguments, "--format", "html")[0])
        frames = [attributes for tag, attributes in page.elements if attributes.get("class") == "granted"]
        self.assertEqual(len(frames), 5)
        self.assertRegex(self.run_program("fairness", "booklet", *arguments)[0], r"sq in of \d+\.\d\d sq in \(\d+%\)")

    def test_what_would_span_columns_is_measured_in_the_block_where_it_stands(self):
        (self.booklet / "half.xml").write_text(
            f'<layout name="half" extends="{ROOT}/layouts/pamphlet-letter.xml"><rule select="section.profile" '
            'space="half-page" font-size.minimum="85%" break-before="auto"/></layout>')
        contests = self.report("--layout", "half.xml")["contests"]
        edges = set()
        for contest in contests:
            self.assertTrue(contest["equal"])
            taken = []
            for each in contest["candidates"]:
                self.assertLessEqual(each["area-used"], each["area-granted"], each["id"])
                (place,) = each["places"]
                ((left, top, across, down),) = place["granted"]
                self.assertEqual((across, down), (234, 648), each["id"])
                self.assertTrue(place["used"])
                for x, y, width, height in place["used"]:
                    self.assertEqual((x, width), (left, across), each["id"])
                    self.assertTrue(top <= y and y + height <= top + down + .01, each["id"])
                taken.append((place["page"], left, top))
                edges.add((place["side"], left))
            self.assertEqual(len(set(taken)), len(taken), "a block lies on another")
        # Both columns of a left page and of a right one.
        self.assertEqual(edges, {("verso", 57.6), ("verso", 313.2), ("recto", 64.8), ("recto", 320.4)})

    def test_what_spans_columns_is_counted_once(self):
        for contest in self.report("--layout", "pamphlet-letter")["contests"]:
            for each in contest["candidates"]:
                for place in each["places"]:
                    self.assertEqual(place["used"][0][2], 489.6, each["id"])  # the name
                    for i, (x, y, width, height) in enumerate(place["used"]):
                        for left, top, across, down in place["used"][:i]:
                            beside = x + .01 >= left + across or left + .01 >= x + width
                            apart = y + .01 >= top + down or top + .01 >= y + height
                            self.assertTrue(beside or apart, each["id"])

    def test_the_page_stands_alone_and_is_sound(self):
        for layout in ("booklet-a5", "pamphlet-letter"):
            self.run_program("fairness", "booklet", "--layout", layout, "--format", "html", "-o", "page.html")
            text = (self.folder / "page.html").read_text(encoding="utf-8")
            page = Page(text)
            tags = [tag for tag, _ in page.elements]
            self.assertEqual((tags.count("h1"), tags.count("main"), tags.count("table")), (1, 1, 2))
            self.assertEqual(tags.count("caption"), tags.count("table"))
            self.assertNotIn("script", tags)
            for tag, attributes in page.elements:
                self.assertFalse({"src", "href", "srcset"} & set(attributes), tag)
                self.assertFalse([name for name in attributes if name.startswith("on")], tag)
                if tag == "th":
                    self.assertIn(attributes.get("scope"), ("row", "col"))
                if attributes.get("role") == "img":
                    self.assertTrue(attributes["aria-label"].startswith("Page "))
            self.assertNotIn("url(", text)
            self.assertNotIn("@import", text)
            self.assertEqual(dict(page.elements)["html"].get("lang"), "en")

    def test_hostile_names_stay_words(self):
        text = self.run_program("fairness", "booklet", "--format", "html")[0]
        self.assertIn('Bo <script>alert(1)</script> & "Tables" \uFFFDevoL', "".join(Page(text).words))
        self.assertNotIn("\u202e", text + self.run_program("fairness", "booklet")[0])

    def test_right_to_left(self):
        shutil.copytree(ROOT / "tests/publish/right_to_left", self.folder / "rtl")
        report = json.loads(self.run_program("fairness", "rtl", "--format", "json")[0])
        self.assertTrue(report["contests"])
        for contest in report["contests"]:
            for candidate in contest["candidates"]:
                self.assertGreater(candidate["area-used"], 0)
        Page(self.run_program("fairness", "rtl", "--format", "html")[0])

    def test_a_build_reports_the_same(self):
        alone = self.run_program("fairness", "booklet")[0]
        built = self.run_program("build", "booklet", "--report=fairness", "-q")[0]
        self.assertEqual(alone, built)
        self.assertTrue((self.folder / "out/booklet.pdf").exists())

    def test_a_booklet_with_errors_has_no_report(self):
        (self.booklet / "candidates/edda-quill.md").write_text("---\nname: Edda Quill\nportrait: gone.jpg\n---\nWords.\n")
        text, said = self.run_program("fairness", "booklet", status=1)
        self.assertEqual(text, "")
        self.assertIn("picture-missing", said)


if __name__ == "__main__":
    unittest.main()
