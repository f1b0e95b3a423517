#!/usr/bin/env python3
"""Scores of single cells by brute force: what PatchBridge's measures of mixing are compared with.

Written from the papers' definitions: LISI (Korsunsky et al. 2019), kBET (Buettner et al. 2019),
silhouettes (Rousseeuw 1987), purity of neighbours across species. numpy only; the chi-squared test
is for two species, where its p value is erfc(sqrt(x / 2)).

  mixing.py cells.csv PERPLEXITY SIGNIFICANCE NEIGHBOURS

cells.csv: species (0, 1), class (-1: unknown), coordinates; no header. Prints one line a measure, its
name and the score of each cell, nan where it has none.
"""

import math
import sys

import numpy as np


def entropy(near, beta):
    weights = np.exp(-beta * (near - near.min()))
    weights /= weights.sum()
    held = weights[weights > 0]
    return -(held * np.log(held)).sum(), weights


def nearest(dist, cell, pool, count):
    """Of the pool without the cell; of equally far ones the first."""
    pool = pool[pool != cell]
    return pool[np.argsort(dist[cell, pool], kind="stable")][:count]


def lisi(dist, labels, counted, perplexity):
    scores = np.full(len(dist), np.nan)
    for cell in np.flatnonzero(counted):
        others = nearest(dist, cell, np.flatnonzero(counted), int(3 * perplexity))
        near = dist[cell, others]
        wanted = math.log(max(1, min(perplexity, len(others) / 3)))
        low, high = 0.0, 1e6 / near.std()
        for _ in range(120):
            middle = (low + high) / 2
            low, high = (middle, high) if entropy(near, middle)[0] > wanted else (low, middle)
        weights = entropy(near, (low + high) / 2)[1]
        shares = [weights[labels[others] == one].sum() for one in set(labels[others])]
        scores[cell] = 1 / sum(share**2 for share in shares)
    return scores


def kbet(dist, species, group, significance):
    scores = np.full(len(dist), np.nan)
    for cell in np.flatnonzero(group >= 0):
        members = np.flatnonzero(group == group[cell])
        shares = np.array([(species[members] == s).sum() for s in (0, 1)])
        if shares.min() < 10:
            continue
        k = min(70, max(10, len(members) // 2 // 4))
        near = nearest(dist, cell, members, k)
        expected = len(near) * shares / len(members)
        observed = np.array([(species[near] == s).sum() for s in (0, 1)])
        statistic = ((observed - expected) ** 2 / expected).sum()
        scores[cell] = math.erfc(math.sqrt(statistic / 2)) >= significance
    return scores


def silhouette(dist, labels, group):
    scores = np.full(len(dist), np.nan)
    for cell in np.flatnonzero(group >= 0):
        same = group == group[cell]
        own = np.flatnonzero(same & (labels == labels[cell]))
        others = [np.flatnonzero(same & (labels == one)) for one in set(labels[same]) - {labels[cell]}]
        if len(own) > 1 and others:
            within = dist[cell, own].sum() / (len(own) - 1)
            between = min(dist[cell, other].mean() for other in others)
            scores[cell] = (between - within) / max(within, between)
    return scores


def purity(dist, species, labels, asked, neighbours):
    scores = np.full(len(dist), np.nan)
    pool = np.flatnonzero((species != asked) & (labels >= 0))
    for cell in np.flatnonzero((species == asked) & (labels >= 0)):
        near = nearest(dist, cell, pool, neighbours)
        scores[cell] = (labels[near] == labels[cell]).mean()
    return scores


def main():
    table = np.loadtxt(sys.argv[1], delimiter=",", ndmin=2)
    perplexity, significance, neighbours = float(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    species, labels, points = table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2:]
    dist = np.sqrt(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2))
    everyone = np.zeros(len(points), dtype=int)
    labelled = np.where(labels >= 0, 0, -1)
    measures = {
        "ILISI": lisi(dist, species, everyone == 0, perplexity),
        "CLISI": lisi(dist, labels, labels >= 0, perplexity),
        "KBET": kbet(dist, species, everyone, significance),
        "KBET_WITHIN_CLASS": kbet(dist, species, labels, significance),
        "SPECIES_SILHOUETTE": 1 - np.abs(silhouette(dist, species, labels)),
        "CLASS_SILHOUETTE": (silhouette(dist, labels, labelled) + 1) / 2,
        "HUMAN_AMONG_MOUSE": purity(dist, species, labels, 1, neighbours),
        "MOUSE_AMONG_HUMAN": purity(dist, species, labels, 0, neighbours),
    }
    for name, scores in measures.items():
        print(name, *(repr(float(score)) for score in scores))


if __name__ == "__main__":
    main()
