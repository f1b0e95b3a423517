"""Trustworthiness of NeighbourhoodPreservationTest, by scikit-learn 1.2.1. Run: python3 <this file>.

Continuity is trustworthiness with the spaces swapped (Venna & Kaski 2001).
"""
import numpy as np
from sklearn.manifold import trustworthiness

n = 40
i = np.arange(n)[:, None]
original = np.sin(1.7 * i + 2.3 * np.arange(5) + 0.1 * i * np.arange(5))
embedded = np.hstack([original[:, :1] + 0.3 * np.cos(3.1 * i), original[:, 1:2] * np.sin(0.7 * i)])
for k in (1, 5, 15, 19):
    print(k, repr(trustworthiness(original, embedded, n_neighbors=k)),
          repr(trustworthiness(embedded, original, n_neighbors=k)))
