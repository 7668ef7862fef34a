#!/usr/bin/env python3
"""What equal space costs: the same contests without it and with it, where everybody fits and where every contest must be
set smaller. CPU seconds of the whole program with one thread, PDF alone, least of several runs in turns.

usage: space.py --program PROGRAM [--contests N] [--repeat N]"""

import argparse
import pathlib
import random
import resource
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORDS = ("county road water school budget levee evening council voters neighbor open repair bridge library fund honest "
         "promise meeting record park clinic wages rent harbor ferry orchard music winter plan debt answer letter").split()
# Words of the longest of fifteen candidates a contest, who have from 5 on: one that fits half a page, and one that needs
# type of about nine tenths for it.
LONGEST = {"everybody fits": 200, "every contest set smaller": 340}


def statement(count, seed):
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(count)]
    return "\n\n".join(" ".join(words[i:i + 40]).capitalize() + "." for i in range(0, count, 40))


def write(folder, contests, longest):
    folder.mkdir()
    manifest = ["title: Unequal", "contests:"]
    for contest in range(contests):
        manifest += [f"  - id: c{contest}", f"    title: Contest {contest}", "    candidates:"]
        for i in range(15):
            name = f"{contest:03}-{i:02}"
            text = statement(5 + (longest - 5) * i * i // 196, i)
            (folder / f"{name}.md").write_text(f"---\nname: Candidate {name}\n---\n\n{text}\n")
            manifest.append(f"      - {name}.md")
    (folder / "election.yaml").write_text("\n".join(manifest) + "\n")


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--contests", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for space in ("none", "half-page"):
            (pathlib.Path(name) / f"{space}.xml").write_text(
                f'<layout name="x" extends="{ROOT}/layouts/voters-pamphlet-letter.xml">'
                f'<rule select="section.profile" space="{space}" font-size.minimum="70%"/></layout>')
        for case, longest in LONGEST.items():
            folder, least = pathlib.Path(name) / str(longest), {}
            write(folder, options.contests, longest)
            for _ in range(options.repeat):
                for space in ("none", "half-page"):
                    command = [options.program, "build", folder, "--layout", f"{name}/{space}.xml", "-q", "-j", "1",
                               "--no-verify", "-o", f"{name}/o.pdf"]
                    least[space] = min(least.get(space, 1e9), cpu_seconds(command))
            print(f"{case}: {least['half-page']:.2f} CPU s, {least['half-page'] / least['none']:.2f} of the "
                  f"{least['none']:.2f} s without granted space")


main()
