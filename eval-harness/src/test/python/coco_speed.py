"""Makes a large random data set in COCO's layout, or prints the seconds that pycocotools takes for it:

    python coco_speed.py make instances.json results.json
    python coco_speed.py run instances.json results.json

Boxes, sizes and the ratio of near to stray detections are random; the counts are those of COCO's validation part with
a hundred detections an image. CocoBenchmark reads the same files.
"""

import json
import sys
import time

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

IMAGES, OBJECTS, DETECTIONS, CATEGORIES = 5_000, 36_000, 500_000, 80


def make(instances, results):
    rng = np.random.default_rng(0)
    images = rng.integers(IMAGES, size=OBJECTS)
    # An image shows few classes, each several times.
    categories = (images * 7 + rng.integers(3, size=OBJECTS) * 11) % CATEGORIES
    sizes = np.exp(rng.uniform(np.log(8), np.log(300), (OBJECTS, 2)))
    corners = rng.uniform(0, 640 - sizes)
    boxes = np.concatenate([corners, sizes], 1).round(2)
    areas = (boxes[:, 2] * boxes[:, 3] * rng.uniform(0.4, 1, OBJECTS)).round(4)
    crowds = rng.random(OBJECTS) < 0.01
    annotations = [
        {
            "id": i + 1,
            "image_id": int(images[i]) + 1,
            "category_id": int(categories[i]) + 1,
            "bbox": boxes[i].tolist(),
            "area": float(areas[i]),
            "iscrowd": int(crowds[i]),
        }
        for i in range(OBJECTS)
    ]
    found = rng.integers(OBJECTS, size=DETECTIONS)
    spread = rng.choice([0.02, 0.1, 0.4], (DETECTIONS, 1))
    places = boxes[found]
    scale = np.concatenate([places[:, 2:], places[:, 2:]], 1)
    places = places + spread * scale * rng.uniform(-1, 1, (DETECTIONS, 4))
    places[:, 2:] = np.maximum(places[:, 2:], 1)
    scores = np.clip(0.9 - 2 * spread[:, 0] + 0.3 * rng.standard_normal(DETECTIONS), 0.001, 0.999).round(3)
    stray = rng.random(DETECTIONS) < 0.5
    classes = np.where(stray, rng.integers(CATEGORIES, size=DETECTIONS), categories[found])
    detections = [
        {
            "image_id": int(images[found[i]]) + 1,
            "category_id": int(classes[i]) + 1,
            "bbox": places[i].round(2).tolist(),
            "score": float(scores[i]),
        }
        for i in range(DETECTIONS)
    ]
    data = {
        "info": {},
        "images": [{"id": i + 1, "file_name": f"{i + 1}.jpg", "width": 640, "height": 640} for i in range(IMAGES)],
        "categories": [{"id": c + 1, "name": f"class {c + 1}"} for c in range(CATEGORIES)],
        "annotations": annotations,
    }
    json.dump(data, open(instances, "w"))
    json.dump(detections, open(results, "w"))


def run(instances, results):
    start = time.perf_counter()
    truth = COCO(instances)
    found = truth.loadRes(results)
    read = time.perf_counter()
    evaluation = COCOeval(truth, found, "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    print(f"read in {read - start:.2f} s, evaluated in {time.perf_counter() - read:.2f} s")
    print(evaluation.stats.tolist())


{"make": make, "run": run}[sys.argv[1]](*sys.argv[2:])
