"""Prints the losses that CpcTest and TsTccTest expect: python future_contrast.py (PyTorch)

Series of unequal length are never padded here: each goes through the networks by itself.
"""

import math

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
LENGTHS, POSITIONS, CHANNELS = (8, 8, 5, 3), 8, 3
WIDTH, HEADS, HIDDEN, DEPTH = 8, 4, 6, 2


def numbers(name, *shape):
    """What PaddedSeries gives the variable of this name."""
    phase = sum(map(ord, name))
    values = [0.4 * math.sin(phase + 0.9 * i) for i in range(math.prod(shape))]
    gain = 1 if name.endswith(("norm1.weight", "norm2.weight")) else 0
    return torch.tensor(values).reshape(shape) + gain


def series(name):
    return [x[:length] for x, length in zip(numbers(name, len(LENGTHS), POSITIONS, CHANNELS), LENGTHS)]


def fill(parameter, values):
    with torch.no_grad():
        parameter.copy_(values)


def linear(name, inputs, outputs, bias=True):
    layer = nn.Linear(inputs, outputs, bias)
    fill(layer.weight, numbers(name + ".weight", inputs, outputs).T)
    if bias:
        fill(layer.bias, numbers(name + ".bias", outputs))
    return layer


def contrast(places):
    """InfoNCE of (predictions, vectors) at each place, of those series that go on until there."""
    terms = [F.cross_entropy(p @ z.T, torch.arange(len(p)), reduction="none") for p, z in places if len(p) > 1]
    return torch.cat(terms).mean()


def cpc(steps, every, width=4):
    count = POSITIONS // every
    vectors = [torch.stack([part.mean(0) for part in x.split(every)][:count]) for x in series("x")]
    gru = nn.GRU(CHANNELS, width, batch_first=True)
    fill(gru.weight_ih_l0, numbers("context.gru.weight_ih", CHANNELS, 3 * width).T)
    fill(gru.weight_hh_l0, numbers("context.gru.weight_hh", width, 3 * width).T)
    fill(gru.bias_ih_l0, numbers("context.gru.bias_ih", 3 * width))
    fill(gru.bias_hh_l0, numbers("context.gru.bias_hh", 3 * width))
    contexts = [gru(x[None])[0][0] for x in vectors]
    places = []
    for k in range(1, steps + 1):
        predictor = linear(f"predictor.steps.{k}", width, CHANNELS, bias=False)
        for t in range(count - steps):
            there = [i for i, x in enumerate(vectors) if len(x) > t + k]
            if there:
                places.append((
                    torch.stack([predictor(contexts[i][t]) for i in there]),
                    torch.stack([vectors[i][t + k] for i in there])))
    return contrast(places)


def context(past):
    """TS-TCC's Transformer on one series, of PyTorch's own blocks."""
    x = torch.cat([numbers("context.token", 1, WIDTH), linear("context.embed", CHANNELS, WIDTH)(past)])[None]
    for i in range(DEPTH):
        block = nn.TransformerEncoderLayer(WIDTH, HEADS, HIDDEN, 0.0, "relu", batch_first=True, norm_first=True)
        name = f"context.blocks.{i}."
        fill(block.self_attn.in_proj_weight, numbers(name + "attn.qkv.weight", WIDTH, 3 * WIDTH).T)
        fill(block.self_attn.in_proj_bias, numbers(name + "attn.qkv.bias", 3 * WIDTH))
        fill(block.self_attn.out_proj.weight, numbers(name + "attn.proj.weight", WIDTH, WIDTH).T)
        fill(block.self_attn.out_proj.bias, numbers(name + "attn.proj.bias", WIDTH))
        block.linear1, block.linear2 = linear(name + "mlp.fc1", WIDTH, HIDDEN), linear(name + "mlp.fc2", HIDDEN, WIDTH)
        for norm, module in (("norm1", block.norm1), ("norm2", block.norm2)):
            fill(module.weight, numbers(name + norm + ".weight", WIDTH))
            fill(module.bias, numbers(name + norm + ".bias", WIDTH))
        x = block(x)
    return x[0, 0]


def temporal(past, future, place, steps):
    contexts = torch.stack([context(x[: place + 1]) for x in past])
    places = []
    for k in range(steps):
        there = [i for i, x in enumerate(future) if len(x) > place + 1 + k]
        if there:
            predicted = linear(f"predictor.steps.{k}", WIDTH, CHANNELS)(contexts[there])
            places.append((predicted, torch.stack([future[i][place + 1 + k] for i in there])))
    return contrast(places), contexts


print(f"# PyTorch {torch.__version__}")
with torch.no_grad():
    for steps, every in ((2, 1), (2, 2), (3, 2)):
        print(f"CPC, {steps} steps, every {every}: {cpc(steps, every):.8f}")
    for place in (0, 3):
        print(f"temporal contrast, place {place}: {temporal(series('x'), series('other'), place, 4)[0]:.8f}")
    HIDDEN = 64
    weak, strong = ([F.normalize(x, dim=1) for x in series(name)] for name in ("x", "other"))
    (forth, c), (back, d) = temporal(weak, strong, 0, 7), temporal(strong, weak, 0, 7)
    projector = numbers("projector.fc.weight", WIDTH, 2)
    contextual = ((c @ projector) * (d @ projector)).mean()
    print(f"TS-TCC: temporal {forth + back:.8f}, contextual {contextual:.8f}, total {0.5 * (forth + back) + 2 * contextual:.8f}")
