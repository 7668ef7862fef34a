"""The color of the text block: how evenly ink lies on it. Pages are rasterized by pdftoppm in gray, without the help of
any typesetter, and ink is 1 for black and 0 for paper.

Two figures, both standard deviations over means, in percent:

- of lines: the ink of each full line, in the box from one leading's worth of height around it and from its first to its
  last letter. It tells loose lines from tight ones.
- of spots: the ink of windows three lines high and an eighth of the measure wide that lie within full lines. It tells
  holes and dark spots, rivers among them."""

import math
import pathlib
import subprocess
import tempfile

DPI = 144
WINDOWS, HEIGHT = 8, 3


def read_gray(path):
    """Width, height and rows of a PGM file (P5, 8 bits)."""
    raw = path.read_bytes()
    fields, at = [], 0
    while len(fields) < 4:
        end = at
        while raw[end:end + 1].strip():
            end += 1
        fields.append(raw[at:end])
        at = end + 1
    width, height = int(fields[1]), int(fields[2])
    return width, height, [raw[at + y * width:at + (y + 1) * width] for y in range(height)]


def spread(values):
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return 100 * math.sqrt(sum((v - mean) ** 2 for v in values) / len(values)) / mean if mean else 0.0


def ink(rows, x0, x1, y0, y1):
    """Mean ink of a box of pixels."""
    x0, x1 = max(0, round(x0)), round(x1)
    total = sum(sum(row[x0:x1]) for row in rows[max(0, round(y0)):round(y1)])
    pixels = (x1 - x0) * (round(y1) - max(0, round(y0)))
    return 1 - total / (255 * pixels)


def count(path, lines, size, measure, leading, most_pages=40):
    """`lines` as read from the same file; at most `most_pages` pages are looked at."""
    of_lines, of_spots = [], []
    scale = DPI / 72
    left = min(line.begin for line in lines)
    with tempfile.TemporaryDirectory(prefix="hustings-") as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-l", str(most_pages), path, f"{folder}/p"], check=True,
                       stderr=subprocess.DEVNULL)
        for picture in sorted(pathlib.Path(folder).glob("p-*.pgm")):
            page = int(picture.stem.split("-")[-1]) - 1
            _, height, rows = read_gray(picture)
            full = [line for line in lines if line.page == page and not line.last]

            def box(line, x0, x1, above=0.0):
                foot = height - (line.baseline - 0.25 * size) * scale
                return ink(rows, x0 * scale, x1 * scale, foot - (leading + above) * scale, foot)

            of_lines += [box(line, line.begin, line.end) for line in full]
            for first, second, third in zip(full, full[1:], full[2:]):
                if first.indented or abs(first.baseline - third.baseline - (HEIGHT - 1) * leading) > 0.3 * leading:
                    continue
                for k in range(WINDOWS):
                    x0 = left + measure * k / WINDOWS
                    of_spots.append(box(third, x0, x0 + measure / WINDOWS, (HEIGHT - 1) * leading))
    return {"color of lines, %": round(spread(of_lines), 2), "color of spots, %": round(spread(of_spots), 2)}
