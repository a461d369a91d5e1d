"""scikit-learn's 20 nearest neighbours by cosine similarity, brute force, in float32.

python knn.py BANKxDIMxQUERIES
"""

import sys

import numpy as np
import sklearn
from sklearn.neighbors import NearestNeighbors

import peer

bank, dim, queries = peer.size(sys.argv[1])
random = np.random.default_rng(0)
rows = random.standard_normal((bank, dim), dtype=np.float32)
asked = random.standard_normal((queries, dim), dtype=np.float32)


def work():
    NearestNeighbors(n_neighbors=20, metric="cosine", algorithm="brute").fit(rows).kneighbors(asked)
    return queries


peer.serve(work, "queries/s", "scikit-learn " + sklearn.__version__)
