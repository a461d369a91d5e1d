"""Records random cases with the values of reference implementations:

python relation_cases.py > ../resources/org/isomer/eval/relation/cases.jsonl

Correlations are scipy's, average precision and V-measure scikit-learn's. Rankings follow trec_eval's
source (m_ndcg_cut.c, m_recall.c, m_map_cut.c, m_recip_rank.c; sorted by score, then by document id,
both descending), which pytrec_eval, BEIR and MTEB call. The best F1 and accuracy are the greatest
over all thresholds, tried one by one. Many cases have ties.
"""

import json
import math

import numpy as np
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    completeness_score,
    f1_score,
    homogeneity_score,
    v_measure_score,
)

random = np.random.default_rng(0)


def numbers(n):
    """With ties in two thirds of the cases."""
    return (random.normal(size=n).round(int(random.integers(0, 3)) * 2)).tolist()


def correlations():
    n = int(random.integers(3, 15))
    first, second = numbers(n), numbers(n)
    if len(set(first)) < 2 or len(set(second)) < 2:
        return correlations()
    return {
        "kind": "correlation",
        "first": first,
        "second": second,
        "spearman": spearmanr(first, second)[0],
        "pearson": pearsonr(first, second)[0],
    }


def binary():
    n = int(random.integers(3, 15))
    scores, truth = np.array(numbers(n)), random.integers(0, 2, n)
    if truth.min() == truth.max():
        return binary()
    answers = [scores >= t for t in [*scores, scores.max() + 1]]
    return {
        "kind": "binary",
        "scores": scores.tolist(),
        "truth": truth.tolist(),
        "precision": average_precision_score(truth, scores),
        "f1": max(f1_score(truth, each, zero_division=0) for each in answers),
        "accuracy": max(accuracy_score(truth, each) for each in answers),
    }


def ndcg(order, grades, k):
    gain = lambda levels: sum(max(g, 0) / math.log2(i + 2) for i, g in enumerate(levels[:k]))
    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(d, 0) for d in order]) / best if best else 0.0


def ranking():
    documents = ["d" + str(i) for i in range(int(random.integers(2, 25)))]
    scores = dict(zip(documents, numbers(len(documents))))
    judged = random.permutation(documents)[: int(random.integers(1, len(documents) + 1))]
    grades = {d: int(random.integers(0, 4)) for d in judged}
    relevant = sum(g >= 1 for g in grades.values())
    if not relevant:
        return ranking()
    depth = int(random.integers(1, 30))
    order = sorted(scores, key=lambda d: (scores[d], d), reverse=True)[:depth]
    hits = [grades.get(d, 0) >= 1 for d in order]
    case = {"kind": "ranking", "scores": scores, "grades": grades, "depth": depth}
    for k in (1, 3, 10):
        case[f"ndcg {k}"] = ndcg(order, grades, k)
        case[f"recall {k}"] = sum(hits[:k]) / relevant
    case["map"] = sum(sum(hits[: i + 1]) / (i + 1) for i, h in enumerate(hits) if h) / relevant
    case["mrr"] = next((1 / (i + 1) for i, h in enumerate(hits) if h), 0.0)
    return case


def clusters():
    n = int(random.integers(1, 30))
    truth = random.integers(0, int(random.integers(1, 5)), n)
    found = random.integers(0, int(random.integers(1, 5)), n)
    return {
        "kind": "clusters",
        "truth": truth.tolist(),
        "clusters": found.tolist(),
        "v": v_measure_score(truth, found),
        "homogeneity": homogeneity_score(truth, found),
        "completeness": completeness_score(truth, found),
    }


for make in (correlations, binary, ranking, clusters):
    for _ in range(1000):
        print(json.dumps(make(), separators=(",", ":")))
