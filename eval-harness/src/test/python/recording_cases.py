"""Records what the tests of tasks over time expect, by NumPy and scikit-learn.

Ranges are sets of moments here, as Tatbul et al. (2018) define them, and regression and neighbours are scikit-learn's.

usage: python recording_cases.py > ../resources/org/isomer/eval/recording/cases.json
"""

import json

import numpy as np
from sklearn.linear_model import Ridge
from sklearn.neighbors import NearestNeighbors

rng = np.random.default_rng(7)


def ranges(marks, recordings):
    found, current = [], set()
    for i, mark in enumerate(marks):
        if current and (not mark or recordings[i] != recordings[i - 1]):
            found.append(current)
            current = set()
        if mark:
            current.add(i)
    return found + ([current] if current else [])


def reward(mine, others):
    met = [other for other in others if mine & other]
    gamma = 1 / len(met) if len(met) > 1 else 1
    return bool(met), gamma * sum(len(mine & other) / len(mine) for other in met)


def score(truth, answers, recordings):
    real, predicted = ranges(truth, recordings), ranges(answers, recordings)
    precision = np.mean([reward(p, real)[1] for p in predicted]) if predicted else 0.0
    parts = [reward(r, predicted) for r in real]
    recall = np.mean([0.5 * hit + 0.5 * overlap for hit, overlap in parts]) if real else 0.0
    return float(precision), float(recall)


def area(scores, truth, recordings):
    points = [score(truth, scores >= t, recordings) for t in np.unique(scores)]
    points.sort(key=lambda point: (point[1], -point[0]))
    recall = [0.0] + [r for _, r in points]
    precision = [points[0][0]] + [p for p, _ in points]
    return float(np.trapezoid(precision, recall))


def range_case():
    size = int(rng.integers(1, 40))
    truth = np.repeat(rng.random(size) < 0.4, rng.integers(1, 4, size))
    recordings = np.sort(rng.integers(0, 3, len(truth)))
    scores = rng.integers(0, int(rng.integers(2, 30)), len(truth)).astype(float)
    threshold = float(rng.choice(scores))
    precision, recall = score(truth, scores >= threshold, recordings)
    return {
        "truth": truth.astype(int).tolist(),
        "recordings": recordings.tolist(),
        "scores": scores.tolist(),
        "threshold": threshold,
        "precision": precision,
        "recall": recall,
        "area": area(scores, truth, recordings),
    }


WINDOW, HORIZON, SEASON, NEIGHBOURS = 6, 4, 3, 5
ALPHA = [0.1, 1, 10, 100]


def recording_case():
    t = np.arange(90)
    values = np.stack(
        [3 + 2 * np.sin(0.5 * t) + 0.3 * rng.normal(size=90), -5 + np.cos(0.5 * t) + 0.1 * rng.normal(size=90)], 1
    ).astype(np.float32)
    train, validation = int(0.6 * 90), int((0.6 + 0.2) * 90)
    x = values.astype(np.float64)
    x = ((x - x[:train].mean(0)) / x[:train].std(0)).astype(np.float32).astype(np.float64)

    def windows(ends):
        return np.stack([x[e + 1 - WINDOW : e + 1].ravel() for e in ends])

    def ahead(ends):
        return np.stack([x[e + 1 : e + 1 + HORIZON].ravel() for e in ends])

    def ends(start, stop):
        return list(range(max(WINDOW - 1, start - 1), stop - HORIZON))

    parts = [ends(0, train), ends(train, validation), ends(validation, 90)]
    errors = {}
    for alpha in ALPHA:
        model = Ridge(alpha=alpha).fit(windows(parts[0]), ahead(parts[0]))
        gaps = [ahead(part) - model.predict(windows(part)) for part in parts]
        errors[str(float(alpha))] = {
            "validation": float((gaps[1] ** 2).mean()),
            "squared": (gaps[2] ** 2).mean(1).tolist(),
            "absolute": np.abs(gaps[2]).mean(1).tolist(),
        }
    naive = np.stack([np.stack([x[e + 1 + h % SEASON - SEASON] for h in range(HORIZON)]).ravel() for e in parts[2]])
    moments = list(range(validation, 90))
    moving = []
    for m in moments:
        before = x[m - WINDOW : m]
        moving.append(float((np.abs(x[m] - before.mean(0)) / np.maximum(1e-3, before.std(0))).max()))
    near = NearestNeighbors(n_neighbors=NEIGHBOURS).fit(windows(range(WINDOW - 1, train)))
    return {
        "values": values.ravel().astype(float).tolist(),
        "ends": [[int(e) for e in part] for part in parts],
        "errors": errors,
        "naive": ((ahead(parts[2]) - naive) ** 2).mean(1).tolist(),
        "moving": moving,
        "distances": near.kneighbors(windows(moments))[0].mean(1).tolist(),
    }


print(json.dumps({"ranges": [range_case() for _ in range(200)], "recording": recording_case()}))
