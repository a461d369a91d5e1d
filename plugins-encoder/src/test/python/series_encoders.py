"""Records reference features: python series_encoders.py > ../resources/org/isomer/encoder/series/reference.properties

TS2Vec's encoder is written here after its definition (models/dilated_conv.py, models/encoder.py), the
recurrent ones are PyTorch's. Each series is encoded alone and without padding; SeriesEncodersTest
computes the same of a padded batch. Weights and inputs are functions of their name and index in
Isomer's layout. Where there is batch normalisation, its statistics are those of all positions of all
series.
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
    def __init__(self, kind, width, layers):
        super().__init__()
        self.recurrent = kind(CHANNELS, width, layers, batch_first=True)

    def forward(self, x):
        states = self.recurrent(x)[1]
        return (states[0] if isinstance(states, tuple) else states)[-1]


class Jointly(nn.Module):
    """Series of different lengths: convolutions of each alone, batch statistics over all positions."""

    def each(self, layer, xs):
        return [layer(x) for x in xs]

    def norm(self, layer, xs):
        joined = layer(torch.cat([x[0] for x in xs], 1)[None])
        return [x for x in joined.split([x.shape[2] for x in xs], 2)]

    def add(self, xs, ys):
        return [x + y for x, y in zip(xs, ys)]

    def relu(self, xs):
        return [F.relu(x) for x in xs]

    def forward(self, batch):
        return torch.cat([x.mean(2) for x in self.maps([x.transpose(1, 2) for x in batch])])


class Unit(Jointly):
    def __init__(self, inputs, filters, size):
        super().__init__()
        self.conv = nn.Conv1d(inputs, filters, size, padding="same", bias=False)
        self.bn = nn.BatchNorm1d(filters)

    def linear(self, xs):
        return self.norm(self.bn, self.each(self.conv, xs))

    def active(self, xs):
        return self.relu(self.linear(xs))


class Fcn(Jointly):
    def __init__(self, filters, windows):
        super().__init__()
        inputs = [CHANNELS] + filters[:-1]
        self.layers = nn.ModuleList(map(Unit, inputs, filters, windows))

    def maps(self, xs):
        for layer in self.layers:
            xs = layer.active(xs)
        return xs


class Normal(nn.Module):
    def __init__(self, filters):
        super().__init__()
        self.bn = nn.BatchNorm1d(filters)


class Block(Jointly):
    def __init__(self, inputs, filters, windows):
        super().__init__()
        self.layers = nn.ModuleList(
            Unit(inputs if i == 0 else filters, filters, size) for i, size in enumerate(windows)
        )
        self.shortcut = Normal(filters) if inputs == filters else Unit(inputs, filters, 1)

    def apply_to(self, xs):
        plain = not isinstance(self.shortcut, Unit)
        short = self.norm(self.shortcut.bn, xs) if plain else self.shortcut.linear(xs)
        for layer in self.layers[:-1]:
            xs = layer.active(xs)
        return self.relu(self.add(self.layers[-1].linear(xs), short))


class ResNet1d(Jointly):
    def __init__(self, filters, windows):
        super().__init__()
        inputs = [CHANNELS] + filters[:-1]
        self.blocks = nn.ModuleList(Block(i, o, windows) for i, o in zip(inputs, filters))

    def maps(self, xs):
        for block in self.blocks:
            xs = block.apply_to(xs)
        return xs


class Inception(Jointly):
    def __init__(self, inputs, filters, windows, bottleneck):
        super().__init__()
        self.bottleneck = nn.Conv1d(inputs, bottleneck, 1, bias=False)
        self.convs = nn.ModuleList(
            nn.Conv1d(bottleneck, filters, size, padding="same", bias=False) for size in windows
        )
        self.pool = nn.Conv1d(inputs, filters, 1, bias=False)
        self.bn = nn.BatchNorm1d(filters * (len(windows) + 1))

    def apply_to(self, xs):
        inner = self.each(self.bottleneck, xs)
        parts = [self.each(conv, inner) for conv in self.convs]
        parts.append([self.pool(F.max_pool1d(x, 3, 1, 1)) for x in xs])
        return self.relu(self.norm(self.bn, [torch.cat(each, 1) for each in zip(*parts)]))


class InceptionTime(Jointly):
    def __init__(self, filters, windows, depth, bottleneck):
        super().__init__()
        out = filters * (len(windows) + 1)
        self.modules_ = nn.ModuleList(
            Inception(out if i else CHANNELS, filters, windows, bottleneck) for i in range(depth)
        )
        self.shortcuts = nn.ModuleList(Unit(out if i else CHANNELS, out, 1) for i in range(depth // 3))

    def maps(self, xs):
        before = xs
        for i, module in enumerate(self.modules_):
            xs = module.apply_to(xs)
            if i % 3 == 2:
                xs = before = self.relu(self.add(xs, self.shortcuts[i // 3].linear(before)))
        return xs


class CausalBlock(nn.Module):
    def __init__(self, inputs, filters, dilation):
        super().__init__()
        norm = torch.nn.utils.weight_norm
        self.cut = 2 * dilation
        conv = lambda width: norm(nn.Conv1d(width, filters, 3, padding=self.cut, dilation=dilation))
        self.causal = nn.ModuleDict({"0": conv(inputs), "3": conv(filters)})
        self.upordownsample = nn.Conv1d(inputs, filters, 1) if inputs != filters else None

    def forward(self, x):
        y = x
        for conv in self.causal.values():
            y = F.leaky_relu(conv(y)[:, :, : -self.cut])
        return y + (x if self.upordownsample is None else self.upordownsample(x))


class CausalCnn(nn.Module):
    def __init__(self, width, depth, reduced):
        super().__init__()
        inputs, outputs = [CHANNELS] + [width] * depth, [width] * depth + [reduced]
        self.network = nn.Sequential(*(CausalBlock(i, o, 2**n) for n, (i, o) in enumerate(zip(inputs, outputs))))


class CausalEncoder(nn.Module):
    """T-Loss's (networks/causal_cnn.py)."""

    def __init__(self, width, depth, reduced, dim):
        super().__init__()
        self.network = nn.ModuleDict({"0": CausalCnn(width, depth, reduced), "3": nn.Linear(reduced, dim)})

    def forward(self, x):
        return self.network["3"](self.network["0"].network(x.transpose(1, 2)).amax(2))


class PatchBlock(nn.Module):
    def __init__(self, width, heads, factor):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attn = nn.ModuleDict({"qkv": nn.Linear(width, 3 * width), "proj": nn.Linear(width, width)})
        self.mlp = nn.ModuleDict({"fc1": nn.Linear(width, factor * width), "fc2": nn.Linear(factor * width, width)})

    def forward(self, x):
        parts = self.attn["qkv"](self.norm1(x)).chunk(3, -1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in parts)
        x = x + self.attn["proj"](F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))
        return x + self.mlp["fc2"](F.gelu(self.mlp["fc1"](self.norm2(x))))


class PatchTransformer(nn.Module):
    def __init__(self, patch, stride, width, depth, heads, factor):
        super().__init__()
        self.patch, self.stride = patch, stride
        self.patch_embed = nn.Conv1d(CHANNELS, width, patch, stride)
        self.blocks = nn.Sequential(*(PatchBlock(width, heads, factor) for _ in range(depth)))
        self.norm = nn.LayerNorm(width)

    def forward(self, x):
        length = x.shape[1]
        last = (length - 1) // self.stride * self.stride
        padded = F.pad(x.transpose(1, 2), (0, max(0, last + self.patch - length)))
        x = self.patch_embed(padded).transpose(1, 2)
        place, j = torch.arange(x.shape[1])[:, None].double(), torch.arange(x.shape[2])
        angle = place / 10000 ** ((j // 2 * 2) / x.shape[2])
        x = x + torch.where(j % 2 == 0, angle.sin(), angle.cos())
        return self.norm(self.blocks(x)).mean(1)


def numbers(key, tensor):
    print(f"{key}={' '.join(f'{float(v):.8g}' for v in tensor.detach().flatten())}")


def record(case, model, probe, rename=lambda name: name):
    model = model.double()
    fill(model, rename)
    x = noise("input", (len(LENGTHS), POSITIONS, CHANNELS))
    alone = [x[i : i + 1, :length] for i, length in enumerate(LENGTHS)]
    features = model(alone) if isinstance(model, Jointly) else torch.cat([model(each) for each in alone])
    numbers(f"{case}.features", features)
    weighted = (features * noise("cotangent", features.shape)).sum()
    parameters = dict(model.named_parameters())
    numbers(
        f"{case}.gradient.{rename(probe)}",
        reversed_dimensions(torch.autograd.grad(weighted, parameters[probe])[0]),
    )


def recurrent_name(name):
    """recurrent.weight_ih_l0 is layers.0.weight_ih."""
    kind, layer = name.removeprefix("recurrent.").rsplit("_l", 1)
    return f"layers.{layer}.{kind}"


print(f"# Made by src/test/python/series_encoders.py: PyTorch {torch.__version__}")
record("dilated-convnet-max", TSEncoder(6, 3, 5, "max"), "input_fc.weight")
record("dilated-convnet-mean", TSEncoder(6, 3, 5, "mean"), "feature_extractor.net.3.conv1.conv.weight")
record("gru", LastState(nn.GRU, 5, 2), "recurrent.weight_ih_l0", recurrent_name)
record("lstm", LastState(nn.LSTM, 5, 2), "recurrent.weight_ih_l0", recurrent_name)
record("fcn", Fcn([6, 8, 5], [8, 5, 3]), "layers.0.conv.weight")
record("resnet-1d", ResNet1d([6, 5, 5], [8, 5, 3]), "blocks.1.layers.0.conv.weight")
record(
    "inception-time",
    InceptionTime(2, [8, 5, 3], 3, 4),
    "modules_.1.bottleneck.weight",
    lambda name: name.replace("modules_", "modules"),
)
record("causal-convnet", CausalEncoder(6, 2, 8, 5), "network.0.network.1.causal.3.weight_v")
record("patch-transformer", PatchTransformer(6, 3, 8, 2, 2, 2), "patch_embed.weight")
for name, model in {
    "fcn": Fcn([128, 256, 128], [8, 5, 3]),
    "resnet-1d": ResNet1d([64, 128, 128], [8, 5, 3]),
    "inception-time": InceptionTime(32, [40, 20, 10], 6, 32),
    "causal-convnet": CausalEncoder(40, 10, 160, 320),
    "patch-transformer": PatchTransformer(16, 8, 128, 3, 16, 2),
    "dilated-convnet": TSEncoder(64, 10, 320, "max"),
}.items():
    print(f"{name}.parameters={sum(p.numel() for p in model.parameters())}")
