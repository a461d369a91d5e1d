"""SimCLR's whole training loop in PyTorch: data, views, encoder, projector, NT-Xent, SGD.

python simclr.py NETWORK FOLDER [--size 32] [--batch 128] [--bfloat16] [--width 1.0] [--workers 2]

NETWORK is resnet18 or resnet50 (with CIFAR's stem up to 64 pixels), vit-tiny, or convnet: three
convolutions of 32, 64 and 128 channels with strides 2, 2 and 1 and a mean of 2 × 2 cells. Images are in memory, decoded;
activations are channels last; --bfloat16 is autocast.
"""

import argparse
import contextlib

import torch
from torch import nn

import images
import networks
import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("network", choices=networks.NAMES)
arguments.add_argument("folder")
arguments.add_argument("--size", type=int, default=32)
arguments.add_argument("--batch", type=int, default=128)
arguments.add_argument("--bfloat16", action="store_true")
arguments.add_argument("--width", type=float, default=1.0)
arguments.add_argument("--workers", type=int, default=2)
arguments.add_argument("--threads", type=int, default=0)
arguments.add_argument("--random", action="store_true", help="the same random batch: the bare step")
given = arguments.parse_args()
if given.threads:
    torch.set_num_threads(given.threads)
torch.manual_seed(0)

EMBEDDING = 128


def nt_xent(first, second, temperature=0.5):
    z = nn.functional.normalize(torch.cat([first, second]).float(), dim=1)
    similarity = z @ z.T / temperature
    similarity.fill_diagonal_(float("-inf"))
    count = len(first)
    targets = torch.cat([torch.arange(count, 2 * count), torch.arange(count)])
    return nn.functional.cross_entropy(similarity, targets)


encoder, dim = networks.encoder(given.network, given.size, given.width)
hidden = 256 if given.network == "convnet" else 512
model = nn.Sequential(
    encoder, nn.Linear(dim, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, EMBEDDING)
).to(memory_format=torch.channels_last)
optimizer = torch.optim.SGD(model.parameters(), lr=0.06, momentum=0.9, weight_decay=5e-4)

if given.random:
    views = torch.randn(2, given.batch, 3, given.size, given.size)
    stream = iter(lambda: views, None)
else:
    transform = images.simclr(given.size, given.size > networks.SMALL)
    dataset = images.Folder(given.folder, transform, kept=True)
    stream = images.batches(dataset, given.batch, given.workers)


def work():
    first, second = next(stream)
    x = torch.cat([first, second]).contiguous(memory_format=torch.channels_last)
    optimizer.zero_grad(set_to_none=True)
    autocast = torch.autocast("cpu", torch.bfloat16) if given.bfloat16 else contextlib.nullcontext()
    with autocast:
        z = model(x)
    nt_xent(*z.chunk(2)).backward()
    optimizer.step()
    return 2 * given.batch


def skip():
    if not given.random:
        for _ in range(2 * given.workers + 1):  # what workers may have made between rounds
            next(stream)


peer.serve(
    work,
    "views/s",
    "PyTorch %s, %s" % (torch.__version__, "bfloat16 autocast" if given.bfloat16 else "float32"),
    before=skip,
)
