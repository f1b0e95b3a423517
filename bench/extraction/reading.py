#!/usr/bin/python3
"""CPU time of one warm worker against h5py's, which reads both channels of every sweep and does nothing else.

On the recordings as they are, and on the same with noise (noisy.py), which is what costs in an archive's files.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import whole_process as bench

OPTIONS = ["-XX:+UseSerialGC", "-Xmn48m", "-Xmx340m", "-XX:PretenureSizeThreshold=200k"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recordings", type=Path, default=bench.HOME.parent / "shared/bench")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--repeats", type=int, default=5, help="of h5py's reading")
    arguments = parser.parse_args()
    print("| file | MB | h5py, CPU s | we read | times h5py | we extract | times h5py |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for rate in bench.PUBLISHED:
            clean = arguments.recordings / f"cell_{rate}_60sweeps.nwb"
            noisy = Path(folder) / f"{rate}.nwb"
            script = Path(__file__).with_name("noisy.py")
            bench.subprocess.check_call(["/usr/bin/python3", script, clean, noisy])
            for name, file in ((rate, clean), (f"{rate}, noisy", noisy)):
                floor = bench.floor(file, arguments.repeats)
                read = bench.batch([*OPTIONS, "-Dpatchbridge.bench.read=true"], 1, arguments.rounds, [file])[0][1]
                extract = bench.batch(OPTIONS, 1, arguments.rounds, [file])[0][1]
                size = file.stat().st_size / 1e6
                print(
                    f"| {name} | {size:.1f} | {floor:.3f} | {read:.3f} | {read / floor:.2f} |"
                    f" {extract:.3f} | {extract / floor:.2f} |",
                    flush=True,
                )


if __name__ == "__main__":
    sys.exit(main())
