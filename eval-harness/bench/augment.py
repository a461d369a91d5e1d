"""Reads, decodes and makes SimCLR's views of images in a folder, with PIL and torchvision.

python augment.py FOLDER --size 224 [--batch 64] [--workers 2] [--kept] [--no-blur]
"""

import argparse

import torch
import torchvision

import images
import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("folder")
arguments.add_argument("--size", type=int, default=224)
arguments.add_argument("--batch", type=int, default=64)
arguments.add_argument("--workers", type=int, default=2)
arguments.add_argument("--kept", action="store_true", help="decode once, and keep the pixels")
arguments.add_argument("--no-blur", action="store_true")
given = arguments.parse_args()

# The workers are the processes; each has one thread.
torch.set_num_threads(1)
dataset = images.Folder(
    given.folder, images.simclr(given.size, not given.no_blur), kept=given.kept
)
stream = images.batches(dataset, given.batch, given.workers)
ahead = 2 * given.workers + 1  # what workers may have made between rounds


def work():
    next(stream)
    return 2 * given.batch


def skip():
    for _ in range(ahead):
        next(stream)


peer.serve(work, "views/s", "torchvision " + torchvision.__version__, before=skip)
