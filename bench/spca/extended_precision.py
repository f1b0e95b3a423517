#!/usr/bin/env python3
"""Sparse PCA of a golden case in extended precision, beside the golden numbers.

The algorithm of Zou, Hastie & Tibshirani (2006) with every operation, decompositions included, in
the 80-bit floats of x86 (numpy.longdouble), whose rounding is 2,000 times finer than a double's.
What it gives is exact as far as doubles can tell; where the golden numbers differ from it, they are
off by that much. With a second argument, a seed, rows and columns are permuted first: the spread
between seeds is the rounding that is left here. Needs numpy, and minutes.

usage: extended_precision.py ../shared/golden/spca/waves_80x150_wide [seed]
"""
import json
import sys

import numpy as np

REAL = np.longdouble
SHORTEST_STEP = np.finfo(float).eps


def eigen(symmetric):
    """Eigenvalues and eigenvectors by cyclic Jacobi rotations."""
    a, size = symmetric.copy(), len(symmetric)
    vectors = np.eye(size, dtype=REAL)
    for _ in range(40):
        off = np.sqrt((np.tril(a, -1) ** 2).sum())
        if off <= 1e-3 * np.finfo(REAL).eps * np.abs(np.diag(a)).max():
            break
        for p in range(size - 1):
            for q in range(p + 1, size):
                if a[p, q] == 0:
                    continue
                theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
                sign = REAL(1) if theta >= 0 else REAL(-1)
                tangent = sign / (abs(theta) + np.sqrt(theta * theta + 1))
                cosine = 1 / np.sqrt(tangent * tangent + 1)
                for m in (a.T, a, vectors.T):
                    first = m[p].copy()
                    m[p] = cosine * first - tangent * cosine * m[q]
                    m[q] = tangent * cosine * first + cosine * m[q]
    return np.diag(a), vectors


class Factor:
    """Cholesky factor of a growing and shrinking set of columns."""

    def __init__(self, width):
        self.r, self.size = np.zeros((width, width), REAL), 0

    def solve_transposed(self, b):
        b = b.copy()
        for i in range(self.size):
            b[i] /= self.r[i, i]
            b[i + 1 :] -= b[i] * self.r[i, i + 1 : self.size]
        return b

    def solve(self, b):
        b = self.solve_transposed(b)
        for i in reversed(range(self.size)):
            b[i] /= self.r[i, i]
            b[:i] -= b[i] * self.r[:i, i]
        return b

    def append(self, column, active_columns, ridge):
        square, n = ((column * column).sum() + ridge) / (1 + ridge), self.size
        if n:
            side = self.solve_transposed((active_columns.T * column).sum(1) / (1 + ridge))
            self.r[:n, n] = side
            square -= (side * side).sum()
        self.r[n, n] = np.sqrt(square)
        self.size += 1

    def remove(self, position):
        r, n = self.r, self.size
        r[:, position : n - 1] = r[:, position + 1 : n].copy()
        r[:, n - 1] = 0
        for i in range(position, n - 1):
            length = np.hypot(r[i, i], r[i + 1, i])
            cosine, sine = r[i, i] / length, r[i + 1, i] / length
            upper = r[i, i : n - 1].copy()
            r[i, i : n - 1] = cosine * upper + sine * r[i + 1, i : n - 1]
            r[i + 1, i : n - 1] = cosine * r[i + 1, i : n - 1] - sine * upper
        r[n - 1] = 0
        self.size -= 1


def smallest(values, most):
    values = values[values > SHORTEST_STEP]
    return min(values.min(), most) if len(values) else most


def path(x, y, ridge, wanted):
    width, shrink = x.shape[1], 1 / np.sqrt(1 + ridge)
    beta, active, factor, dropped = np.zeros(width, REAL), [], Factor(width), False
    correlation = (y @ x) * shrink
    while True:
        inactive = np.setdiff1d(np.arange(width), active)
        level = np.abs(correlation[inactive]).max()
        if not dropped:
            entering = inactive[np.abs(correlation[inactive]).argmax()]
            factor.append(x[:, entering], x[:, active], ridge)
            active.append(entering)
            inactive = np.setdiff1d(inactive, [entering])
        signs = np.sign(correlation[active])
        weights = factor.solve(signs)
        rate = 1 / np.sqrt((weights * signs).sum())
        weights *= rate
        length = level / rate
        if len(inactive):
            slope = ((x[:, active] @ weights) @ x[:, inactive]) * shrink * shrink
            c = correlation[inactive]
            steps = [(level - c) / (rate - slope), (level + c) / (rate + slope)]
            length = smallest(np.concatenate(steps), length)
        roots = -beta[active] / weights
        zero = smallest(roots, length)
        dropped = zero < length
        leaving = [i for i, root in enumerate(roots) if dropped and root == zero]
        beta[active] += (zero if dropped else length) * weights
        residual = y - (x @ beta) * shrink
        correlation = (residual @ x) * shrink - ridge * shrink * shrink * beta
        for position in reversed(leaving):
            factor.remove(position)
            beta[active.pop(position)] = 0
        if len(active) >= wanted:
            return beta


def unit(loadings):
    return loadings / np.sqrt((loadings * loadings).sum(0))


def adjusted_explained_variance(x, loadings):
    explained, basis = [], []
    for score in (x @ loadings).T:
        for _ in range(2):
            for direction in basis:
                score = score - (direction @ score) * direction
        explained.append(score @ score / (x * x).sum())
        basis.append(score / np.sqrt(score @ score))
    return np.array(explained)


def spca(data, settings):
    x = data.astype(REAL)
    x = x - x.mean(0)
    counts, ridge = settings["nonzero"], REAL(settings["ridge"])
    values, vectors = eigen(x @ x.T)
    rotation = unit(x.T @ vectors[:, np.argsort(-values)[: len(counts)]])

    def regress():
        return np.array([path(x, x @ rotation[:, k], ridge, n) for k, n in enumerate(counts)]).T

    loadings = regress()
    before, change = unit(loadings), np.inf
    for _ in range(settings["max_iter"]):
        if change <= settings["eps_conv"]:
            break
        product = x.T @ (x @ loadings)
        values, vectors = eigen(product.T @ product)
        rotation = product @ ((vectors / np.sqrt(values)) @ vectors.T)
        loadings = regress()
        change = np.abs(unit(loadings) - before).max()
        before = unit(loadings)
    return before, adjusted_explained_variance(x, before)


def main():
    with open(sys.argv[1] + ".json") as file:
        golden = json.load(file)
    data = np.loadtxt(sys.argv[1] + ".input.csv", delimiter=",")
    rows, columns = np.arange(data.shape[0]), np.arange(data.shape[1])
    if len(sys.argv) > 2:
        random = np.random.default_rng(int(sys.argv[2]))
        rows, columns = random.permutation(rows), random.permutation(columns)
    permuted, explained = spca(data[rows][:, columns], golden)
    loadings = np.zeros_like(permuted)
    loadings[columns] = permuted
    expected = np.array(golden["loadings"])
    loadings *= np.sign((loadings * expected).sum(0))
    for k in range(len(explained)):
        print(
            f"component {k + 1}: explained variance {explained[k]:.13f},",
            f"golden {explained[k] - golden['adjusted_explained_variance'][k]:+.1e} off;",
            f"golden loadings off by up to {np.abs(loadings - expected)[:, k].max():.1e};",
            f"first loading {loadings[0, k]:.13f}",
        )


main()
