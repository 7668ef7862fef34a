"""From glyphs to the lines of a booklet's pages, each known by the block of the statement that it sets: so a page break
inside a paragraph is known for what it is, whoever made the PDF.

Lines are found by geometry (baselines, and the gap between columns), and then read along the known text: a line belongs
to the running text when its letters are the next ones there, to a note when they are the next ones of the notes. Where a
program prints something else (cells of a table in another order, a letter it lacks), the reader goes on at the next line
that is found further on. Nothing of a program's own structure is used."""

import bisect
import dataclasses

import glyphs
from statements import letters_of

AHEAD = 4000   # letters searched for a line that is not the next
SURE = 30      # letters that are found by themselves; fewer need the next line after them
LEAST = 10     # letters
TITLE = (1.3, 2.5)  # sizes of a statement's title, in em of the text


@dataclasses.dataclass
class Line:
    page: int       # from 0
    column: int
    baseline: float  # pt from the foot of the page
    size: float     # pt, of most of its glyphs
    letters: str
    across: bool = False      # both columns
    statement: int = -1
    note: bool = False
    block: int = -1           # of the statement's blocks or notes; -1: of no known text


def flush_lines(page, column, found, across=False):
    """Lines of the glyphs of one column. Glyphs whose baselines are closer than 0.6 of their size are of one line: marks of
    notes are raised. Raised or lowered small figures are left out: they call notes, and are numbered by each program."""
    groups = {}
    for glyph in found:
        groups.setdefault(round(glyph.y, 1), []).append(glyph)
    lines, rows = [], []
    for y in sorted(groups, reverse=True):
        size = max(g.size for g in groups[y])
        if rows and rows[-1][0] - y < 0.6 * max(size, rows[-1][1]):
            rows[-1][2].append((y, groups[y]))
            rows[-1][1] = max(rows[-1][1], size)
        else:
            rows.append([y, size, [(y, groups[y])]])
    for _, _, parts in rows:
        baseline = max(parts, key=lambda part: sum(g.size * abs(g.advance) for g in part[1]))[0]
        every = sorted((g for _, part in parts for g in part), key=lambda g: g.x)
        size = max(g.size for g in every if abs(g.y - baseline) < 0.11)
        kept = [g for g in every if abs(g.y - baseline) < 0.11 or g.size > 0.8 * size or not g.text.isdigit()]
        text = letters_of("".join(g.text for g in kept))
        if any(g.text.strip() for g in every):
            lines.append(Line(page, column, baseline, size, text, across))
    return lines


def is_across(row, inner, outer):
    """Whether a line goes across the gap between `inner` and `outer`: there is ink on both sides and in it, with no more
    than spaces between. A word that sticks out of the left column meets the right one's line by chance: it overlaps it,
    or leaves a blank that no word space is."""
    ink = sorted((g for g in row if g.text.strip()), key=lambda g: g.x)
    if not ink or ink[0].x > inner or ink[-1].x < outer:
        return False
    if not any(g.x + g.advance > inner + 1 and g.x < outer - 1 for g in ink):
        return False
    blanks = [(after.x - before.x - before.advance) / before.size for before, after in zip(ink, ink[1:])
              if after.x > inner - before.size and before.x < outer + 2 * before.size]
    return all(-0.25 < blank < 1 for blank in blanks)


def read_page(number, found, page):
    """The lines of one page in reading order: lines across the columns divide it into bands, and each band is read column
    by column. What stands above or below the area of the text (running heads, folios) is left out."""
    found = [g for g in found if page.bottom - 1 < g.y < page.height - page.top]
    if page.columns == 1:
        return flush_lines(number, 0, found)
    left = page.outside if number % 2 == 1 else page.inside
    middle = left + (page.width - page.inside - page.outside) / 2
    rows = {}
    for glyph in found:
        rows.setdefault(round(glyph.y, 1), []).append(glyph)
    # Bands of glyphs: those of lines across, and for each column those of the lines between them.
    lines, band = [], ([], [])
    whole = []

    def flush():
        nonlocal band, whole
        if whole:
            lines.extend(flush_lines(number, 0, whole, True))
        for column, side in enumerate(band):
            lines.extend(flush_lines(number, column, side))
        band, whole = ([], []), []

    for y in sorted(rows, reverse=True):
        if is_across(rows[y], middle - page.gap / 2, middle + page.gap / 2):
            if band[0] or band[1]:
                flush()
            whole += rows[y]
        else:
            if whole:
                flush()
            for glyph in rows[y]:
                band[glyph.x >= middle].append(glyph)
    flush()
    return lines


class Stream:
    """The letters of blocks, and how far they have been read."""

    def __init__(self, blocks):
        self.text = "".join(block.text for block in blocks)
        self.starts, at = [], 0
        for block in blocks:
            self.starts.append(at)
            at += len(block.text)
        self.at, self.read = 0, 0

    def take(self, start, letters):
        """The block that the letters at `start` belong to."""
        self.at = start + len(letters)
        self.read += len(letters)
        return bisect.bisect_right(self.starts, start) - 1

    def next(self, letters):
        """Reads a line when it is the next one, with or without a number in front of it."""
        for tried in (letters, letters.lstrip("0123456789")):
            if tried and self.text.startswith(tried, self.at):
                return self.take(self.at, tried)
        return -1

    def find(self, letters, following):
        """Reads a line that comes later. It has to be long, or to be followed by the next line."""
        at = self.text.find(letters, self.at, self.at + AHEAD) if len(letters) >= LEAST else -1
        if at < 0 or len(letters) < SURE and not (following and self.text.startswith(following, at + len(letters))):
            return -1
        return self.take(at, letters)


class Aligner:
    """Reads the pages of a booklet along its statements."""

    def __init__(self, booklet, text_size):
        self.booklet = booklet
        self.streams = [(Stream(statement.blocks), Stream(statement.notes)) for statement in booklet]
        self.current, self.size = -1, text_size

    def begins(self, lines, number):
        """Whether a page begins with a statement: its first lines tell, or its title alone where a table follows, whose
        cells are read in an order of their own. A cover that says the same has few letters, or larger ones."""
        text, blocks = self.streams[number][0].text, self.booklet[number].blocks
        # A line that sticks out of its column far below may have been taken for one across the columns.
        for begin in range(min(len(lines), 3)):
            first = ""
            for line in lines[begin:]:
                if len(first) >= min(SURE, len(text)):
                    break
                first += line.letters
            if first and text.startswith(first[:len(text)]) and len(first) >= min(SURE, len(text)):
                return True
        title = "".join(line.letters for line in lines[:3] if TITLE[0] < line.size / self.size < TITLE[1])
        return bool(blocks) and blocks[0].kind == "heading" and title == blocks[0].text

    def next_statement(self, lines):
        """The statement that a page begins with, or the current one. What goes on with the current one is no other."""
        if self.current >= 0 and lines:
            text = self.streams[self.current][0]
            if lines[0].letters and text.text.startswith(lines[0].letters, text.at):
                return self.current
        for number in range(self.current + 1, min(self.current + 4, len(self.booklet))):
            if self.begins(lines, number):
                return number
        return self.current

    def place(self, line, following):
        text, notes = self.streams[self.current]
        small = line.size < 0.93 * self.size
        for stream in (notes, text) if small else (text, notes):
            line.block = stream.next(line.letters)
            if line.block >= 0:
                line.note = stream is notes
                return
        for stream in (notes, text) if small else (text, notes):
            line.block = stream.find(line.letters, following)
            if line.block >= 0:
                line.note = stream is notes
                return

    def read(self, pages):
        for lines in pages:
            self.current = self.next_statement(lines)
            if self.current < 0:
                continue
            for line, follower in zip(lines, lines[1:] + [None]):
                if line.letters:
                    self.place(line, follower.letters if follower else "")
            if any(line.block >= 0 for line in lines):
                for line in lines:
                    line.statement = self.current

    def shares(self):
        """How much of each statement's text was read, 1 is all."""
        return [text.read / max(len(text.text), 1) for text, _ in self.streams]


def read_booklet(path, booklet, page):
    """The lines of each page, and how much of each statement was found."""
    pages = [read_page(number, found, page) for number, found in enumerate(glyphs.read_pages(path))]
    aligner = Aligner(booklet, page.size)
    aligner.read(pages)
    return pages, aligner.shares()
