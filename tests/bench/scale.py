#!/usr/bin/env python3
"""How time and memory grow with pages: builds booklets of growing size and fits both.

usage: scale.py --program build/release/hustings [--candidates N,N,...] [--layout FILE] [--repeat N] [--threads N]

The statements come from the generator that HUSTINGS_WORKLOAD names (see whole_program.py). Sizes are built in turns, so
that a slow minute of the machine slows all of them. Time is the least of the runs, which noise can only lengthen; memory
is the largest resident size of all runs.

The exponent is the slope of log(CPU seconds) over log(pages), by least squares: 1 is linear. The start of a process
counts, so that small booklets press it below 1; the exponent between the two largest is told too. Memory a page is the
slope of the peak over pages, by least squares: what one more page costs, without what the program needs for none."""

import argparse
import math
import pathlib
import tempfile

import whole_program


def slope(xs, ys):
    """Of the line of least squares."""
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys)) / sum((x - x_mean) ** 2 for x in xs)


def exponent(pages, seconds):
    return slope([math.log(p) for p in pages], [math.log(s) for s in seconds])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--candidates", default="90,445,890,2225,4440")
    parser.add_argument("--layout", default=str(pathlib.Path(__file__).with_name("bench.xml")))
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--threads", type=int, default=0, help="0: as many as the machine has")
    options = parser.parse_args()
    program, layout = pathlib.Path(options.program).resolve(), pathlib.Path(options.layout).resolve()
    sizes = [int(size) for size in options.candidates.split(",")]
    runs, pages = {size: [] for size in sizes}, {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            whole_program.generate(size, f"{folder}/{size}")
        for _ in range(options.repeat):
            for size in sizes:
                with tempfile.TemporaryDirectory() as out:
                    command = f"{program} build {folder}/{size}/candidates --layout {layout} -q -j {options.threads} -o a.pdf"
                    runs[size].append(whole_program.run(command, out))
                    pages[size] = whole_program.pages_of(pathlib.Path(out))
    print("| candidates | pages | wall s | CPU s | CPU ms/page | MB |\n|--:|--:|--:|--:|--:|--:|")
    rows = []
    for size in sizes:
        wall, cpu = (min(run[at] for run in runs[size]) for at in (0, 1))
        rows.append((pages[size], wall, cpu, max(run[2] for run in runs[size])))
        print(f"| {size:,} | {pages[size]:,} | {wall:.2f} | {cpu:.2f} | {1000 * cpu / pages[size]:.2f} | {rows[-1][3]:.0f} |")
    counted, walls, cpus, memory = zip(*rows)
    print(f"\nCPU time grows with pages to the power of {exponent(counted, cpus):.3f} "
          f"({exponent(counted[-2:], cpus[-2:]):.3f} between the two largest), wall time {exponent(counted, walls):.3f}; "
          f"memory {slope(counted, [1024 * mb for mb in memory]):.1f} KB a page")


if __name__ == "__main__":
    main()
