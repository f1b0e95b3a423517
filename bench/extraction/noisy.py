#!/usr/bin/python3
"""A recording as noisy as an archive's: the given one with noise, quantised to the rig's step.

Recordings of the archive take 32 MB on average; a simulated one without noise packs to a tenth of
that, and says nothing of what unpacking costs. The noise is white up to the amplifier's filter, a
Bessel low-pass of 10 kHz. The step is read from the recording: the least distance between two of its
values. The same seed gives the same file.
"""

import argparse
import shutil

import h5py
import numpy as np
from scipy.signal import bessel, lfilter

AMPLIFIER_HZ = 10_000
CHUNK = 1 << 16


def step_of(values):
    """Least distance between two values that differ; None where all are equal."""
    distances = np.diff(np.unique(values[:CHUNK].astype(np.float64)))
    return distances.min() if distances.size else None


def noise(samples, rate, generator):
    """Of standard deviation 1."""
    white = generator.normal(size=samples)
    if AMPLIFIER_HZ >= rate / 2:
        return white
    numerator, denominator = bessel(4, AMPLIFIER_HZ, fs=rate)
    heard = lfilter(numerator, denominator, white)
    return heard / heard.std()


def add_noise(file, deviation, generator):
    for series in file["acquisition"].values():
        data = series["data"]
        unit = data.attrs["unit"]
        values = data[()]
        step = step_of(values)
        if step is None:
            continue
        # The least significant bits of a float32 are no step of a converter.
        step = max(step, deviation[unit] / 8)
        rate = series["starting_time"].attrs["rate"]
        noisy = values + deviation[unit] * noise(values.size, rate, generator)
        data[()] = (np.round(noisy / step) * step).astype(values.dtype)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recording")
    parser.add_argument("noisy")
    parser.add_argument("--millivolts", type=float, default=0.1, help="standard deviation")
    parser.add_argument("--picoamperes", type=float, default=5.0, help="standard deviation")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    shutil.copyfile(arguments.recording, arguments.noisy)
    deviation = {"volts": arguments.millivolts, "amperes": arguments.picoamperes}
    # Chunks are written anew at their end where they do not fit: the file is repacked by copying.
    with h5py.File(arguments.noisy, "r+") as file:
        add_noise(file, deviation, np.random.default_rng(arguments.seed))


if __name__ == "__main__":
    main()
