"""Makes sklearn_members.csv: a small cohort and what scikit-learn's parts predict for it.

Discriminant: within-class residuals, sklearn.covariance.ledoit_wolf, equal priors, numpy's solver.
Logistic: sklearn.linear_model.LogisticRegression in the coordinates of an RBF kernel.
Linear: the same of the rows themselves.
Neighbours: indices of sklearn.neighbors.NearestNeighbors, each vote weighted so that classes count
the same, a third of a vote for every class besides.
Usage: python3 sklearn_members.py > sklearn_members.csv   (scikit-learn 1.2.1)
"""
import numpy as np
from sklearn.covariance import ledoit_wolf
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.neighbors import NearestNeighbors

random = np.random.RandomState(5)
labels = random.choice(3, 60, p=[0.5, 0.3, 0.2])
rows = np.round(random.normal(size=(60, 5)) + labels[:, None] * [0.8, -0.5, 0.3, 0, 0], 3)
train, test = slice(0, 45), slice(45, 60)


def emit(name, values):
    for row in np.atleast_2d(values):
        print(name, *(repr(float(value)) for value in row), sep=",")


for label, row in zip(labels, rows):
    emit(f"row {label}", row)

x, y = rows[train], labels[train]
means = np.array([x[y == label].mean(axis=0) for label in range(3)])
covariance, _ = ledoit_wolf(x - means[y], assume_centered=True)
directions = np.linalg.solve(covariance, means.T)
scores = rows[test] @ directions - 0.5 * np.sum(means.T * directions, axis=0)
odds = np.exp(scores - scores.max(axis=1, keepdims=True))
emit("discriminant", odds / odds.sum(axis=1, keepdims=True))

gamma = 0.1
kernel = rbf_kernel(x, x, gamma) + 1e-6 * np.eye(len(x))
lower = np.linalg.cholesky(kernel)
coordinates = lambda z: np.linalg.solve(lower, rbf_kernel(z, x, gamma).T).T
model = LogisticRegression(
    C=3, class_weight="balanced", solver="newton-cg", tol=1e-12, max_iter=10000
)
emit("logistic", model.fit(coordinates(x), y).predict_proba(coordinates(rows[test])))

linear = LogisticRegression(
    C=0.1, class_weight="balanced", solver="newton-cg", tol=1e-12, max_iter=10000
)
emit("linear", linear.fit(x, y).predict_proba(rows[test]))

voters = NearestNeighbors(n_neighbors=7).fit(x).kneighbors(rows[test], return_distance=False)
votes = len(y) / (3 * np.bincount(y))
shares = 1 / 3 + np.stack([(y[voters] == label).sum(axis=1) * votes[label] for label in range(3)], 1)
emit("neighbours", shares / shares.sum(axis=1, keepdims=True))
