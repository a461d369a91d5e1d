"""The masks of GridMaskTest: the algorithm of Chen et al.'s code (mode 1), without rotation. Needs numpy."""

import numpy


def mask(height, width, unit, ratio, top, left):
    kept = int(unit * ratio + 0.5)
    lines = numpy.ones((height, width))
    for i in range(-1, height // unit + 1):
        start = unit * i + top
        lines[max(min(start, height), 0) : max(min(start + kept, height), 0), :] = 0
    for i in range(-1, width // unit + 1):
        start = unit * i + left
        lines[:, max(min(start, width), 0) : max(min(start + kept, width), 0)] = 0
    return 1 - lines


for case in [(9, 14, 5, 0.6, 2, 4), (7, 8, 6, 0.4, 5, 0), (6, 6, 3, 0.5, 1, 1)]:
    print(case)
    print("\n".join("".join("#" if kept else "." for kept in row) for row in mask(*case)))
