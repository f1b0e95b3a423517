#!/usr/bin/env python3
"""How far rounding alone moves sparse PCA on a matrix wider than tall.

Runs the algorithm of Zou, Hastie & Tibshirani (2006), in the order of operations of the reference
(on the data matrix, Cholesky factor updated column by column), on a golden case with its rows and
columns permuted. A permutation changes nothing but rounding, so the differences printed are what
no implementation can be closer than to the golden numbers. Needs numpy and scipy.

usage: noise_floor.py ../shared/golden/spca/waves_80x150_wide [permutations]
"""
import json
import sys

import numpy as np
from scipy.linalg import solve_triangular

EPS = np.finfo(float).eps


def append(factor, column, active_columns, ridge):
    square = (column @ column + ridge) / (1 + ridge)
    size = len(factor)
    grown = np.zeros((size + 1, size + 1))
    if size:
        side = solve_triangular(factor, active_columns.T @ column / (1 + ridge), trans="T")
        grown[:size, :size] = factor
        grown[:size, size] = side
        square -= side @ side
    grown[size, size] = np.sqrt(max(square, EPS))
    return grown


def remove(factor, position):
    factor = np.delete(factor, position, 1)
    for row in range(position, factor.shape[1]):
        length = np.hypot(factor[row, row], factor[row + 1, row])
        cosine, sine = factor[row, row] / length, factor[row + 1, row] / length
        rotation = np.array([[cosine, sine], [-sine, cosine]])
        factor[[row, row + 1], row:] = rotation @ factor[[row, row + 1], row:]
    return factor[:-1]


def smallest(values, most):
    values = values[values > EPS]
    return min(values.min(), most) if len(values) else most


def path(x, y, ridge, wanted):
    columns = x.shape[1]
    shrink = 1 / np.sqrt(1 + ridge)
    correlation = y @ x * shrink
    residual, ridge_residual = y.copy(), np.zeros(columns)
    beta, active, factor, dropped = np.zeros(columns), [], np.zeros((0, 0)), False
    for _ in range(50 * columns):
        inactive = np.setdiff1d(np.arange(columns), active)
        level = np.abs(correlation[inactive]).max()
        if not dropped:
            entering = inactive[np.abs(correlation[inactive]).argmax()]
            factor = append(factor, x[:, entering], x[:, active], ridge)
            active.append(entering)
            inactive = np.setdiff1d(inactive, [entering])
        signs = np.sign(correlation[active])
        weights = solve_triangular(factor, solve_triangular(factor, signs, trans="T"))
        rate = 1 / np.sqrt(weights @ signs)
        weights *= rate
        change = x[:, active] @ weights * shrink
        ridge_change = np.zeros(columns)
        ridge_change[active] = np.sqrt(ridge) * shrink * weights
        length = level / rate
        if len(inactive):
            slope = change @ x[:, inactive] * shrink
            c = correlation[inactive]
            length = smallest(
                np.concatenate([(level - c) / (rate - slope), (level + c) / (rate + slope)]), length
            )
        roots = -beta[active] / weights
        zero = smallest(roots, length)
        dropped = zero < length
        leaving = [i for i, root in enumerate(roots) if dropped and root == zero]
        length = zero if dropped else length
        beta[active] += length * weights
        residual = residual - length * change
        ridge_residual = ridge_residual - length * ridge_change
        correlation = (residual @ x + np.sqrt(ridge) * ridge_residual) * shrink
        for position in reversed(leaving):
            factor = remove(factor, position)
            beta[active.pop(position)] = 0
        if len(active) >= wanted:
            break
    return beta


def unit(loadings):
    return loadings / np.linalg.norm(loadings, axis=0)


def spca(x, settings):
    x = x - x.mean(0)
    counts = settings["nonzero"]
    rotation = np.linalg.svd(x, full_matrices=False)[2][: len(counts)].T

    def regress():
        return np.array(
            [path(x, x @ rotation[:, k], settings["ridge"], n) for k, n in enumerate(counts)]
        ).T

    loadings = regress()
    before, change = unit(loadings), np.inf
    for _ in range(settings["max_iter"]):
        if change <= settings["eps_conv"]:
            break
        u, _, v = np.linalg.svd(x.T @ x @ loadings, full_matrices=False)
        rotation = u @ v
        loadings = regress()
        change = np.abs(unit(loadings) - before).max()
        before = unit(loadings)
    scores = np.linalg.qr(x @ before)[1]
    return before, np.diag(scores) ** 2 / (x**2).sum()


def main():
    case = sys.argv[1]
    with open(case + ".json") as file:
        golden = json.load(file)
    data = np.loadtxt(case + ".input.csv", delimiter=",")
    expected = np.array(golden["loadings"])
    for seed in range(int(sys.argv[2]) if len(sys.argv) > 2 else 5):
        random = np.random.default_rng(seed)
        rows, columns = random.permutation(data.shape[0]), random.permutation(data.shape[1])
        permuted, explained = spca(data[rows][:, columns], golden)
        loadings = np.zeros_like(permuted)
        loadings[columns] = permuted
        loadings *= np.sign((loadings * expected).sum(0))
        print(
            f"permutation {seed}: loadings differ by {np.abs(loadings - expected).max():.2e},",
            f"explained variance by {np.abs(explained - golden['adjusted_explained_variance']).max():.2e}",
            flush=True,
        )


main()
