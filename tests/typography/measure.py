"""Counts what readers of a page of text would complain about, from finished PDFs alone.

usage: measure.py --measure PT --space EM [--leading PT] [--ragged] [--color] [--json] PDF...

--measure  width of the text block in points
--space    the face's word space in em (its space glyph's advance)

The formulas stand beside the counts below; README.md tells them in words."""

import argparse
import json
import math
import statistics

import color
import glyphs
import lines as pages_of_lines

LOOSE, TIGHT, GAPING = 1.5, 0.8, 2.0
LADDER, RIVER = 3, 3
RUNT = 2.0  # em


def mean(values):
    return sum(values) / len(values) if values else 0.0


def deviation(values):
    return statistics.pstdev(values) if len(values) > 1 else 0.0


def looseness(line, space):
    """Mean gap of a line over the face's own word space; infinite when a line without a gap could not be filled."""
    return mean([end - begin for begin, end in line.gaps]) / space if line.gaps else math.inf


def runs_of(flags, least):
    """How many runs of at least `least` true values there are."""
    runs = length = 0
    for flag in list(flags) + [False]:
        if flag:
            length += 1
            continue
        runs += length >= least
        length = 0
    return runs


def count_rivers(lines, leading, space):
    """A river is a chain of gaps in lines that follow each other, each of which overlaps the one above by more than half
    a word space. It is counted where it ends, when it is at least RIVER lines long."""
    rivers, river_lines = 0, 0
    depths = []
    for upper, line in zip([None] + lines, lines + [None]):
        following = line is not None and upper is not None and pages_of_lines.follow(upper, line, leading)
        gaps = line.gaps if line is not None else []
        now = [1] * len(gaps)
        for i, (begin, end) in enumerate(depths and upper.gaps or []):
            goes_on = False
            for k, (below_begin, below_end) in enumerate(gaps if following else []):
                if min(end, below_end) - max(begin, below_begin) > space / 2:
                    goes_on = True
                    now[k] = max(now[k], depths[i] + 1)
            if not goes_on and depths[i] >= RIVER:
                rivers += 1
                river_lines += depths[i]
        depths = now
    return rivers, river_lines


def bare(word):
    return "".join(c for c in word if c.isalnum()).casefold()


def count_stacks(lines, leading):
    """Pairs of lines below each other that begin, or end, with the same word of at least two letters."""
    stacks = 0
    for upper, lower in zip(lines, lines[1:]):
        if not pages_of_lines.follow(upper, lower, leading):
            continue
        for at in (0, -1):
            word = bare(upper.words[at])
            stacks += len(word) >= 2 and word == bare(lower.words[at]) and not (upper.hyphenated and at == -1)
    return stacks


def count(lines, size, measure, space_em, leading, ragged=False):
    """All counts over the lines of one text. Lines that are the last of their paragraph are never justified, and are
    counted only where that is said."""
    space, left = space_em * size, pages_of_lines.left_edge(lines)
    full = [line for line in lines if not line.last]
    found = {"lines": len(lines), "full lines": len(full)}
    hyphens = [line.hyphenated for line in lines]
    found["hyphens"] = sum(line.hyphenated for line in full)
    found["ladders"] = runs_of(hyphens, LADDER)
    rests = [line.end - (left if not line.indented else line.begin) for line in lines
             if line.last and not line.indented]
    found["runts"] = sum(rest < RUNT * size for rest in rests)
    found["stacks"] = count_stacks(lines, leading)
    found["rivers"], found["lines in rivers"] = count_rivers(lines, leading, space)
    found["overfull"] = sum(line.end_of_letters() - left > measure + 0.05 * size for line in full)
    shortfalls = [left + measure - line.end for line in full]
    if ragged:
        found["mean shortfall, em"] = round(mean(shortfalls) / size, 3)
        found["rag, em"] = round(deviation(shortfalls) / size, 3)
        found["short by a fifth"] = sum(s > measure / 5 for s in shortfalls)
        # How far the edge jumps from one line to the next.
        jumps = [abs(a - b) for (u, a), (l, b) in pairs(full, shortfalls) if pages_of_lines.follow(u, l, leading)]
        found["mean step, em"] = round(mean(jumps) / size, 3)
        return found
    # A line that the program gave up and left short by more than an em is as loose as can be.
    ratios = [math.inf if short > size else looseness(line, space) for line, short in zip(full, shortfalls)]
    real = [r for r in ratios if r < math.inf]
    found["short"] = sum(short > size for short in shortfalls)
    found["loose"] = sum(r > LOOSE + 0.005 for r in ratios)
    found["gaping"] = sum(r > GAPING + 0.005 for r in ratios)
    found["tight"] = sum(r < TIGHT - 0.005 for r in ratios)
    found["mean space"] = round(mean(real), 3)
    found["deviation"] = round(deviation(real), 3)
    found["contrasts"] = sum(abs(a - b) > 0.5 for (u, a), (l, b) in pairs(full, ratios)
                             if pages_of_lines.follow(u, l, leading))
    return found


def pairs(lines, values):
    return zip(zip(lines, values), list(zip(lines, values))[1:])


def measure_file(path, measure, space, leading, ragged=False, with_color=False):
    lines, size = pages_of_lines.read_lines(glyphs.read_pages(path))
    found = count(lines, size, measure, space, leading, ragged)
    if with_color:
        found.update(color.count(path, lines, size, measure, leading))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("files", nargs="+", metavar="PDF")
    parser.add_argument("--measure", type=float, required=True, metavar="PT")
    parser.add_argument("--space", type=float, required=True, metavar="EM")
    parser.add_argument("--leading", type=float, default=13.0, metavar="PT")
    parser.add_argument("--ragged", action="store_true")
    parser.add_argument("--color", action="store_true", help="rasterize the pages and measure the color of the text block")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for path in options.files:
        found = measure_file(path, options.measure, options.space, options.leading, options.ragged, options.color)
        if options.json:
            print(json.dumps({"file": path, **found}))
        else:
            print(path)
            for name, value in found.items():
                print(f"  {name:22} {value}")


if __name__ == "__main__":
    main()
