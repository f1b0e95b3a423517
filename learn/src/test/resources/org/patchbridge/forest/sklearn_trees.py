"""Writes sklearn_trees.csv, the oracle of SklearnTreeTest. Made with scikit-learn 1.2.1, NumPy 1.24.2.

Run here: /usr/bin/python3 sklearn_trees.py

One tree on all columns at every node has no randomness as long as no two splits are equally good;
the script checks that by growing it with several seeds.
"""
import csv

import numpy as np
from sklearn.ensemble import RandomForestClassifier

rng = np.random.default_rng(7)
ROWS, TRAIN, COLUMNS, CLASSES = 240, 160, 4, 3
y = rng.choice(CLASSES, ROWS, p=[0.6, 0.3, 0.1])
x = (rng.normal(size=(ROWS, COLUMNS)) + 0.8 * np.eye(CLASSES, COLUMNS)[y]).astype(np.float32)

CASES = {
    "plain": dict(max_depth=3, min_samples_leaf=5),
    "balanced": dict(max_depth=4, min_samples_leaf=8, class_weight="balanced"),
}


def grow(options, seed):
    forest = RandomForestClassifier(
        1, max_features=None, bootstrap=False, random_state=seed, **options)
    forest.fit(x[:TRAIN], y[:TRAIN])
    return forest.predict_proba(x[TRAIN:]), forest.feature_importances_


with open("sklearn_trees.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["what"] + list("abcd"))
    for features, label in zip(x, y):
        out.writerow([f"row {label}"] + [repr(float(v)) for v in features])
    for name, options in CASES.items():
        probabilities, importances = grow(options, 0)
        for seed in range(1, 20):
            again, importances_again = grow(options, seed)
            assert np.array_equal(probabilities, again), "a tie: choose other data"
        for row in probabilities:
            out.writerow([f"{name} probabilities"] + [repr(float(v)) for v in row] + [""])
        out.writerow([f"{name} importances"] + [repr(float(v)) for v in importances])
