"""Prints one line for every series of an NWB file, as h5py reads it.

Path, samples, SHA-256 of the stored float32 values, sampling rate, and for a row of the sweep
table the series it refers to. Oracle of H5pyReadsSimulatedFilesTest; h5py 3.7.0.
"""

import hashlib
import sys

import h5py

with h5py.File(sys.argv[1], "r") as nwb:
    for folder in ("acquisition", "stimulus/presentation"):
        for name in sorted(nwb[folder]):
            series = nwb[folder][name]
            stored = series["data"][()]
            digest = hashlib.sha256(stored.astype("<f4").tobytes()).hexdigest()
            rate = series["starting_time"].attrs["rate"]
            print("series", series.name, len(stored), digest, "%g" % rate)
    table = nwb["general/intracellular_ephys/sweep_table"]
    for number, reference in zip(table["sweep_number"], table["series"]):
        print("row", number, nwb[reference].name)
