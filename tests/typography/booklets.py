"""Builds a booklet in several layouts with hustings, and the same statements with Typst in the same faces on the same
pages, and prints what pages.py counts as a Markdown table.

usage: booklets.py --program HUSTINGS --source FOLDER [--typst COMMAND] [--layout NAME ...] [--keep FOLDER] [--places FILE]

COMMAND is a template: {source} is the file to set, {pdf} the PDF to write. The run fails when the two programs' letters
differ by more than 0.5 % in a statement: then they did not set the same text. --places writes where each count is."""

import argparse
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import pages
import statements
import typst_booklet

MOST_DIFFERENCE = 0.005


def build(command, pdf):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if not pdf.is_file():
        sys.exit(f"{shlex.join(map(str, command))} wrote no {pdf}:\n{done.stdout[-2000:]}")


def check_letters(layout, booklet, found):
    """All programs have to have set the whole of every statement."""
    for number, statement in enumerate(booklet):
        for program, counts in found.items():
            whole = counts.whole[number]
            if abs(counts.letters[number] - whole) > MOST_DIFFERENCE * whole:
                sys.exit(f"{layout}: {program} set {counts.letters[number]} letters of {statement.identity}, which has {whole}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--typst", metavar="COMMAND")
    parser.add_argument("--layout", action="append", choices=["booklet-a5", "pamphlet-letter"])
    parser.add_argument("--keep", metavar="FOLDER", help="where PDFs and Typst's sources stay (default: a temporary folder)")
    parser.add_argument("--places", metavar="FILE", help="write the place of everything counted, as JSON")
    options = parser.parse_args()
    temporary = None if options.keep else tempfile.TemporaryDirectory(prefix="hustings-")
    folder = pathlib.Path(options.keep or temporary.name).resolve()
    folder.mkdir(parents=True, exist_ok=True)

    told = {}
    print("| | pages | " + " | ".join(pages.COUNTS) + " | widows and orphans in 1,000 pages |")
    print("|:--|" + "--:|" * (len(pages.COUNTS) + 2))
    for layout in options.layout or ["booklet-a5", "pamphlet-letter"]:
        booklet = statements.dump_statements(options.program, options.source, layout)
        files = {"hustings": folder / f"hustings-{layout}.pdf"}
        build([options.program, "build", options.source, "--layout", layout, "-q", "-o", files["hustings"]], files["hustings"])
        if options.typst:
            source, files["Typst"] = folder / f"typst-{layout}.typ", folder / f"typst-{layout}.pdf"
            typst_booklet.write(source, booklet, layout)
            build([part.format(source=source, pdf=files["Typst"]) for part in shlex.split(options.typst)], files["Typst"])
        found = {program: pages.measure(pdf, booklet, typst_booklet.PAGES[layout]) for program, pdf in files.items()}
        for program, counts in found.items():
            figures = [f"{counts.count(name)}" for name in pages.COUNTS]
            figures[pages.COUNTS.index("uneven openings")] += f" of {counts.openings}"
            print(f"| {layout}, {program} | {counts.pages} | " + " | ".join(figures) + f" | {counts.per_thousand():.1f} |",
                  flush=True)
            told[f"{layout}, {program}"] = [f"page {place.page}, column {place.column}: {place.count}: {place.what[:60]}"
                                            for place in counts.places]
        check_letters(layout, booklet, found)
    if options.places:
        pathlib.Path(options.places).write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
