"""Records reference features: python series_encoders.py > ../resources/org/isomer/encoder/series/reference.properties

TS2Vec's encoder is written here after its definition (models/dilated_conv.py, models/encoder.py), the
recurrent one is PyTorch's. Each series is encoded alone and without padding; SeriesEncodersTest
computes the same of a padded batch. Weights and inputs are functions of their name and index in
Isomer's layout.
"""

import math
import zlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

LENGTHS = [20, 13, 7, 1]
POSITIONS = 20
CHANNELS = 3


def noise(name, shape):
    """Numbers in [-1, 1) that depend on the name and the row-major index."""
    n = math.prod(shape)
    h = np.uint32(zlib.crc32(name.encode())) + np.arange(n, dtype=np.uint32) * np.uint32(0x9E3779B9)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return torch.from_numpy(h.astype(np.float64) / 2**31 - 1).reshape(shape)


def reversed_dimensions(x):
    return x.permute(*reversed(range(x.dim())))


def fill(model, rename):
    for name, tensor in model.named_parameters():
        shape = reversed_dimensions(tensor).shape
        value = noise(rename(name), shape)
        if len(shape) == 1:
            value = (5 + value) / 10
        else:
            value = value * math.sqrt(3 * shape[-1] / math.prod(shape))
        with torch.no_grad():
            tensor.copy_(reversed_dimensions(value))


class SamePadConv(nn.Module):
    def __init__(self, inputs, outputs, dilation):
        super().__init__()
        self.conv = nn.Conv1d(inputs, outputs, 3, padding=dilation, dilation=dilation)

    def forward(self, x):
        return self.conv(x)


class ConvBlock(nn.Module):
    def __init__(self, inputs, outputs, dilation, final):
        super().__init__()
        self.conv1 = SamePadConv(inputs, outputs, dilation)
        self.conv2 = SamePadConv(outputs, outputs, dilation)
        self.projector = nn.Conv1d(inputs, outputs, 1) if inputs != outputs or final else None

    def forward(self, x):
        residual = x if self.projector is None else self.projector(x)
        return self.conv2(F.gelu(self.conv1(F.gelu(x)))) + residual


class DilatedConvEncoder(nn.Module):
    def __init__(self, width, outputs):
        super().__init__()
        inputs = [width] + outputs[:-1]
        last = len(outputs) - 1
        self.net = nn.Sequential(
            *(ConvBlock(inputs[i], outputs[i], 2**i, i == last) for i in range(len(outputs)))
        )

    def forward(self, x):
        return self.net(x)


class TSEncoder(nn.Module):
    """In evaluation: the random mask and the dropout are off."""

    def __init__(self, width, depth, dim, pooling):
        super().__init__()
        self.input_fc = nn.Linear(CHANNELS, width)
        self.feature_extractor = DilatedConvEncoder(width, [width] * depth + [dim])
        self.pooling = pooling

    def forward(self, x):
        x = self.feature_extractor(self.input_fc(x).transpose(1, 2))
        return x.amax(2) if self.pooling == "max" else x.mean(2)


class LastState(nn.Module):
    def __init__(self, width, layers):
        super().__init__()
        self.gru = nn.GRU(CHANNELS, width, layers, batch_first=True)

    def forward(self, x):
        return self.gru(x)[1][-1]


def numbers(key, tensor):
    print(f"{key}={' '.join(f'{float(v):.8g}' for v in tensor.detach().flatten())}")


def record(case, model, probe, rename=lambda name: name):
    model = model.double()
    fill(model, rename)
    x = noise("input", (len(LENGTHS), POSITIONS, CHANNELS))
    features = torch.cat([model(x[i : i + 1, :length]) for i, length in enumerate(LENGTHS)])
    numbers(f"{case}.features", features)
    weighted = (features * noise("cotangent", features.shape)).sum()
    parameters = dict(model.named_parameters())
    numbers(
        f"{case}.gradient.{rename(probe)}",
        reversed_dimensions(torch.autograd.grad(weighted, parameters[probe])[0]),
    )


def gru_name(name):
    """gru.weight_ih_l0 is layers.0.weight_ih."""
    kind, layer = name.removeprefix("gru.").rsplit("_l", 1)
    return f"layers.{layer}.{kind}"


print(f"# Made by src/test/python/series_encoders.py: PyTorch {torch.__version__}")
record("dilated-convnet-max", TSEncoder(6, 3, 5, "max"), "input_fc.weight")
record("dilated-convnet-mean", TSEncoder(6, 3, 5, "mean"), "feature_extractor.net.3.conv1.conv.weight")
record("gru", LastState(5, 2), "gru.weight_ih_l0", gru_name)
