"""Records PyTorch's layers for LayersTest: python layers.py > ../resources/org/isomer/graph/layers.properties

Each case has its input x, its variables and its output y, in the layouts that Isomer uses: images as
(batch, height, width, channels), kernels as (rows, columns, input, output), matrices as (input, output).
"""

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(1)


def image(x):
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def record(case, x, y, **variables):
    values = {"x": image(x), "y": image(y)} | {k.replace("__", "."): v for k, v in variables.items()}
    for key, value in values.items():
        value = value.detach().contiguous()
        print(f"{case}.{key}.shape={' '.join(map(str, value.shape))}")
        print(f"{case}.{key}={' '.join(f'{float(v):.9g}' for v in value.flatten())}")


def kernel(conv):
    return conv.weight.permute(2, 3, 1, 0)


def randomize(norm):
    for parameter in norm.parameters():
        nn.init.uniform_(parameter, 0.5, 1.5)
    if hasattr(norm, "running_mean"):
        nn.init.uniform_(norm.running_mean, -1, 1)
        nn.init.uniform_(norm.running_var, 0.5, 2)


print(f"# Made by src/test/python/layers.py with PyTorch {torch.__version__}")

for case, size, stride, padding, height, width in [
    ("conv-same", 3, 1, 1, 4, 5),
    ("conv-stride", 3, 2, 1, 6, 5),
    ("conv-stride-odd", 3, 2, 1, 5, 7),
    ("conv-stem", 7, 2, 3, 8, 9),
    ("conv-point", 1, 2, 0, 4, 5),
    ("conv-valid", 3, 1, 0, 4, 5),
]:
    conv = nn.Conv2d(2, 3, size, stride, padding)
    x = torch.randn(2, 2, height, width)
    record(case, x, conv(x), layer__weight=kernel(conv), layer__bias=conv.bias)

for case, shape in [("dense", (3, 4)), ("dense-tokens", (2, 3, 4))]:
    dense = nn.Linear(4, 5)
    x = torch.randn(shape)
    record(case, x, dense(x), layer__weight=dense.weight.T, layer__bias=dense.bias)

for case, norm, shape in [
    ("batch-norm-image", nn.BatchNorm2d(3), (2, 3, 3, 2)),
    ("batch-norm-flat", nn.BatchNorm1d(3), (5, 3)),
]:
    for training in (True, False):
        randomize(norm)
        norm.train(training)
        before = dict(layer__running_mean=norm.running_mean.clone(), layer__running_var=norm.running_var.clone())
        x = torch.randn(shape) * 2 + 1
        y = norm(x)
        after = dict(after__running_mean=norm.running_mean, after__running_var=norm.running_var) if training else {}
        name = case + ("-training" if training else "-inference")
        record(name, x, y, layer__weight=norm.weight, layer__bias=norm.bias, **before, **after)

norm = nn.LayerNorm(6, eps=1e-6)
randomize(norm)
x = torch.randn(2, 3, 6) + 1
record("layer-norm", x, norm(x), layer__weight=norm.weight, layer__bias=norm.bias)

for case, height, width in [("max-pool-even", 6, 4), ("max-pool-odd", 5, 7)]:
    x = -1 - torch.randperm(4 * height * width).reshape(2, 2, height, width) / 16
    record(case, x, F.max_pool2d(x, 3, 2, 1))

x = torch.randn(2, 3, 5, 6)
record("average-pool-1", x, F.adaptive_avg_pool2d(x, 1))
record("average-pool-2", x, F.adaptive_avg_pool2d(x, 2))
record("global-average-pool", x, F.adaptive_avg_pool2d(x, 1).flatten(1))

x = torch.linspace(-4, 4, 17)
record("gelu", x, F.gelu(x))

width, heads = 6, 2
qkv, proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
x = torch.randn(2, 4, width) * 2
q, k, v = qkv(x).reshape(2, 4, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
y = proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(2, 4, width))
record(
    "attention", x, y,
    layer__qkv__weight=qkv.weight.T, layer__qkv__bias=qkv.bias,
    layer__proj__weight=proj.weight.T, layer__proj__bias=proj.bias,
)


def positions(x):
    return x.transpose(1, 2)


for case, size, stride, dilation, length in [
    ("conv1d-same", 3, 1, 1, 5),
    ("conv1d-wide", 5, 1, 1, 3),
    ("conv1d-stride", 3, 2, 1, 6),
    ("conv1d-stride-odd", 5, 3, 1, 7),
    ("conv1d-point", 1, 2, 1, 5),
    ("conv1d-dilation-2", 3, 1, 2, 6),
    ("conv1d-dilation-3", 5, 1, 3, 7),
    ("conv1d-dilation-8", 3, 1, 8, 5),
]:
    conv = nn.Conv1d(2, 3, size, stride, (size - 1) // 2 * dilation, dilation)
    x = torch.randn(2, 2, length)
    record(case, positions(x), positions(conv(x)), layer__weight=conv.weight.permute(2, 1, 0), layer__bias=conv.bias)

# Masks as in LayersTest: padding at the end, at the beginning, inside, nowhere.
mask = torch.tensor([[1, 1, 0, 0], [0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 1, 1]], dtype=torch.bool)

x = torch.randn(4, 4, width) * 2
q, k, v = qkv(x).reshape(4, 4, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask[:, None, None, :])
record(
    "attention-masked", x, proj(y.transpose(1, 2).reshape(4, 4, width)),
    layer__qkv__weight=qkv.weight.T, layer__qkv__bias=qkv.bias,
    layer__proj__weight=proj.weight.T, layer__proj__bias=proj.bias,
)

for case, layer, cell in [("gru", nn.GRU, nn.GRUCell), ("lstm", nn.LSTM, nn.LSTMCell)]:
    cell = cell(3, 2)
    layer = layer(3, 2, batch_first=True)
    layer.load_state_dict({name + "_l0": value for name, value in cell.state_dict().items()})
    variables = dict(
        layer__weight_ih=cell.weight_ih.T, layer__weight_hh=cell.weight_hh.T,
        layer__bias_ih=cell.bias_ih, layer__bias_hh=cell.bias_hh,
    )
    x = torch.randn(4, 4, 3) * 2
    record(case, x, layer(x)[0], **variables)
    state, states = None, []
    for position in range(4):
        following = cell(x[:, position], state)
        parts = lambda s: s if isinstance(s, tuple) else (s,)
        former = parts(state) if state is not None else tuple(torch.zeros_like(p) for p in parts(following))
        real = mask[:, position, None]
        kept = tuple(torch.where(real, new, old) for new, old in zip(parts(following), former))
        state = kept if isinstance(following, tuple) else kept[0]
        states.append(kept[0])
    record(case + "-masked", x, torch.stack(states, 1), **variables)
