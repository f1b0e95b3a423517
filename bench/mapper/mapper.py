#!/usr/bin/env python3
"""The Mapper graph of a cloud by brute force: what PatchBridge's own is compared with.

Written from the definitions (Singh, Memoli & Carlsson 2007; Ester et al. 1996) without looking at
the Java: merge heights come from naive agglomeration of sorted pairs, DBSCAN from a search over
neighbour lists, Betti numbers from the rank of boundary matrices over Z/2. numpy only.

  mapper.py cloud.csv --lens pca:2 --resolution 10 --overlap 0.3 --clustering linkage:10 --least 1

cloud.csv: one point a line, numbers only, no header. Lenses: pca:K, ecc:P (P may be inf), gauss:H,
knn:K, column:J (the J-th coordinate from 0). Clusterings: linkage:BINS, dbscan:RADIUS:CELLS.
Prints 'node BOX : MEMBERS', 'edge I J SHARED', 'components N', 'loops N', 'open N'.
"""

import argparse
import itertools
import math

import numpy as np


def distances(points):
    n, width = points.shape
    squared = np.zeros((n, n))
    for k in range(width):
        squared += (points[:, None, k] - points[None, :, k]) ** 2
    return np.sqrt(squared)


def lens_values(name, points, dist):
    kind, _, text = name.partition(":")
    n = len(points)
    if kind == "pca":
        centred = points - points.mean(axis=0)
        _, _, vt = np.linalg.svd(centred, full_matrices=False)
        axes = vt[: int(text)]
        for axis in axes:
            if axis[np.argmax(np.abs(axis))] < 0:
                axis *= -1
        return centred @ axes.T
    if kind == "ecc":
        p = float(text)
        value = dist.max(axis=1) if math.isinf(p) else ((dist**p).sum(axis=1) / n) ** (1 / p)
    elif kind == "gauss":
        value = np.exp(-(dist**2) / (2 * float(text) ** 2)).sum(axis=1) / n
    elif kind == "knn":
        nearest = np.sort(dist + np.diag(np.full(n, np.inf)), axis=1)[:, : int(text)]
        value = -np.sqrt((nearest**2).mean(axis=1))
    elif kind == "column":
        value = points[:, int(text)]
    else:
        raise SystemExit("no lens " + name)
    return np.asarray(value).reshape(n, 1)


def pieces(values, resolution, overlap):
    """Box -> cells, for each product of intervals that holds a cell."""
    n, width = values.shape
    length = 1 / (resolution - (resolution - 1) * overlap)
    step = length * (1 - overlap)
    held = []
    for k in range(width):
        low, high = values[:, k].min(), values[:, k].max()
        if high == low:
            held.append([np.ones(n, dtype=bool)])
            continue
        at = (values[:, k] - low) / (high - low)
        column = []
        for i in range(resolution):
            end = 1 if i == resolution - 1 else i * step + length
            column.append((i * step <= at) & (at <= end))
        held.append(column)
    for box in itertools.product(*(range(len(column)) for column in held)):
        inside = np.ones(n, dtype=bool)
        for k, i in enumerate(box):
            inside &= held[k][i]
        if inside.any():
            yield box, np.flatnonzero(inside)


def linkage(dist, bins):
    """Merges of single linkage in the order of their heights; cut at the first empty bin."""
    m = len(dist)
    cluster = list(range(m))
    merges = []
    pairs = sorted((dist[i, j], i, j) for i in range(m) for j in range(i))
    for height, i, j in pairs:
        a, b = cluster[i], cluster[j]
        if a != b:
            merges.append((height, i, j))
            cluster = [a if c == b else c for c in cluster]
    if not merges:
        return [0] * m
    low, high = merges[0][0], dist.max()
    if high == low:
        return [0] * m
    bin_of = [min(bins - 1, int((h - low) / (high - low) * bins)) for h, _, _ in merges]
    empty = [b for b in range(bins) if b not in bin_of]
    cluster = list(range(m))
    for (_, i, j), b in zip(merges, bin_of):
        if not empty or b < empty[0]:
            x, y = cluster[i], cluster[j]
            cluster = [x if c == y else c for c in cluster]
    return cluster


def dbscan(dist, radius, least):
    m = len(dist)
    near = dist <= radius
    core = near.sum(axis=1) >= least
    label = [None] * m
    for start in np.flatnonzero(core):
        if label[start] is not None:
            continue
        queue = [start]
        label[start] = start
        while queue:
            i = queue.pop()
            for j in np.flatnonzero(near[i] & core):
                if label[j] is None:
                    label[j] = start
                    queue.append(j)
    for i in np.flatnonzero(~core):
        cores = np.flatnonzero(near[i] & core)
        if len(cores):
            label[i] = label[cores[np.argmin(dist[i, cores])]]
    return label


def clusters(name, dist):
    kind, *numbers = name.split(":")
    if kind == "linkage":
        return linkage(dist, int(numbers[0]))
    return dbscan(dist, float(numbers[0]), int(numbers[1]))


def rank(columns, rows):
    """Of a matrix over Z/2, by elimination."""
    matrix = np.zeros((rows, len(columns)), dtype=bool)
    for c, entries in enumerate(columns):
        matrix[list(entries), c] = True
    done = 0
    for c in range(matrix.shape[1]):
        pivots = np.flatnonzero(matrix[done:, c]) + done
        if not len(pivots):
            continue
        matrix[[done, pivots[0]]] = matrix[[pivots[0], done]]
        for r in range(rows):
            if r != done and matrix[r, c]:
                matrix[r] ^= matrix[done]
        done += 1
    return done


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cloud")
    parser.add_argument("--lens", default="pca:2")
    parser.add_argument("--resolution", type=int, default=10)
    parser.add_argument("--overlap", type=float, default=0.3)
    parser.add_argument("--clustering", default="linkage:10")
    parser.add_argument("--least", type=int, default=1)
    args = parser.parse_args()
    points = np.loadtxt(args.cloud, delimiter=",", ndmin=2)
    dist = distances(points)
    nodes = []
    for box, cells in pieces(lens_values(args.lens, points, dist), args.resolution, args.overlap):
        label = clusters(args.clustering, dist[np.ix_(cells, cells)])
        found = {}
        for cell, one in zip(cells, label):
            if one is not None:
                found.setdefault(one, []).append(int(cell))
        nodes += [(box, members) for members in found.values() if len(members) >= args.least]
    sets = [set(members) for _, members in nodes]
    edges = [(i, j) for i, j in itertools.combinations(range(len(nodes)), 2) if sets[i] & sets[j]]
    number = {edge: at for at, edge in enumerate(edges)}
    linked = {i: {j for j in range(len(nodes)) if (min(i, j), max(i, j)) in number} for i in range(len(nodes))}
    triangles = [
        (i, j, k)
        for i, j in edges
        for k in linked[i] & linked[j]
        if k > j and sets[i] & sets[j] & sets[k]
    ]
    of_edges = rank(edges, len(nodes))
    of_triangles = rank([(number[i, j], number[i, k], number[j, k]) for i, j, k in triangles], len(edges))
    for box, members in nodes:
        print("node", *box, ":", *members)
    for i, j in edges:
        print("edge", i, j, len(sets[i] & sets[j]))
    print("components", len(nodes) - of_edges)
    print("loops", len(edges) - of_edges)
    print("open", len(edges) - of_edges - of_triangles)


if __name__ == "__main__":
    main()
