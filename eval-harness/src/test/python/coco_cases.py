"""Makes random cases of box detection with pycocotools' answers:

    python coco_cases.py 4000 1 > cases.jsonl
    python coco_cases.py 4000 11 hard > ../resources/org/isomer/eval/detection/coco-cases.jsonl

Arguments: how many cases, the seed, and "hard" to keep a few for CocoCasesTest: those that meet most of the traps.
One JSON object a line: images, categories, truth [image, category, x, y, width, height, area, crowd, id], detections
[image, category, x, y, width, height, score], the 12 statistics, and AP and AR@100 by class.
"""

import contextlib
import io
import json
import sys

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

KEPT = 48


def number(value):
    return int(value) if float(value).is_integer() else float(value)


def case(rng):
    images = int(rng.integers(1, 7))
    categories = int(rng.integers(1, 5))
    grid = rng.choice([0.01, 0.37, 1, 8, 16])
    span = rng.choice([40, 120, 400])
    scores = rng.choice([2, 5, 1000])
    crowds = rng.choice([0, 0.2, 0.6])
    zero_id = rng.random() < 0.2
    absent = rng.random(categories) < 0.25
    most = rng.choice([1, 4, 12])

    def side():
        return max(grid, round(rng.choice([rng.uniform(0, span), 32, 96, 16]) / grid) * grid)

    def box():
        x, y = (round(rng.uniform(0, span) / grid) * grid for _ in range(2))
        return [x, y, side(), side()]

    truth = []
    for image in range(images):
        if rng.random() < 0.25:
            continue
        for _ in range(rng.integers(0, most + 1)):
            category = int(rng.integers(categories))
            if absent[category]:
                continue
            rectangle = box()
            if truth and rng.random() < 0.15:
                rectangle = truth[-1][2:6]
            area = rng.choice([rectangle[2] * rectangle[3], 1024, 9216, rng.uniform(0, 2e4), 1024.0000001])
            truth.append([image, category, *rectangle, area, int(rng.random() < crowds), 0])
    ids = rng.permutation(len(truth)) + (0 if zero_id else 1)
    for row, identity in zip(truth, ids):
        row[-1] = int(identity)
    detections = []
    for row in truth:
        for _ in range(rng.integers(0, 4)):
            jitter = rng.choice([0, 0.05, 0.3])
            rectangle = np.array(row[2:6]) * (1 + jitter * rng.uniform(-1, 1, 4))
            if rng.random() < 0.5:
                rectangle = np.maximum(np.round(rectangle / grid) * grid, grid)
            if rng.random() < 0.3:
                # An overlap of exactly i / 20 where coordinates allow it.
                share = rng.integers(10, 21) / 20
                rectangle = np.array([row[2], row[3], row[4] * share, row[5]])
            category = row[1] if rng.random() < 0.9 else int(rng.integers(categories))
            detections.append([row[0], category, *rectangle, round(rng.random() * scores) / scores])
    for _ in range(rng.integers(0, 6)):
        detections.append(
            [int(rng.integers(images)), int(rng.integers(categories)), *box(), round(rng.random() * scores) / scores]
        )
    if rng.random() < 0.04:
        image, category = int(rng.integers(images)), int(rng.integers(categories))
        for _ in range(110):
            detections.append([image, category, *box(), round(rng.random() * scores) / scores])
    rng.shuffle(detections)
    shrink = rng.random() < 0.5
    return {
        "images": images,
        "categories": categories,
        "truth": [[number(v) for v in row] for row in truth],
        "detections": [[number(round(v, 2) if shrink else v) for v in row] for row in detections],
    }


def evaluate(data):
    truth = COCO()
    truth.dataset = {
        "info": {},
        "images": [{"id": i + 1} for i in range(data["images"])],
        "categories": [{"id": c + 1} for c in range(data["categories"])],
        "annotations": [
            {"image_id": i + 1, "category_id": c + 1, "bbox": [x, y, w, h], "area": area, "iscrowd": crowd, "id": id}
            for i, c, x, y, w, h, area, crowd, id in data["truth"]
        ],
    }
    truth.createIndex()
    found = truth.loadRes(
        [
            {"image_id": i + 1, "category_id": c + 1, "bbox": [x, y, w, h], "score": score}
            for i, c, x, y, w, h, score in data["detections"]
        ]
    )
    evaluation = COCOeval(truth, found, "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    data["stats"] = evaluation.stats.tolist()
    precision = evaluation.eval["precision"][:, :, :, 0, 2]
    recall = evaluation.eval["recall"][:, :, 0, 2]
    data["ap"] = [float(precision[:, :, c].mean()) for c in range(data["categories"])]
    data["ar"] = [float(recall[:, c].mean()) for c in range(data["categories"])]


def hardness(data):
    scores = [row[-1] for row in data["detections"]]
    return (
        (len(set(scores)) < len(scores))
        + any(row[7] for row in data["truth"])
        + any(row[8] == 0 for row in data["truth"])
        + any(row[6] in (1024, 9216) for row in data["truth"])
        + (len({row[1] for row in data["truth"]}) < data["categories"])
        + (len({row[0] for row in data["truth"]}) < data["images"])
        + sum(0 < value < 1 for value in data["stats"]) / 6
        + 3 * (len(scores) > 100)
        + len({round(v, 9) for v in data["stats"]}) / 6
    )


count, seed, hard = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["hard"]
cases = []
for index in range(count):
    data = case(np.random.default_rng([seed, index]))
    if data["detections"]:
        with contextlib.redirect_stdout(io.StringIO()):
            evaluate(data)
        cases.append(data)
        if not hard:
            print(json.dumps(data, separators=(",", ":")))
if hard:
    size = lambda data: len(json.dumps(data))
    small = [data for data in cases if size(data) < 3500]
    crowded = [data for data in cases if len(data["detections"]) > 100 and size(data) < 9000]
    best = sorted(small, key=hardness, reverse=True)[: KEPT - 3] + sorted(crowded, key=hardness, reverse=True)[:3]
    for data in best:
        print(json.dumps(data, separators=(",", ":")))
