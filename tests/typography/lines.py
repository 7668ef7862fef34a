"""From glyphs to lines of running text: words, gaps between them, where paragraphs begin and end. Only what stands on
the page is used; nothing is taken from the source, so every program's pages are read by the same rules.

Assumed of the pages (see compose.py): one column, upright text of one size, an indent of more than 0.75 em at the
beginning of every paragraph."""

import collections
import dataclasses
import unicodedata

HYPHENS = "-\u2010\u00ad"
# A gap between two glyphs is a word space when there is a space glyph between them, or when it is wider than this part of
# an em: twice what kerning ever takes apart, two thirds of the tightest word space that the programs allow.
LEAST_GAP = 0.1


@dataclasses.dataclass
class Line:
    page: int
    baseline: float
    words: list  # of text
    gaps: list   # (begin, end) in pt, one fewer than words
    begin: float
    end: float         # of the last glyph's advance
    last_advance: float
    indented: bool = False
    last: bool = False  # of its paragraph

    @property
    def hyphenated(self):
        """A hyphen at the line's end, the author's or an added one."""
        return self.words[-1][-1] in HYPHENS

    def end_of_letters(self):
        """Where the last letter ends: a mark behind it may hang in the margin."""
        mark = unicodedata.category(self.words[-1][-1])[0] in "PC"
        return self.end - self.last_advance if mark else self.end


def make_line(page, baseline, glyphs):
    """A line of glyphs in the order of x; None when there is no ink."""
    words, gaps, word, spaced, previous = [], [], "", False, None
    for glyph in glyphs:
        if not glyph.text.strip(" \u00a0\u200b"):
            spaced = spaced or (glyph.advance > 0 and glyph.text != "\u200b")
            continue
        if previous is not None:
            begin = previous.x + previous.advance
            if spaced or glyph.x - begin > LEAST_GAP * glyph.size:
                words.append(word)
                gaps.append((begin, glyph.x))
                word = ""
        word += glyph.text
        previous, spaced = glyph, False
    if previous is None:
        return None
    words.append(word)
    first = next(g for g in glyphs if g.text.strip(" \u00a0\u200b"))
    return Line(page, baseline, words, gaps, first.x, previous.x + previous.advance, previous.advance)


def text_size(pages):
    """The size in which most glyphs are set, to a tenth of a point."""
    sizes = collections.Counter(round(g.size, 1) for page in pages for g in page)
    return sizes.most_common(1)[0][0]


def read_lines(pages):
    """All lines of running text and the size of their type. Headings, folios and notes have other sizes."""
    size = text_size(pages)
    lines = []
    for number, page in enumerate(pages):
        baselines = {}
        for glyph in page:
            if abs(glyph.size - size) < 0.05:
                baselines.setdefault(round(glyph.y, 1), []).append(glyph)
        for baseline in sorted(baselines, reverse=True):
            line = make_line(number, baseline, sorted(baselines[baseline], key=lambda g: g.x))
            if line is not None:
                lines.append(line)
    left = left_edge(lines)
    for line in lines:
        line.indented = line.begin - left > 0.75 * size
    for line, follower in zip(lines, lines[1:] + [None]):
        line.last = follower is None or follower.indented
    return lines, size


def left_edge(lines):
    """Where most lines begin."""
    return collections.Counter(round(line.begin, 1) for line in lines).most_common(1)[0][0]


def follow(upper, lower, leading):
    """Whether one line stands right below the other."""
    return upper.page == lower.page and abs(upper.baseline - lower.baseline - leading) < 0.3 * leading
