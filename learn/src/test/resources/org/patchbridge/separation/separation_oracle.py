"""Numbers of HeldOutSilhouetteTest and PairwiseAucTest, by scikit-learn 1.2.1. Run: python3 <this file>."""
import numpy as np
from sklearn.metrics import roc_auc_score, silhouette_samples, silhouette_score

n = 12
i = np.arange(n)[:, None]
points = np.sin(1.7 * i + 2.3 * np.arange(3)) + (i % 3)
labels = np.array([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 3])  # class 3 has one cell
print("samples", [float(x) for x in silhouette_samples(points, labels)])
print("overall", silhouette_score(points, labels))
for a, b in ((0, 1), (0, 2), (1, 2)):
    two = np.isin(labels, (a, b))
    print("pair", a, b, silhouette_score(points[two], labels[two]))

n = 30
i = np.arange(n)[:, None]
truth = np.arange(n) % 3
raw = np.exp(np.round(np.sin(2.9 * i + 1.3 * np.arange(3)), 1) + 0.6 * (truth[:, None] == np.arange(3)))
probability = raw / raw.sum(axis=1, keepdims=True)
print("overall", roc_auc_score(truth, probability, multi_class="ovo"))
for a, b in ((0, 1), (0, 2), (1, 2)):
    two = np.isin(truth, (a, b))
    area = (roc_auc_score(truth[two] == a, probability[two, a])
            + roc_auc_score(truth[two] == b, probability[two, b])) / 2
    print("pair", a, b, area)
