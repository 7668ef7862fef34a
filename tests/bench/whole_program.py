#!/usr/bin/env python3
"""Measures the whole program over a folder of statements, and other programs over the same text in the same run, so that
figures compare though machines do not.

usage: whole_program.py --program build/release/hustings --input FOLDER [--layout FILE] [--repeat N]
                        [--beside NAME COMMAND]...

COMMAND is run by a shell in a scratch folder. Prints a Markdown table: wall and CPU seconds (the median of the runs, and
the least), peak resident memory, size of what was written, pages of the PDF."""

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
        counts += [line.split()[1] for line in told.splitlines() if line.startswith("Pages:")]
    return ", ".join(counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--layout", default=str(pathlib.Path(__file__).with_name("bench.xml")))
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--beside", nargs=2, action="append", default=[], metavar=("NAME", "COMMAND"))
    options = parser.parse_args()
    program = f"{pathlib.Path(options.program).resolve()} build {pathlib.Path(options.input).resolve()}"
    layout = f"--layout {pathlib.Path(options.layout).resolve()}"
    commands = [("PDF", f"{program} {layout} -q -o a.pdf"),
                ("PDF, one thread", f"{program} {layout} -q -j 1 -o a.pdf"),
                ("PDF and EPUB", f"{program} {layout} -q -o a.pdf -o a.epub"), *options.beside]
    print("| what | wall s | CPU s | least CPU s | MB | file KB | pages |\n|---|---|---|---|---|---|---|")
    runs = {name: [] for name, _ in commands}
    told = {}
    for _ in range(options.repeat):  # in turns: a slow minute slows all of them
        for name, command in commands:
            with tempfile.TemporaryDirectory() as folder:
                runs[name].append(run(command, folder))
                written = pathlib.Path(folder)
                size = sum(path.stat().st_size for path in written.iterdir() if path.is_file())
                told[name] = (size / 1024, pages_of(written))
    for name, _ in commands:
        wall, cpu, memory = (statistics.median(column) for column in zip(*runs[name]))
        least = min(each[1] for each in runs[name])
        print(f"| {name} | {wall:.3f} | {cpu:.3f} | {least:.3f} | {memory:.0f} | {told[name][0]:.0f} | {told[name][1]} |")


if __name__ == "__main__":
    main()
