"""Records what RankingTest and WilcoxonSignedRankTest expect, with SciPy (1.17).

usage: python pairs.py
"""

import itertools

import numpy as np
from scipy.stats import PermutationMethod, friedmanchisquare, rankdata, wilcoxon

# Right answers of 200 of four subjects in ten tasks.
RIGHT = np.array(
    [
        [180, 176, 150, 140],
        [164, 160, 164, 120],
        [190, 191, 170, 151],
        [120, 111, 100, 101],
        [155, 155, 130, 128],
        [171, 160, 140, 143],
        [143, 139, 121, 110],
        [199, 196, 190, 180],
        [160, 154, 149, 133],
        [138, 131, 133, 99],
    ]
)


def exact(differences):
    """All choices of signs; zero differences left out."""
    every = PermutationMethod(n_resamples=np.inf)
    return wilcoxon(differences, zero_method="wilcox", method=every).pvalue


def holm(values):
    order = np.argsort(values)
    adjusted = np.minimum(1, np.array(values)[order] * np.arange(len(values), 0, -1))
    result = np.empty(len(values))
    result[order] = np.maximum.accumulate(adjusted)
    return result


pairs = list(itertools.combinations(range(RIGHT.shape[1]), 2))
raw = [exact(RIGHT[:, i] - RIGHT[:, j]) for i, j in pairs]
for (i, j), p, corrected in zip(pairs, raw, holm(raw)):
    gap = RIGHT[:, i] - RIGHT[:, j]
    print(i, j, repr(gap.mean() / 200), (gap > 0).sum(), (gap == 0).sum(), (gap < 0).sum(), repr(p), repr(corrected))
print("average ranks", rankdata(-RIGHT, axis=1).mean(0))
print("Friedman", friedmanchisquare(*RIGHT.T))

zeros = np.array([0, 3, -1, 7, 0, 12, 5, -4, 9, 2, 0, 6])
print("zeros, wilcox", repr(wilcoxon(zeros[zeros != 0], method="exact").pvalue), "auto", wilcoxon(zeros).pvalue)
print("zeros, pratt, approximate", repr(wilcoxon(zeros, zero_method="pratt", method="approx").pvalue))
