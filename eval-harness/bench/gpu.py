"""The bare step of a framework in PyTorch on a GPU: random views that stay there, channels last.

python gpu.py NETWORK FRAMEWORK [--size 32] [--batch 256] [--bfloat16] [--device cuda]

NETWORK is resnet18 or resnet50 (with CIFAR's stem up to 64 pixels), FRAMEWORK simclr, barlow-twins,
vicreg or simsiam; images have one channel, as those of gpu.yaml. It answers `isomer bench --against`.
"""

import argparse
import contextlib

import torch
import torchvision
from torch import nn
from torch.nn import functional

import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("network", choices=["resnet18", "resnet50"])
arguments.add_argument("framework", choices=["simclr", "barlow-twins", "vicreg", "simsiam"])
arguments.add_argument("--size", type=int, default=32)
arguments.add_argument("--batch", type=int, default=256)
arguments.add_argument("--bfloat16", action="store_true")
arguments.add_argument("--device", default="cuda")
given = arguments.parse_args()
torch.manual_seed(0)

SMALL = 64
HIDDEN = 512
EMBEDDING = 128


def encoder():
    network = getattr(torchvision.models, given.network)(weights=None)
    small = given.size <= SMALL
    network.conv1 = (
        nn.Conv2d(1, 64, 3, padding=1, bias=False)
        if small
        else nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
    )
    if small:
        network.maxpool = nn.Identity()
    dim = network.fc.in_features
    network.fc = nn.Identity()
    return network, dim


def mlp(inputs, hidden, outputs):
    return nn.Sequential(
        nn.Linear(inputs, hidden, bias=False),
        nn.BatchNorm1d(hidden),
        nn.ReLU(inplace=True),
        nn.Linear(hidden, outputs),
    )


def nt_xent(a, b, temperature=0.5):
    z = functional.normalize(torch.cat([a, b]), dim=1)
    similarity = (z @ z.T / temperature).fill_diagonal_(float("-inf"))
    count = len(a)
    indices = torch.arange(count, device=z.device)
    return functional.cross_entropy(similarity, torch.cat([indices + count, indices]))


def barlow_twins(a, b, weight=0.005):
    a, b = ((z - z.mean(0)) / z.std(0, unbiased=False) for z in (a, b))
    correlation = a.T @ b / len(a)
    on = (correlation.diagonal() - 1).square().sum()
    return on + weight * (correlation.square().sum() - correlation.diagonal().square().sum())


def vicreg(a, b):
    def spread(z):
        return functional.relu(1 - (z.var(0) + 1e-4).sqrt()).mean()

    def covariance(z):
        c = torch.cov(z.T)
        return (c.square().sum() - c.diagonal().square().sum()) / z.shape[1]

    return (
        25 * functional.mse_loss(a, b)
        + 25 * (spread(a) + spread(b)) / 2
        + covariance(a)
        + covariance(b)
    )


def simsiam(predictor, a, b):
    p, q = predictor(a).float(), predictor(b).float()
    return -(
        functional.cosine_similarity(p, b.detach()).mean()
        + functional.cosine_similarity(q, a.detach()).mean()
    ) / 2


network, dim = encoder()
model = nn.Sequential(network, mlp(dim, HIDDEN, EMBEDDING))
predictor = mlp(EMBEDDING, HIDDEN, EMBEDDING)
model = model.to(given.device, memory_format=torch.channels_last)
predictor = predictor.to(given.device)
loss = {
    "simclr": nt_xent,
    "barlow-twins": barlow_twins,
    "vicreg": vicreg,
    "simsiam": lambda a, b: simsiam(predictor, a, b),
}[given.framework]
trained = list(model.parameters())
if given.framework == "simsiam":
    trained += predictor.parameters()
optimizer = torch.optim.SGD(trained, lr=0.06, momentum=0.9, weight_decay=5e-4)
views = torch.randn(2 * given.batch, 1, given.size, given.size, device=given.device)
views = views.contiguous(memory_format=torch.channels_last)
autocast = (
    torch.autocast(given.device, torch.bfloat16) if given.bfloat16 else contextlib.nullcontext()
)


def work():
    optimizer.zero_grad(set_to_none=True)
    with autocast:
        z = model(views)
    loss(*z.float().chunk(2)).backward()
    optimizer.step()
    if given.device == "cuda":
        torch.cuda.synchronize()
    return 2 * given.batch


peer.serve(
    work,
    "views/s",
    "PyTorch %s, %s" % (torch.__version__, "bfloat16 autocast" if given.bfloat16 else "float32"),
)
