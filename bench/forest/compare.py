#!/usr/bin/python3
"""Compares PatchBridge's random forest with scikit-learn's: CPU time and macro-F1.

See README.md next to it. Each run is a process of its own, so that the user and system time the
kernel reports covers everything: start-up, imports, compilation, garbage collection.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# NumPy's linear algebra would spin threads of its own.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

ROOT = Path(__file__).resolve().parents[2]
MAIN = "org.patchbridge.forest.ForestTiming"


def write_data(path, options):
    """Clusters that overlap, five classes of 40 to 7 %, one label in thirty wrong."""
    import numpy as np
    from sklearn.datasets import make_classification

    x, y = make_classification(
        options.rows + options.held_out, options.columns, n_informative=15, n_redundant=10,
        n_classes=5, n_clusters_per_class=2, weights=[0.40, 0.25, 0.18, 0.10, 0.07],
        class_sep=options.separation, flip_y=0.03, random_state=options.data_seed)
    with open(path, "wb") as file:
        np.array([options.rows, options.held_out, options.columns, 5], "<i4").tofile(file)
        x.astype("<f4").tofile(file)
        y.astype("<i4").tofile(file)


def read_data(path):
    import numpy as np

    with open(path, "rb") as file:
        train, test, columns, _ = np.fromfile(file, "<i4", 4)
        x = np.fromfile(file, "<f4", (train + test) * columns).reshape(-1, columns)
        y = np.fromfile(file, "<i4", train + test)
    return x[:train], y[:train], x[train:], y[train:]


def fit_scikit_learn(data, trees, predictions, seeds):
    """What the child process does; prints CPU seconds around each fit."""
    import numpy as np
    from sklearn.ensemble import RandomForestClassifier

    x, y, x_test, _ = read_data(data)
    predicted = []
    for seed in seeds:
        before = time.process_time()
        forest = RandomForestClassifier(
            trees, class_weight="balanced", n_jobs=1, random_state=seed).fit(x, y)
        nodes = sum(tree.tree_.node_count for tree in forest.estimators_)
        print(f"seed {seed}: {time.process_time() - before:.3f} s, {nodes} nodes", flush=True)
        predicted.append(forest.predict(x_test))
    np.array(predicted, "<i4").tofile(predictions)


def timed(command):
    """Runs to the end; returns (CPU seconds of the process, CPU seconds of its first fit)."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command[:3])} ... ended with status {status}")
    first = float(output.split(": ")[1].split(" s")[0])
    return usage.ru_utime + usage.ru_stime, first


def macro_f1(data, predictions):
    import numpy as np
    from sklearn.metrics import f1_score

    _, _, _, truth = read_data(data)
    rows = np.fromfile(predictions, "<i4").reshape(-1, len(truth))
    return np.array([f1_score(truth, row, average="macro") for row in rows])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--held-out", type=int, default=3000)
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--trees", type=int, default=500)
    parser.add_argument("--separation", type=float, default=1.0)
    parser.add_argument("--data-seed", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=3, help="of the timed runs")
    parser.add_argument("--seeds", type=int, default=10, help="for macro-F1; 0 for time only")
    parser.add_argument("--java", default="java")
    parser.add_argument("--scikit-learn", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.scikit_learn:
        data, predictions, *seeds = options.scikit_learn
        fit_scikit_learn(data, options.trees, predictions, [int(seed) for seed in seeds])
        return

    classes = [ROOT / "learn/target/test-classes"]
    classes += [ROOT / module / "target/classes" for module in ("learn", "dataset")]
    if not all(path.is_dir() for path in classes):
        sys.exit(f"build first: cd {ROOT} && mvn -q -pl learn -am test-compile")
    with tempfile.TemporaryDirectory() as folder:
        data, predictions = f"{folder}/data.bin", f"{folder}/predictions.bin"
        write_data(data, options)
        sides = {
            "scikit-learn": [sys.executable, __file__, "--trees", str(options.trees),
                             "--scikit-learn", data, predictions],
            "PatchBridge": [options.java, "-cp", ":".join(map(str, classes)), MAIN, data,
                            str(options.trees), "1", predictions],
        }
        compare_time(sides, options)
        if options.seeds:
            compare_macro_f1(sides, data, predictions, options)


def compare_time(sides, options):
    """One fit a process, one thread, the two sides in turn so that both meet the same load."""
    best = {name: (float("inf"), float("inf")) for name in sides}
    for repeat in range(options.repeats):
        for name, command in sides.items():
            process, fit = timed(command + ["0"])
            print(f"{name:13} run {repeat}: process {process:6.2f} s CPU, fit {fit:6.2f} s CPU",
                  flush=True)
            best[name] = (min(best[name][0], process), min(best[name][1], fit))
    for i, what in enumerate(("whole process", "first fit")):
        theirs, ours = best["scikit-learn"][i], best["PatchBridge"][i]
        print(f"{what}: {ours:.2f} s / {theirs:.2f} s = {ours / theirs:.2f} "
              f"(least of {options.repeats}; target 0.70)")


def compare_macro_f1(sides, data, predictions, options):
    means = {}
    for name, command in sides.items():
        timed(command + [str(seed) for seed in range(options.seeds)])
        scores = macro_f1(data, predictions)
        means[name] = scores.mean()
        print(f"{name:13} macro-F1 over {options.seeds} seeds: {scores.mean():.4f} "
              f"± {scores.std(ddof=1) if len(scores) > 1 else 0:.4f} (SD)", flush=True)
    print(f"difference of the means: {means['PatchBridge'] - means['scikit-learn']:+.4f} "
          "(target within 0.01)")


if __name__ == "__main__":
    main()
