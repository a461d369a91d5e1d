"""SimCLR's whole training loop in PyTorch: data, views, encoder, projector, NT-Xent, SGD.

python simclr.py NETWORK FOLDER [--size 32] [--batch 128] [--bfloat16] [--width 1.0] [--workers 2]

NETWORK is resnet18 or resnet50 (with CIFAR's stem up to 64 pixels), vit-tiny, or convnet: three
convolutions of 32, 64 and 128 channels with strides 2, 2 and 1 and a mean of 2 × 2 cells. Images are in memory, decoded;
activations are channels last; --bfloat16 is autocast.
"""

import argparse
import contextlib

import torch
import torchvision
from torch import nn

import images
import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("network", choices=["resnet18", "resnet50", "vit-tiny", "convnet"])
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

SMALL = 64
EMBEDDING = 128


def resnet(make, dim):
    network = make(weights=None)
    if given.size <= SMALL:
        network.conv1 = nn.Conv2d(3, 64, 3, padding=1, bias=False)
        network.maxpool = nn.Identity()
    network.fc = nn.Identity()
    return network, dim


def narrow_resnet18():
    """ResNet-18 with fewer channels, which torchvision does not have."""
    channels = [max(1, round(c * given.width)) for c in (64, 128, 256, 512)]

    class Block(nn.Module):
        def __init__(self, inner, outer, stride):
            super().__init__()
            self.first = nn.Sequential(
                nn.Conv2d(inner, outer, 3, stride, 1, bias=False),
                nn.BatchNorm2d(outer),
                nn.ReLU(inplace=True),
                nn.Conv2d(outer, outer, 3, 1, 1, bias=False),
                nn.BatchNorm2d(outer),
            )
            self.short = (
                nn.Identity()
                if stride == 1 and inner == outer
                else nn.Sequential(
                    nn.Conv2d(inner, outer, 1, stride, bias=False), nn.BatchNorm2d(outer)
                )
            )

        def forward(self, x):
            return torch.relu(self.first(x) + self.short(x))

    layers = [
        nn.Conv2d(3, channels[0], 3, padding=1, bias=False),
        nn.BatchNorm2d(channels[0]),
        nn.ReLU(inplace=True),
    ]
    inner = channels[0]
    for stage, outer in enumerate(channels):
        layers += [Block(inner, outer, 1 if stage == 0 else 2), Block(outer, outer, 1)]
        inner = outer
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten()), inner


def convnet():
    layers = []
    inner = 3
    for outer, stride in ((32, 2), (64, 2), (128, 1)):
        layers += [
            nn.Conv2d(inner, outer, 3, stride, 1, bias=False),
            nn.BatchNorm2d(outer),
            nn.ReLU(inplace=True),
        ]
        inner = outer
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(2), nn.Flatten()), 4 * inner


def vit_tiny():
    network = torchvision.models.VisionTransformer(
        image_size=given.size,
        patch_size=4 if given.size <= SMALL else 16,
        num_layers=12,
        num_heads=3,
        hidden_dim=192,
        mlp_dim=768,
    )
    network.heads = nn.Identity()
    return network, 192


def nt_xent(first, second, temperature=0.5):
    z = nn.functional.normalize(torch.cat([first, second]).float(), dim=1)
    similarity = z @ z.T / temperature
    similarity.fill_diagonal_(float("-inf"))
    count = len(first)
    targets = torch.cat([torch.arange(count, 2 * count), torch.arange(count)])
    return nn.functional.cross_entropy(similarity, targets)


if given.network == "vit-tiny":
    encoder, dim = vit_tiny()
elif given.network == "convnet":
    encoder, dim = convnet()
elif given.network == "resnet50":
    encoder, dim = resnet(torchvision.models.resnet50, 2048)
elif given.width != 1:
    encoder, dim = narrow_resnet18()
else:
    encoder, dim = resnet(torchvision.models.resnet18, 512)
hidden = 256 if given.network == "convnet" else 512
model = nn.Sequential(
    encoder, nn.Linear(dim, hidden), nn.ReLU(inplace=True), nn.Linear(hidden, EMBEDDING)
).to(memory_format=torch.channels_last)
optimizer = torch.optim.SGD(model.parameters(), lr=0.06, momentum=0.9, weight_decay=5e-4)

if given.random:
    views = torch.randn(2, given.batch, 3, given.size, given.size)
    stream = iter(lambda: views, None)
else:
    transform = images.simclr(given.size, given.size > SMALL)
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
