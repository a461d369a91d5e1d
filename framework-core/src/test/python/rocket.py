"""Records features of MiniRocket and Rocket: python rocket.py > ../resources/org/isomer/modality/series/rocket/rocket.properties

Both are written here after the papers as sums of products with explicit kernels, in float64. What
chance decides (channels, training series, Rocket's kernels) is an input: one training series, and
channels and kernels from numpy's generator.
"""

from itertools import combinations

import numpy as np

RANDOM = np.random.RandomState(0)
PLACES = list(combinations(range(9), 3))


def put(key, values):
    print(f"{key}={' '.join(f'{v:.9g}' for v in np.asarray(values, dtype=float).flatten())}")


def convolve(x, weights, dilation, padding):
    """x (channels, n), weights (channels, window): one value for each place of the window."""
    padded = np.pad(x, ((0, 0), (padding, padding)))
    span = (weights.shape[1] - 1) * dilation
    return np.array(
        [(weights * padded[:, i : i + span + 1 : dilation]).sum() for i in range(padded.shape[1] - span)]
    )


def dilations(length, per_kernel, most):
    steps = min(per_kernel, most)
    exponents = np.logspace(0, np.log2((length - 1) / 8), steps, base=2).astype(int)
    found, counts = np.unique(exponents, return_counts=True)
    counts = (counts * (per_kernel / steps)).astype(int)
    for i in range(per_kernel - counts.sum()):
        counts[i % len(counts)] += 1
    return found, counts


def minirocket(key, train, tests, per_kernel):
    """PPV of every kernel, dilation and bias; the quantiles are multiples of the golden ratio."""
    found, counts = dilations(train.shape[1], per_kernel, 32)
    sizes = (2 ** RANDOM.uniform(0, np.log2(min(len(train), 9) + 1), 84 * len(found))).astype(int)
    channels = [RANDOM.choice(len(train), size, replace=False) for size in sizes]
    phi = (np.sqrt(5) + 1) / 2
    biases, features = [], [[] for _ in tests]
    for d, dilation in enumerate(found):
        for k, places in enumerate(PLACES):
            own = channels[d * 84 + k]
            weights = np.full((len(own), 9), -1.0)
            weights[:, list(places)] = 2
            values = convolve(train[own], weights, dilation, 4 * dilation)
            quantiles = [np.float32((len(biases) + i + 1) * phi % 1) for i in range(counts[d])]
            new = np.quantile(values, np.array(quantiles, dtype=np.float64))
            biases.extend(new)
            for x, row in zip(tests, features):
                given = convolve(x[own], weights, dilation, 4 * dilation)
                if (d + k) % 2 == 1:
                    given = given[4 * dilation : len(given) - 4 * dilation]
                row.extend((given > bias).mean() if len(given) else 0 for bias in new)
    put(f"{key}.train", train)
    put(f"{key}.sizes", sizes)
    put(f"{key}.channels", np.concatenate(channels))
    put(f"{key}.biases", biases)
    for i, (x, row) in enumerate(zip(tests, features)):
        put(f"{key}.{i}.x", x)
        put(f"{key}.{i}.features", row)


def rocket(key, x, kernels):
    for i in range(kernels):
        window = RANDOM.choice([7, 9, 11])
        size = RANDOM.randint(1, len(x) + 1)
        own = RANDOM.choice(len(x), size, replace=False)
        weights = RANDOM.normal(0, 1, (size, window))
        weights -= weights.mean(axis=1, keepdims=True)
        bias = RANDOM.uniform(-1, 1)
        dilation = int(2 ** RANDOM.uniform(0, np.log2((x.shape[1] - 1) / (window - 1))))
        padding = (window - 1) * dilation // 2 if RANDOM.randint(2) else 0
        values = convolve(x[own], weights, dilation, padding) + bias
        put(f"{key}.{i}.channels", own)
        put(f"{key}.{i}.weights", weights)
        put(f"{key}.{i}.numbers", [bias, dilation, padding])
        put(f"{key}.{i}.features", [(values > 0).mean(), values.max()])
    put(f"{key}.x", x)


def noise(channels, length):
    return RANDOM.normal(size=(channels, length)).astype(np.float32).astype(np.float64)


print(f"# Made by src/test/python/rocket.py: numpy {np.__version__}")
for length in (10, 24, 150, 251, 1000):
    found, counts = dilations(length, 10000 // 84, 32)
    put(f"dilations.{length}", [found, counts])
minirocket("one", noise(1, 40), [noise(1, 40), noise(1, 23)], 4)
minirocket("three", noise(3, 30), [noise(3, 30)], 3)
rocket("rocket", noise(3, 60), 12)
