"""Writes a small TS2Vec with random weights and what it makes of series:

    python ts2vec.py ../resources/org/isomer/eval/model/ts2vec.safetensors

The network is written here after its description (Yue et al. 2022, section 3.2, and the names in its code's
state dictionary). Series lie in one batch, filled up with NaN at the end; each is encoded alone. Positions in
the middle are missing.
"""

import math
import sys

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional as F

LENGTHS = [40, 25, 9]
POSITIONS = 40
CHANNELS = 2
WIDTH, DEPTH, DIM = 6, 4, 5
MISSING = [2, 3, 7]


class SamePadConv(nn.Module):
    def __init__(self, inputs, outputs, dilation):
        super().__init__()
        self.conv = nn.Conv1d(inputs, outputs, 3, padding=dilation, dilation=dilation)

    def forward(self, x):
        return self.conv(x)


class Block(nn.Module):
    def __init__(self, inputs, outputs, dilation, last):
        super().__init__()
        self.conv1 = SamePadConv(inputs, outputs, dilation)
        self.conv2 = SamePadConv(outputs, outputs, dilation)
        self.projector = nn.Conv1d(inputs, outputs, 1) if last else nn.Identity()

    def forward(self, x):
        return self.conv2(F.gelu(self.conv1(F.gelu(x)))) + self.projector(x)


class Convolutions(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [WIDTH] * (DEPTH + 1) + [DIM]
        self.net = nn.Sequential(
            *(Block(widths[i], widths[i + 1], 2**i, i == DEPTH) for i in range(DEPTH + 1))
        )


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.input_fc = nn.Linear(CHANNELS, WIDTH)
        self.feature_extractor = Convolutions()

    def forward(self, x):
        measured = ~x.isnan().any(-1, keepdim=True)
        x = self.input_fc(torch.where(measured, x, 0))
        x = torch.where(measured, x, 0)
        return self.feature_extractor.net(x.transpose(1, 2)).amax(2)


torch.manual_seed(14)
encoder = Encoder()
series = torch.randn(len(LENGTHS), POSITIONS, CHANNELS)
series[:, MISSING] = math.nan
with torch.no_grad():
    features = torch.cat([encoder(series[i : i + 1, :n]) for i, n in enumerate(LENGTHS)])
for i, n in enumerate(LENGTHS):
    series[i, n:] = math.nan
tensors = {f"module.{name}": value for name, value in encoder.state_dict().items()}
tensors["n_averaged"] = torch.tensor(201)
save_file({name: value.contiguous() for name, value in tensors.items()}, sys.argv[1])
print("features", *(f"{v:.8g}" for v in features.flatten()))
print("series", *(f"{v:.8g}" for v in series.flatten()))
