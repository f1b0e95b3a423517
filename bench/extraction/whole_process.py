#!/usr/bin/python3
"""What extraction costs as a whole process: processor time a file, cold start, peak memory.

Prints one table. Every measurement is repeated and the least counts, because other programs on the
machine make a run slower and none faster; the load is printed beside it. h5py, reading both channels
of every sweep and nothing else, is measured on the same machine in between.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"

# The reference (IPFX 2.1.2) on its authors' machine, and h5py there: CPU s, MB, CPU s.
PUBLISHED = {"50kHz": (9.1, 440, 0.18), "200kHz": (13.6, 1038, 0.57)}
TARGETS = {"50kHz": 0.45, "200kHz": 1.4}

READ_BOTH_CHANNELS = """
import sys, time, h5py
def read(path):
    with h5py.File(path, "r") as file:
        for group in (file["acquisition"], file["stimulus/presentation"]):
            for series in group.values():
                series["data"][()]
read(sys.argv[1])
start = time.process_time()
read(sys.argv[1])
print(time.process_time() - start)
"""


class Measured:
    """CPU s, clock s and peak MB of a finished process."""

    def __init__(self, command, **options):
        output = tempfile.TemporaryFile("w+")
        before = os.times().elapsed
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, **options)
        _, status, usage = os.wait4(process.pid, 0)
        self.clock = os.times().elapsed - before
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        self.output = output.read()
        if process.returncode:
            sys.exit(f"{' '.join(map(str, command))[:300]}\nfailed:\n{self.output[-2000:]}")
        self.cpu = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


def batch(java_options, workers, rounds, files):
    """(process CPU s, worker CPU s, clock s) a file, the least of the second half of rounds; peak MB."""
    classes = HOME / "bench/target/classes"
    class_path = (HOME / "bench/target/classpath.txt").read_text().strip()
    command = [JAVA, *java_options, "-cp", f"{classes}:{class_path}"]
    command += ["org.patchbridge.bench.BatchExtraction", str(workers), str(rounds), *map(str, files)]
    run = Measured(command)
    lines = [line.split() for line in run.output.splitlines() if re.match(r"\d+ [\d.]+ ", line)]
    warm = [[float(value) for value in line[1:]] for line in lines[rounds // 2 :]]
    return [min(column) for column in zip(*warm)], run.megabytes


def two_processes(java_options, rounds, files):
    """Clock s a file of two processes of one worker each at once: what the machine lets two cores do."""
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(batch, java_options, 1, rounds, files) for _ in range(2)]
        clocks = [run.result()[0][2] for run in runs]
    return sum(clocks) / len(clocks) / 2


def least(runs, attribute):
    return min(getattr(run, attribute) for run in runs)


def cold(file, folder, repeats):
    runs = []
    for repeat in range(repeats):
        study = folder / f"cold-{file.stem}-{repeat}"
        command = [HOME / "patchbridge", "extract", file, "--study", study]
        runs.append(Measured(command, cwd=folder))
    return runs


def launcher_batch(rate, files, folder):
    study = folder / f"batch-{rate}"
    command = [HOME / "patchbridge", "extract", *files, "--threads", "2", "--study", study]
    return Measured(command, cwd=folder)


def floor(file, repeats):
    command = ["/usr/bin/python3", "-c", READ_BOTH_CHANNELS, file]
    try:
        return min(float(subprocess.check_output(command)) for _ in range(repeats))
    except subprocess.CalledProcessError:
        sys.exit("/usr/bin/python3 cannot read the file with h5py; install python3-h5py")


def measure(rate, arguments, folder):
    original = arguments.recordings / f"cell_{rate}_60sweeps.nwb"
    if not original.is_file():
        sys.exit(f"{original} is missing; name the folder that holds it with --recordings")
    files = [folder / f"{rate}-{copy}.nwb" for copy in range(arguments.copies)]
    for file in files:
        shutil.copyfile(original, file)
    options = arguments.java_options.split()
    reading = floor(original, arguments.repeats)
    one, _ = batch(options, 1, arguments.rounds, files)
    two, peak = batch(options, 2, arguments.rounds, files)
    apart = two_processes(options, arguments.rounds, files)
    starts = cold(original, folder, arguments.repeats)
    whole = launcher_batch(rate, files, folder)
    reading = min(reading, floor(original, arguments.repeats))
    published_cpu, published_mb, published_reading = PUBLISHED[rate]
    own = published_cpu / published_reading
    table = [
        ("h5py reads both channels, CPU s", reading, f"{published_reading} published"),
        ("extraction, warm, 1 worker, CPU s a file", one[0], f"at most {TARGETS[rate]}"),
        ("  of which the worker thread", one[1], ""),
        ("extraction, warm, 2 workers, CPU s a file", two[0], f"at most {TARGETS[rate]}"),
        ("  1 worker's clock / 2 workers' clock", one[2] / two[2], "2 on idle cores"),
        ("  the same of 2 processes of 1 worker", one[2] / apart, "the machine's limit"),
        ("times h5py's reading, here", one[0] / reading, f"reference: {own:.0f}"),
        ("reference's published CPU / ours", published_cpu / one[0], ""),
        ("cold launcher, one file, clock s", least(starts, "clock"), "under 2"),
        (f"  most of {len(starts)} starts", max(run.clock for run in starts), "under 2"),
        ("cold launcher, one file, CPU s", least(starts, "cpu"), ""),
        (f"launcher, {len(files)} files, 2 threads, CPU s a file", whole.cpu / len(files), ""),
        ("peak MB, batch, 2 workers", peak, "at most 500"),
        ("peak MB, launcher, 2 threads", whole.megabytes, "at most 500"),
        ("reference's published MB / launcher's", published_mb / whole.megabytes, ""),
    ]
    return table


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recordings", type=Path, default=HOME.parent / "shared/bench")
    parser.add_argument("--rates", nargs="+", default=list(PUBLISHED), choices=list(PUBLISHED))
    parser.add_argument("--copies", type=int, default=20, help="files in a batch")
    parser.add_argument("--rounds", type=int, default=12, help="times a batch is run in one process")
    parser.add_argument("--repeats", type=int, default=5, help="of the short measurements")
    parser.add_argument(
        "--java-options",
        default="-XX:+UseSerialGC -Xmn48m -Xmx340m -XX:PretenureSizeThreshold=200k",
    )
    arguments = parser.parse_args()
    if arguments.rounds < 4:
        parser.error("--rounds must be at least 4: the first half warms up")
    if not (HOME / "bench/target/classpath.txt").is_file():
        sys.exit("build first: mvn -q -DskipTests package")
    print(f"| {'what':48} | rate   | {'here':>7} | {'asked or compared':19} |")
    print(f"|{'-' * 50}|--------|{'-' * 8}:|{'-' * 21}|")
    for rate in arguments.rates:
        with tempfile.TemporaryDirectory() as folder:
            for what, value, compared in measure(rate, arguments, Path(folder)):
                number = f"{value:.0f}" if value >= 100 else f"{value:.2f}"
                print(f"| {what:48} | {rate:6} | {number:>7} | {compared:19} |", flush=True)
    print("\nload averages: %.1f %.1f %.1f, processors: %d" % (*os.getloadavg(), os.cpu_count()))


if __name__ == "__main__":
    main()
