"""Records reference values: python series_augmentations.py > ../resources/org/isomer/augment/series/reference.txt

NumPy and SciPy do what each augmentation does once its numbers are drawn: CubicSpline (not-a-knot, its
default), interp, rfft and irfft. SeriesReferenceTest draws nothing and computes the same. A line is a
name and its numbers, position by position.
"""

import numpy as np
from scipy.interpolate import CubicSpline

LENGTH = 25
CHANNELS = 3


def series(length=LENGTH):
    t = np.arange(length)[:, None]
    c = np.arange(CHANNELS)[None, :]
    return ((t * 7 + c * 5) % 11 - 4.0 + 0.25 * t).astype(np.float64)


def other(length):
    t = np.arange(length)[:, None]
    c = np.arange(CHANNELS)[None, :]
    return ((t * 5 + c * 3) % 7 - 2.0 - 0.125 * t).astype(np.float64)


def curve(values, length):
    return CubicSpline(np.linspace(0, length - 1, len(values)), values)(np.arange(length))


def read(x, times):
    return np.stack([np.interp(times, np.arange(len(x)), x[:, c]) for c in range(x.shape[1])], axis=1)


def record(name, x):
    print(name, *(repr(float(v)) for v in np.asarray(x).ravel()))


x = series()
for count in (4, 5, 6, 9):
    values = 1 + 0.3 * np.sin(2.0 * np.arange(count))
    record(f"spline-{count}", curve(values, LENGTH))

curves = [1 + 0.3 * np.sin(np.arange(6) + c) for c in range(CHANNELS)]
record("magnitude-warp", np.stack([x[:, c] * curve(curves[c], LENGTH) for c in range(CHANNELS)], axis=1))

speed = np.maximum(0.1, curve(1 + 0.8 * np.sin(2.0 * np.arange(6)), LENGTH))
times = np.concatenate([[0], np.cumsum(speed[1:])])
record("time-warp", read(x, times / times[-1] * (LENGTH - 1)))

# A window is stretched where it is: knots of the old time against the new one.
for name, factor in (("window-warp-2", 2.0), ("window-warp-0.5", 0.5)):
    start, window = 5, 4
    new = np.array([0, start, start + factor * window, LENGTH - 1 + (factor - 1) * window])
    old = np.array([0, start, start + window, LENGTH - 1])
    record(name, read(x, np.interp(np.linspace(0, new[-1], LENGTH), new, old)))

record("series-resized-crop", read(x, np.linspace(6, 6 + 9 - 1, LENGTH)))
record("series-resized-crop-10", read(x, np.linspace(2, 2 + 20 - 1, 10)))

segments = np.split(np.arange(LENGTH), [3, 10, 11])
record("permutation", x[np.concatenate([segments[i] for i in (2, 0, 3, 1)])])

for length in (1, 2, 3, 8, 25, 150):
    spectrum = np.fft.rfft(series(length), axis=0)
    spectrum[::3] = 0
    record(f"frequency-mask-{length}", np.fft.irfft(spectrum, n=length, axis=0))

for length in (1, 2, 3, 8, 25, 150):
    spectrum = np.fft.rfft(series(length), axis=0)
    spectrum[::3] = np.fft.rfft(other(length), axis=0)[::3]
    record(f"frequency-mix-{length}", np.fft.irfft(spectrum, n=length, axis=0))
