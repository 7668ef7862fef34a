#!/usr/bin/env python3
"""Measures the whole program over a folder of statements, and other programs over the same text in the same run, so that
figures compare though machines do not.

usage: whole_program.py --program build/release/hustings (--input FOLDER | --candidates N) [--layout FILE] [--repeat N]
                        [--beside NAME COMMAND]...

With --candidates the statements are made by the generator that HUSTINGS_WORKLOAD names, which is called as
`GENERATOR FOLDER --candidates N --words 600 --seed 1` and writes FOLDER/candidates/*.md, and may write the same booklet
for other programs beside it. COMMAND is run by a shell in a scratch folder; {workload} in it is FOLDER.

Prints a Markdown table: wall and CPU seconds (median of the runs, and the least CPU), peak resident memory, what was
written, and CPU time as a share of the first other program's."""

import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile
import time


def run(command, folder):
    """(wall, cpu, peak MB) of one command and all that it starts."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        begin = time.monotonic()
        status = subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE)
        wall = time.monotonic() - begin
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        os.write(write, f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024} {status.returncode}\n".encode())
        os.write(write, status.stderr[-500:])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as result:
        first = result.readline().split()
        message = result.read()
    os.waitpid(child, 0)
    if first[3] != "0":
        raise SystemExit(f"{command}: status {first[3]}\n{message}")
    return tuple(float(value) for value in first[:3])


def pages_of(folder):
    counts = []
    for pdf in sorted(folder.glob("*.pdf")):
        told = subprocess.run(["pdfinfo", pdf], stdout=subprocess.PIPE, text=True).stdout
        counts += [int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:")]
    return counts[0] if counts else 0


def generate(candidates, folder):
    generator = os.environ.get("HUSTINGS_WORKLOAD")
    if not generator:
        raise SystemExit("--candidates needs HUSTINGS_WORKLOAD, the program that writes the statements")
    subprocess.run([*generator.split(), folder, "--candidates", str(candidates), "--words", "600", "--seed", "1"],
                   check=True, stdout=subprocess.DEVNULL)


def measure(options, workload, statements):
    program = f"{pathlib.Path(options.program).resolve()} build {statements}"
    layout = f"--layout {pathlib.Path(options.layout).resolve()}"
    commands = [("PDF", f"{program} {layout} --no-verify -q -o a.pdf"),
                ("PDF, one thread", f"{program} {layout} --no-verify -q -j 1 -o a.pdf"),
                ("PDF and EPUB", f"{program} {layout} --no-verify -q -o a.pdf -o a.epub"),
                ("PDF and EPUB, proven", f"{program} {layout} -q -o a.pdf -o a.epub"),
                *((name, command.replace("{workload}", str(workload))) for name, command in options.beside)]
    runs = {name: [] for name, _ in commands}
    told = {}
    for _ in range(options.repeat):  # in turns: a slow minute slows all of them
        for name, command in commands:
            with tempfile.TemporaryDirectory() as folder:
                runs[name].append(run(command, folder))
                written = pathlib.Path(folder)
                sizes = {ending: sum(path.stat().st_size for path in written.glob("*" + ending)) / 1024
                         for ending in (".pdf", "")}
                told[name] = (sizes, pages_of(written))
    peer = options.beside[0][0] if options.beside else None
    least = {name: min(each[1] for each in runs[name]) for name, _ in commands}
    print("| what | wall s | CPU s | least CPU s | MB | pages | PDF KB/page | files KB | CPU |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, _ in commands:
        wall, cpu, memory = (statistics.median(column) for column in zip(*runs[name]))
        sizes, pages = told[name]
        share = f"1/{least[peer] / least[name]:.1f}" if peer and name != peer else ""
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {least[name]:.3f} | {memory:.0f} | {pages} | "
              f"{sizes['.pdf'] / max(pages, 1):.1f} | {sizes['']:.0f} | {share} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--input")
    parser.add_argument("--candidates", type=int)
    parser.add_argument("--layout", default=str(pathlib.Path(__file__).with_name("bench.xml")))
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--beside", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
    options = parser.parse_args()
    if (options.input is None) == (options.candidates is None):
        parser.error("one of --input and --candidates is needed")
    if options.input is not None:
        statements = pathlib.Path(options.input).resolve()
        measure(options, statements.parent, statements)
        return
    with tempfile.TemporaryDirectory() as folder:
        generate(options.candidates, folder)
        measure(options, folder, pathlib.Path(folder) / "candidates")


if __name__ == "__main__":
    main()
