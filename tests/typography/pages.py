"""Counts in finished booklets what a reader of pages would complain about: lines of a paragraph that stand alone, headings
without text below them, openings and columns of unequal height, pages that stop early. The same eye reads the PDFs of all
programs: page_lines.py tells which line is which; the formulas are here.

A *line* is a line of text inside the text area; a *column* is a column, or the page where there is one; the *leading* is
that of the text. Only pages that statements stand on are counted.

usage: pages.py --program HUSTINGS --source FOLDER --layout LAYOUT [--geometry NAME] [--places] PDF..."""

import argparse
import collections
import dataclasses
import json

import page_lines
import statements
from typst_booklet import PAGES

HEADING_LINES = 3   # of text, that a heading needs below it
FREE_LINES = 3      # at a column's foot, that are not yet too many
TOLERANCE = 0.1     # of a leading: a stretched space is not another line


@dataclasses.dataclass(frozen=True)
class Place:
    count: str
    page: int    # from 1
    column: int  # from 1
    what: str


def columns_of(lines):
    """Lines of one statement by (page, column), in reading order. Those across the columns count to the first."""
    found = collections.OrderedDict()
    for line in lines:
        found.setdefault((line.page, line.column), []).append(line)
    return found


def lone_lines(lines, blocks, note):
    """Widows and orphans of one statement's paragraphs, items, quotations and notes (headings, code and the cells of tables
    are none): a paragraph of two or more lines that is divided between columns has a widow when its last column holds one
    line of it, and an orphan when its first does. A paragraph of two lines that is divided has both."""
    by_block = {}
    for line in lines:
        if line.block >= 0 and line.note == note:
            by_block.setdefault(line.block, []).append(line)
    for number, own in by_block.items():
        if blocks[number].kind != "paragraph":
            continue
        parts = list(columns_of(own).values())
        if len(parts) < 2:
            continue
        if len(parts[0]) == 1:
            yield Place("orphans", own[0].page + 1, own[0].column + 1, own[0].letters)
        if len(parts[-1]) == 1:
            yield Place("widows", own[-1].page + 1, own[-1].column + 1, own[-1].letters)


def running(lines):
    return [line for line in lines if not line.note]


def low_headings(lines, blocks):
    """Headings with fewer than three lines below them in their column that are neither headings nor notes, unless the
    statement ends there. A heading of several lines is one; of two headings below each other both are looked at."""
    columns = columns_of(running(lines))
    keys = list(columns)
    for key in keys[:-1]:
        own = columns[key]
        is_heading = [line.block >= 0 and blocks[line.block].kind == "heading" for line in own]
        for at, line in enumerate(own):
            ends = at + 1 == len(own) or own[at + 1].block != line.block
            if is_heading[at] and ends and is_heading[at + 1:].count(False) < HEADING_LINES:
                yield Place("low headings", line.page + 1, line.column + 1, line.letters)


def foot(lines):
    return min(line.baseline for line in lines)


def uneven_openings(lines, page):
    """Openings (a verso and the recto beside it) whose lowest lines, notes included, differ in height by more than one line.
    Both pages have to be the statement's, and its text has to go on after them: the last page ends where the text does."""
    by_page = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    if not by_page:
        return
    last = max(line.page for line in lines)
    for number in sorted(by_page):
        # Page 0 is a recto: a verso has an odd number here.
        if number % 2 == 1 and number + 1 in by_page and number + 1 < last:
            difference = abs(foot(by_page[number]) - foot(by_page[number + 1])) / page.leading
            if difference > 1 + TOLERANCE:
                yield Place("uneven openings", number + 1, 1, f"{difference:.1f} lines")


def uneven_ends(lines, page):
    """Last pages of statements in columns whose text does not end at the same height, by more than one line. Looked at is
    the running text below the last line across the columns; notes are not, since they stand at the foot. One line alone
    on a page cannot be divided."""
    if page.columns == 1:
        return
    last = max(line.page for line in lines)
    ends = [line for line in running(lines) if line.page == last]
    across = min((line.baseline for line in ends if line.across), default=page.height)
    own = [line for line in ends if line.baseline < across]
    if len(own) < 2:
        return
    top = max(line.baseline for line in own)
    depths = [(top - foot(part)) / page.leading + 1 if part else 0.0
              for part in ([line for line in own if line.column == column] for column in range(page.columns))]
    if max(depths) - min(depths) > 1 + TOLERANCE:
        yield Place("uneven ends", last + 1, 1, " and ".join(f"{depth:.1f}" for depth in depths) + " lines")


def underfull_columns(lines, page):
    """Columns from which the text goes on, that have room for more than three lines at their foot: down to the lowest line
    that the text area holds, or to two leadings above the first note (one for the note itself, one for the rule and the
    white above it). Columns of the last page are not looked at: they may have been made equal."""
    columns = columns_of(running(lines))
    last = max(line.page for line in lines)
    keys = [key for key in columns if key[0] < last]
    notes = columns_of([line for line in lines if line.note])
    lowest = page.bottom + 0.3 * page.leading
    for key in keys:
        below = [line.baseline for line in notes.get(key, [])]
        below += [line.baseline for line in notes.get((key[0], 0), []) if line.across]
        limit = max(below) + 2 * page.leading if below else lowest
        free = (foot(columns[key]) - limit) / page.leading
        if free > FREE_LINES + TOLERANCE:
            yield Place("underfull", key[0] + 1, key[1] + 1, f"{free:.1f} lines free")


def places(pages, booklet, page):
    """All that is found in a booklet, in the order of statements."""
    by_statement = {}
    for lines in pages:
        for line in lines:
            if line.statement >= 0:
                by_statement.setdefault(line.statement, []).append(line)
    for number, lines in by_statement.items():
        statement = booklet[number]
        # Lines of notes have blocks of their own list.
        yield from lone_lines(lines, statement.blocks, False)
        yield from lone_lines(lines, statement.notes, True)
        yield from low_headings(lines, statement.blocks)
        yield from uneven_openings(lines, page)
        if "contest" not in statement.root.classes:  # a contest's page stands across the columns
            yield from uneven_ends(lines, page)
        yield from underfull_columns(lines, page)


COUNTS = ("widows", "orphans", "low headings", "uneven openings", "uneven ends", "underfull")


@dataclasses.dataclass
class Found:
    pages: int       # that statements stand on
    openings: int    # that could be uneven
    places: list
    letters: list    # of each statement's running text, that were read
    whole: list      # of each statement's running text

    def count(self, name):
        return sum(place.count == name for place in self.places)

    def share(self):
        """Of all letters, that were read: the rest stands in tables whose cells came in another order."""
        return sum(self.letters) / max(sum(self.whole), 1)

    def per_thousand(self):
        return 1000 * (self.count("widows") + self.count("orphans")) / max(self.pages, 1)


def measure(path, booklet, page):
    pages, shares = page_lines.read_booklet(path, booklet, page)
    own = [{line.statement for line in lines if line.statement >= 0} for lines in pages]
    ends = {}
    for number, which in enumerate(own):
        for statement in which:
            ends[statement] = number
    openings = sum(1 for at in range(1, len(own) - 1, 2) for statement in own[at] & own[at + 1] if at + 1 < ends[statement])
    whole = [sum(len(block.text) for block in statement.blocks) for statement in booklet]
    letters = [round(share * all_of) for share, all_of in zip(shares, whole)]
    return Found(sum(map(bool, own)), openings, list(places(pages, booklet, page)), letters, whole)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="PDF")
    parser.add_argument("--program", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--layout", required=True, help="that the booklet was built with")
    parser.add_argument("--geometry", choices=sorted(PAGES), help="the page, when the layout is not a shipped one")
    parser.add_argument("--places", action="store_true", help="name each")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    booklet = statements.dump_statements(options.program, options.source, options.layout)
    page = PAGES[options.geometry or options.layout]
    for path in options.files:
        found = measure(path, booklet, page)
        figures = {"pages": found.pages, "openings": found.openings, "share read": round(found.share(), 4),
                   **{name: found.count(name) for name in COUNTS}, "per 1,000 pages": round(found.per_thousand(), 2)}
        print(json.dumps({"file": path, **figures}) if options.json else
              path + "".join(f"\n  {name:18} {value}" for name, value in figures.items()))
        for place in found.places if options.places else ():
            print(f"    page {place.page}, column {place.column}: {place.count}: {place.what[:60]}")


if __name__ == "__main__":
    main()
