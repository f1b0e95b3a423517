"""Prints the values quoted in MetricOracleTest. Made with Python 3.11, numpy 1.24, scikit-learn 1.2.1:

    /usr/bin/python3 metrics_oracle.py

Truth and probabilities come from a linear congruential generator that the test repeats, so both
sides see the same numbers.
"""
import numpy as np
import sklearn
from sklearn.metrics import (accuracy_score, balanced_accuracy_score, brier_score_loss,
                             confusion_matrix, f1_score, log_loss,
                             precision_recall_fscore_support)

CELLS, CLASSES = 60, 5
state = 20260311


def uniform():
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state / 2**31


truth, p = [], []
for _ in range(CELLS):
    # Class 3 never occurs, and class 4 is never the most probable one.
    t = [0, 1, 2, 4][int(uniform() * uniform() * 4)]
    row = np.array([uniform() ** 2 for _ in range(CLASSES)])
    row[t] += 0.4
    row[4] *= 0.1
    truth.append(t)
    p.append(row / row.sum())
truth, p = np.array(truth), np.array(p)
p[7] = np.eye(CLASSES)[0 if truth[7] != 0 else 1]  # certain, and wrong
predicted = p.argmax(axis=1)
labels = list(range(CLASSES))

print("scikit-learn", sklearn.__version__, "numpy", np.__version__)
print("confusion", confusion_matrix(truth, predicted, labels=labels).tolist())
print("accuracy", repr(accuracy_score(truth, predicted)))
print("balanced accuracy", repr(balanced_accuracy_score(truth, predicted)))
print("macro-F1", repr(f1_score(truth, predicted, labels=labels, average="macro", zero_division=0)))
print("log loss", repr(log_loss(truth, p, labels=labels)))
print("Brier", repr(sum(brier_score_loss(truth == c, p[:, c]) for c in labels)))
for name, values in zip(("precision", "recall", "F1", "support"),
                        precision_recall_fscore_support(truth, predicted, labels=labels,
                                                        zero_division=0)):
    print(name, values.tolist())
# Expected calibration error from histograms, independently of the Java loop over cells.
confidence, right = p.max(axis=1), predicted == truth
edges = np.linspace(0, 1, 16)
bins = np.digitize(confidence, edges[1:-1], right=True)
ece = sum((bins == b).mean() * abs(confidence[bins == b].mean() - right[bins == b].mean())
          for b in np.unique(bins))
print("ECE", repr(ece))
