"""Sets the same texts with hustings, Typst and LuaLaTeX and prints what measure.py counts, as Markdown tables.

usage: compare.py --text NAME,LANGUAGE,FOLDER ... --hustings COMMAND [--typst COMMAND] [--lualatex COMMAND]
                  [--face FAMILY ...] [--ragged] [--words N] [--keep FOLDER] [--figures FILE]

A COMMAND is a template: {source} is the file or folder to set, {layout} the layout (hustings), {pdf} the PDF to write,
{folder} the folder of the PDF. LuaLaTeX is run without and with microtype."""

import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

from fontTools.ttLib import TTFont

import compose
import measure
import texts

HEADS = {  # what a table shows, and its heading
    False: {"full lines": "lines", "loose": "> 1.5", "gaping": "> 2", "tight": "< 0.8", "mean space": "mean",
            "deviation": "dev.", "contrasts": "contrasts", "hyphens": "hyphens", "ladders": "ladders", "stacks": "stacks",
            "rivers": "rivers", "runts": "runts", "overfull": "overfull", "short": "short",
            "color of lines, %": "color, lines", "color of spots, %": "color, spots"},
    True: {"full lines": "lines", "mean shortfall, em": "shortfall, em", "rag, em": "rag, em", "mean step, em": "step, em",
           "short by a fifth": "short by 1/5", "hyphens": "hyphens", "ladders": "ladders", "stacks": "stacks",
           "rivers": "rivers", "runts": "runts", "overfull": "overfull"},
}
AVERAGED = re.compile(r"mean|dev|color|em$")


def word_space(family):
    """The advance of a family's space in em, from the face that fontconfig finds for it."""
    path = subprocess.run(["fc-match", "-f", "%{file}", family + ":style=Regular"], stdout=subprocess.PIPE, text=True,
                          check=True).stdout
    font = TTFont(path, fontNumber=0)
    return font["hmtx"][font.getBestCmap()[ord(" ")]][0] / font["head"].unitsPerEm


def run(template, **names):
    command = [part.format(**{k: str(v) for k, v in names.items()}) for part in shlex.split(template)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if not names["pdf"].is_file():
        sys.exit(f"{shlex.join(command)} wrote no {names['pdf']}:\n{done.stdout[-2000:]}")


def set_text(options, folder, paragraphs, family, language):
    """Sets one text in one face by every program that has a command; the PDFs by the programs' names."""
    files = {}
    folder.mkdir(parents=True, exist_ok=True)
    if options.hustings:
        compose.write_hustings(folder / "booklet", paragraphs, family, language, options.ragged)
        files["hustings"] = folder / "hustings.pdf"
        run(options.hustings, source=folder / "booklet", layout=folder / "booklet" / "lines.xml", pdf=files["hustings"],
            folder=folder)
    if options.typst:
        compose.write_typst(folder / "typst.typ", paragraphs, family, language, options.ragged)
        files["Typst"] = folder / "typst.pdf"
        run(options.typst, source=folder / "typst.typ", pdf=files["Typst"], folder=folder)
    for name, microtype in (("LuaLaTeX", False), ("LuaLaTeX, microtype", True)) if options.lualatex else ():
        source = folder / ("microtype.tex" if microtype else "plain.tex")
        compose.write_latex(source, paragraphs, family, language, options.ragged, microtype)
        files[name] = source.with_suffix(".pdf")
        run(options.lualatex, source=source, pdf=files[name], folder=folder)
    return files


def table(rows, ragged):
    heads = {key: head for key, head in HEADS[ragged].items() if key in next(iter(rows.values()))}
    out = ["| | " + " | ".join(heads.values()) + " |", "|:--|" + "--:|" * len(heads)]
    for name, found in rows.items():
        out.append(f"| {name} | " + " | ".join(f"{found[key]:g}" for key in heads) + " |")
    return "\n".join(out)


def add_up(rows):
    """Counts added up over texts; means and deviations are averaged, each text by its full lines."""
    lines = sum(row["full lines"] for row in rows)
    total = {}
    for key in rows[0]:
        if AVERAGED.search(key):
            total[key] = round(sum(row[key] * row["full lines"] for row in rows) / lines, 3)
        else:
            total[key] = sum(row[key] for row in rows)
    return total


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--text", action="append", required=True, metavar="NAME,LANGUAGE,FOLDER")
    parser.add_argument("--face", action="append", metavar="FAMILY")
    for program in ("hustings", "typst", "lualatex"):
        parser.add_argument("--" + program, metavar="COMMAND")
    parser.add_argument("--ragged", action="store_true")
    parser.add_argument("--no-color", action="store_true", help="do not rasterize")
    parser.add_argument("--words", type=int, default=20000, help="of one text, about (default: %(default)s)")
    parser.add_argument("--keep", metavar="FOLDER", help="where sources and PDFs stay (default: a temporary folder)")
    parser.add_argument("--figures", metavar="FILE", help="write the counts as JSON too")
    options = parser.parse_args()
    temporary = None if options.keep else tempfile.TemporaryDirectory(prefix="hustings-")
    base = pathlib.Path(options.keep or temporary.name).resolve()
    faces = options.face or ["Liberation Serif", "Linux Libertine O"]

    figures = []
    with concurrent.futures.ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as workers:
        for entry in options.text:
            name, language, folder = entry.split(",", 2)
            paragraphs = texts.paragraphs_of_folder(folder, options.words)
            words = sum(len(p.split()) for p in paragraphs)
            for family in faces:
                place = base / re.sub(r"\W+", "-", f"{name} {family}{' ragged' if options.ragged else ''}")
                files = set_text(options, place, paragraphs, family, language)
                tasks = {program: workers.submit(measure.measure_file, str(pdf), compose.MEASURE, word_space(family),
                                                 compose.LEADING, options.ragged, not options.no_color)
                         for program, pdf in files.items()}
                rows = {program: task.result() for program, task in tasks.items()}
                figures.append({"text": name, "face": family, "words": words, "programs": rows})
                print(f"\n{name}, {words:,} words, {family}:\n\n{table(rows, options.ragged)}", flush=True)
    if len(figures) > 1:
        total = {program: add_up([f["programs"][program] for f in figures]) for program in figures[0]["programs"]}
        print(f"\nAll together:\n\n{table(total, options.ragged)}")
    if options.figures:
        pathlib.Path(options.figures).write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
