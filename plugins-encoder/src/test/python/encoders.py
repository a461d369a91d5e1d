"""Records reference features: python encoders.py > ../resources/org/isomer/encoder/reference.properties

Weights and inputs are functions of their name and index in Isomer's layout, which ReferenceTest
computes as well. ResNets are torchvision's; the vision transformer is written here after timm's
definition (vision_transformer.py), the rest after the documentation of the plugin.
"""

import math
import zlib

import numpy as np
import torch
import torchvision
from torch import nn
from torch.nn import functional as F


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


def to_isomer(x):
    if x.dim() == 4:
        return x.permute(2, 3, 1, 0)
    return x.T if x.dim() == 2 else x


def from_isomer(x):
    if x.dim() == 4:
        return x.permute(3, 2, 0, 1)
    return x.T if x.dim() == 2 else x


def fill(model):
    """Gains and offsets of 0.5 keep most ReLUs open, so that features are alive."""
    for name, tensor in model.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        shape = to_isomer(tensor).shape
        value = noise(name, shape)
        if name.endswith("running_var"):
            value = 1 + value / 2
        elif name in ("cls_token", "pos_embed"):
            value = value / 2
        elif name.endswith("running_mean"):
            value = value / 10
        elif len(shape) == 1:
            value = (5 + value) / 10
        else:
            value = value * math.sqrt(3 * shape[-1] / math.prod(shape))
        tensor.copy_(from_isomer(value).float())


def decide(model):
    """Opens three of four channels behind a batch normalisation for every input and shuts the rest.

    A ReLU whose input is within rounding of 0 has one gradient on one processor and another on the
    next. With a gain below 0.11 and an offset near 1 or -10, no input of a ReLU comes near 0, sums
    of up to eight residual branches included.
    """
    state = model.state_dict()
    for name, tensor in state.items():
        layer, _, kind = name.rpartition(".")
        if f"{layer}.running_mean" in state and kind in ("weight", "bias"):
            value = noise(name, tensor.shape)
            if kind == "weight":
                value = (3 + value) * 0.025
            else:
                value = torch.where(value < -0.5, -10.0, 1.0) + value / 10
            tensor.copy_(value.float())


def numbers(key, tensor):
    flat = tensor.detach().flatten()
    step = max(1, len(flat) // 512)
    print(f"{key}={' '.join(f'{float(v):.8g}' for v in flat[::step])}")


def record(case, model, shape, probe):
    with torch.no_grad():
        fill(model)
    x = noise("input", shape).float()
    x = x.permute(0, 3, 1, 2) if len(shape) == 4 else x
    model.eval()
    numbers(f"{case}.inference", model(x))
    model.train()
    numbers(f"{case}.training", model(x))
    statistics = [name for name in model.state_dict() if "running" in name]
    for name in statistics[:1] + statistics[-1:]:
        numbers(f"{case}.after.{name}", model.state_dict()[name])
    with torch.no_grad():
        fill(model)
        decide(model)
    rounded = gradient(model, x, probe)
    exact = gradient(model.double(), x.double(), probe)
    difference = (rounded - exact).abs().max() / exact.abs().max()
    assert difference < 5e-5, f"{case}: float32 is {difference} off"
    numbers(f"{case}.gradient.{probe}", to_isomer(exact).contiguous())


def gradient(model, x, probe):
    """Of the weighted sum of the features, after making sure that no ReLU can flip."""
    nearest = []
    hooks = [
        module.register_forward_pre_hook(lambda _, inputs: nearest.append(inputs[0].detach().abs().min()))
        for module in model.modules()
        if isinstance(module, nn.ReLU)
    ]
    features = model(x)
    for hook in hooks:
        hook.remove()
    assert all(value > 1e-2 for value in nearest), f"a ReLU's input is {min(nearest)} from 0"
    weighted = features * noise("cotangent", features.shape).to(features.dtype)
    return torch.autograd.grad(weighted.sum(), dict(model.named_parameters())[probe])[0]


def resnet(name, channels=3, cifar=False):
    model = getattr(torchvision.models, name)()
    if cifar:
        model.conv1 = nn.Conv2d(channels, 64, 3, 1, 1, bias=False)
        model.maxpool = nn.Identity()
    elif channels != 3:
        model.conv1 = nn.Conv2d(channels, 64, 7, 2, 3, bias=False)
    model.fc = nn.Identity()
    return model


class Block(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.conv = nn.Conv2d(inputs, width, 3, stride, 1, bias=False)
        self.bn = nn.BatchNorm2d(width)
        self.relu = nn.ReLU()

    def forward(self, x):
        return self.relu(self.bn(self.conv(x)))


class ConvNet(nn.Module):
    def __init__(self, widths, strides, pool):
        super().__init__()
        self.blocks = nn.Sequential(*map(Block, [1] + widths[:-1], widths, strides))
        self.pool = pool

    def forward(self, x):
        return F.adaptive_avg_pool2d(self.blocks(x), self.pool).permute(0, 2, 3, 1).flatten(1)


class SelfAttention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.proj = nn.Linear(width, width)

    def forward(self, x):
        b, n, c = x.shape
        q, k, v = self.qkv(x).reshape(b, n, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, c))


class Mlp(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.fc1 = nn.Linear(width, 4 * width)
        self.fc2 = nn.Linear(4 * width, width)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class TransformerBlock(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.attn = SelfAttention(width, heads)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.mlp = Mlp(width)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class PatchEmbed(nn.Module):
    def __init__(self, width, patch):
        super().__init__()
        self.proj = nn.Conv2d(3, width, patch, patch)

    def forward(self, x):
        return self.proj(x).flatten(2).transpose(1, 2)


class VisionTransformer(nn.Module):
    def __init__(self, width, heads, patch, patches, mean):
        super().__init__()
        self.patch_embed = PatchEmbed(width, patch)
        self.cls_token = nn.Parameter(torch.zeros(1, 1, width))
        self.pos_embed = nn.Parameter(torch.zeros(1, patches + 1, width))
        self.blocks = nn.Sequential(*(TransformerBlock(width, heads) for _ in range(12)))
        self.norm = nn.Identity() if mean else nn.LayerNorm(width, eps=1e-6)
        self.fc_norm = nn.LayerNorm(width, eps=1e-6) if mean else nn.Identity()
        self.mean = mean

    def forward(self, x):
        x = self.patch_embed(x)
        x = torch.cat([self.cls_token.expand(len(x), -1, -1), x], 1) + self.pos_embed
        x = self.norm(self.blocks(x))
        return self.fc_norm(x[:, 1:].mean(1) if self.mean else x[:, 0])


def projector(*layers):
    model = nn.Sequential()
    model.add_module("layers", nn.Sequential(*layers))
    return model


print(f"# Made by src/test/python/encoders.py: PyTorch {torch.__version__}, torchvision {torchvision.__version__}")
record("resnet18-cifar", resnet("resnet18", cifar=True), (4, 16, 16, 3), "conv1.weight")
# Which of two nearly equal values a max pooling takes is a matter of rounding too. The gradient of a
# kernel in front of it depends on that; the gradient of a gain in front of it does not.
record("resnet18-gray", resnet("resnet18", channels=1), (3, 64, 60, 1), "bn1.weight")
record("resnet34", resnet("resnet34"), (3, 64, 64, 3), "bn1.weight")
record("resnet50", resnet("resnet50"), (3, 64, 64, 3), "bn1.weight")
record("convnet", ConvNet([8, 12, 16], [1, 2, 2], 2), (4, 26, 25, 1), "blocks.0.conv.weight")
record("vit-cls", VisionTransformer(192, 3, 8, 12, False), (2, 32, 24, 3), "pos_embed")
record("vit-mean", VisionTransformer(192, 3, 8, 12, True), (2, 32, 24, 3), "patch_embed.proj.weight")
record("linear", projector(nn.Linear(10, 6)), (4, 10), "layers.0.weight")
record(
    "mlp",
    projector(
        nn.Linear(10, 16, bias=False), nn.BatchNorm1d(16), nn.ReLU(),
        nn.Linear(16, 12, bias=False), nn.BatchNorm1d(12), nn.ReLU(), nn.Linear(12, 6),
    ),
    (7, 10), "layers.0.weight",
)
record(
    "mlp-output-norm",
    projector(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 6, bias=False), nn.BatchNorm1d(6)),
    (7, 10), "layers.0.weight",
)
