"""Chooses the prior of a rig (org.patchbridge.adaptation.mixture.MixturePrior) on simulated rigs.

    python3 bench/strangers/simulated_rigs.py cells.csv

cells.csv: one row a cell, columns label, donor, then features (11 of mouse visual cortex were used).
Half of the donors are the reference. Cells of the others go through a random affine map (scales
exp(N(0, 0.25)), shifts N(0, 0.8) in SDs) and a distortion that differs between classes (N(0, 0.15));
shares are drawn from a flat Dirichlet distribution. Printed: accuracy and worst error of a share, by
setting and number of cells. Needs numpy, scipy, scikit-learn, pandas.
"""

import sys

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.covariance import ledoit_wolf

NONE = 0.05
SETTINGS = [
    dict(evidence=e, scale=s, shift=b, equal=d)
    for e, s, b, d in [
        (0.05, 0.25, 1, 2), (0.2, 0.25, 1, 2), (0.5, 0.25, 1, 2), (1, 0.25, 1, 2),
        (0.2, 0.15, 1, 2), (0.2, 0.4, 1, 2), (0.2, 0.25, 0.7, 2), (0.2, 0.25, 2, 2),
        (0.5, 0.25, 1, 1), (0.5, 0.25, 1, 4), (0.5, 0.25, 1, 8),
    ]
]


def shapes(z, y, classes):
    means, covariances = [], []
    for k in range(classes):
        cells = z[y == k]
        low, high = np.percentile(cells, [1, 99], axis=0)
        cells = np.clip(cells, low, high)
        means.append(cells.mean(0))
        covariances.append(ledoit_wolf(cells)[0])
    means.append(z.mean(0))
    covariances.append(6 * np.cov(z.T))
    return np.array(means), np.array(covariances)


def log_densities(z, means, covariances):
    precisions = np.linalg.inv(covariances)
    difference = z[None] - means[:, None]
    slopes = np.einsum("knd,kde->kne", difference, precisions)
    lengths = np.einsum("knd,knd->kn", difference, slopes)
    constants = np.linalg.slogdet(covariances)[1] + z.shape[1] * np.log(2 * np.pi)
    return -0.5 * (lengths + constants[:, None]), slopes


def fit(x, means, covariances, evidence, scale, shift, equal):
    width, classes = x.shape[1], len(means) - 1

    def loss(p):
        log_a, b, logits = p[:width], p[width:2 * width], p[2 * width:]
        a, log_pi = np.exp(log_a), logits - logsumexp(logits)
        density, slopes = log_densities(x * a + b, means, covariances)
        density += np.append(log_pi + np.log(1 - NONE), np.log(NONE))[:, None]
        total = logsumexp(density, 0)
        weight = np.exp(density - total)
        pull = -(weight[..., None] * slopes).sum(0)
        known = weight.sum(1)[:classes]
        value = evidence * (total.sum() + len(x) * log_a.sum()) + equal * log_pi.mean()
        value -= (log_a**2).sum() / (2 * scale**2) + (b**2).sum() / (2 * shift**2)
        gradient = np.concatenate([
            evidence * ((pull * x * a).sum(0) + len(x)) - log_a / scale**2,
            evidence * pull.sum(0) - b / shift**2,
            evidence * (known - known.sum() * np.exp(log_pi)) + equal * (1 / classes - np.exp(log_pi)),
        ])
        return -value, -gradient

    found = minimize(loss, np.zeros(2 * width + classes), jac=True, method="L-BFGS-B").x
    logits = found[2 * width:]
    return np.exp(found[:width]), found[width:2 * width], np.exp(logits - logsumexp(logits))


def most_probable(z, means, covariances, shares):
    density = log_densities(z, means, covariances)[0][:-1]
    return (density + np.log(np.maximum(shares, 1e-3))[:, None]).argmax(0)


def main(path):
    table = pd.read_csv(path)
    names, y = np.unique(table.label, return_inverse=True)
    x = table.drop(columns=["label", "donor"])
    x = ((x - x.mean()) / x.std()).fillna(0).clip(-6, 6).to_numpy()
    donors = table.donor.unique()
    np.random.default_rng(0).shuffle(donors)
    is_reference = table.donor.isin(donors[: len(donors) // 2]).to_numpy()
    means, covariances = shapes(x[is_reference], y[is_reference], len(names))
    others, labels = x[~is_reference], y[~is_reference]
    for cells in (5, 15, 60, 200):
        results = {str(s): [] for s in SETTINGS}
        for run in range(24):
            rng = np.random.default_rng(run + 1000 * cells)
            width = x.shape[1]
            a, b = np.exp(rng.normal(0, 0.25, width)), rng.normal(0, 0.8, width)
            label = rng.choice(len(names), cells, p=rng.dirichlet(np.ones(len(names))))
            rows = [rng.choice(np.where(labels == k)[0]) for k in label]
            batch = (others[rows] - b) / a + rng.normal(0, 0.15, (len(names), width))[label]
            truth = np.bincount(label, minlength=len(names)) / cells
            for setting in SETTINGS:
                scale, shift, shares = fit(batch, means, covariances, **setting)
                told = most_probable(batch * scale + shift, means, covariances, shares)
                results[str(setting)].append([(told == label).mean(), np.abs(shares - truth).max()])
        for name, values in results.items():
            accuracy, error = np.mean(values, 0)
            print(f"{cells:4d} cells  {name}: accuracy {accuracy:.3f}, worst share {error:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
