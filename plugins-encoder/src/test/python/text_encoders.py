"""Records reference features: python text_encoders.py > ../resources/org/isomer/encoder/text/reference.properties

  pip install torch==2.13.0 transformers==5.18.0

BERT is Hugging Face's, the recurrent layers and convolutions are PyTorch's. Each text is encoded alone
and without padding; TextEncodersTest computes the same of a padded batch. Weights are functions of
their name and index in Isomer's layout, as in series_encoders.py.
"""

import math
import zlib

import numpy as np
import torch
from torch import nn
from transformers import BertConfig, BertModel, __version__

TEXTS = [[2, 7, 19, 4, 3], [2, 5, 3], [2]]
VOCABULARY = 20


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


def values(name, shape):
    value = noise(name, shape)
    if name == "pos_embed":
        return value / 2
    if len(shape) == 1:
        return (5 + value) / 10
    return value * math.sqrt(3 * shape[-1] / math.prod(shape))


def table(tensor, name):
    with torch.no_grad():
        tensor.copy_(values(name, tuple(tensor.shape)))


def reversed_dimensions(x):
    return x.permute(*reversed(range(x.dim())))


def layer(tensor, name):
    """A matrix or kernel is (inputs, outputs) in Isomer; a vector is itself."""
    with torch.no_grad():
        tensor.copy_(reversed_dimensions(values(name, tuple(reversed_dimensions(tensor).shape))))


def numbers(key, tensor):
    print(f"{key}={' '.join(f'{float(v):.8g}' for v in tensor.detach().flatten())}")


def record(case, embedding, features):
    made = torch.stack([features(torch.tensor([ids])).reshape(-1) for ids in TEXTS])
    numbers(f"{case}.features", made)
    weighted = (made * noise("cotangent", tuple(made.shape))).sum()
    numbers(f"{case}.gradient", torch.autograd.grad(weighted, embedding)[0])


def bert():
    config = BertConfig(
        vocab_size=VOCABULARY,
        hidden_size=8,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=9,
        type_vocab_size=2,
    )
    model = BertModel(config, add_pooling_layer=False).double().eval()
    e = model.embeddings
    table(e.word_embeddings.weight, "token_embed.weight")
    with torch.no_grad():
        e.position_embeddings.weight.copy_(values("pos_embed", (1, 9, 8))[0])
    table(e.token_type_embeddings.weight, "segment_embed.weight")
    parts = [(e.LayerNorm, "embed_norm")]
    for i, block in enumerate(model.encoder.layer):
        joint_weight = values(f"blocks.{i}.attn.qkv.weight", (8, 24))
        joint_bias = values(f"blocks.{i}.attn.qkv.bias", (24,))
        own = block.attention.self
        for j, part in enumerate((own.query, own.key, own.value)):
            with torch.no_grad():
                part.weight.copy_(joint_weight[:, 8 * j : 8 * j + 8].T)
                part.bias.copy_(joint_bias[8 * j : 8 * j + 8])
        parts += [
            (block.attention.output.dense, f"blocks.{i}.attn.proj"),
            (block.attention.output.LayerNorm, f"blocks.{i}.norm1"),
            (block.intermediate.dense, f"blocks.{i}.mlp.fc1"),
            (block.output.dense, f"blocks.{i}.mlp.fc2"),
            (block.output.LayerNorm, f"blocks.{i}.norm2"),
        ]
    for module, name in parts:
        layer(module.weight, name + ".weight")
        layer(module.bias, name + ".bias")
    pools = {"cls": lambda x: x[:, 0], "mean": lambda x: x.mean(1), "max": lambda x: x.amax(1)}
    for name, pool in pools.items():
        record(
            f"text-transformer-{name}",
            e.word_embeddings.weight,
            lambda ids: pool(model(ids).last_hidden_state),
        )


def embedding(width):
    module = nn.Embedding(VOCABULARY, width).double()
    table(module.weight, "token_embed.weight")
    return module


def recurrent(case, kind, layers, pool):
    tokens = embedding(6)
    model = kind(6, 5, layers, batch_first=True, bidirectional=True).double()
    for name, parameter in model.named_parameters():
        way = "backward" if name.endswith("_reverse") else "forward"
        variable, number = name.removesuffix("_reverse").rsplit("_l", 1)
        layer(parameter, f"layers.{number}.{way}.{variable}")
    record(case, tokens.weight, lambda ids: pool(model, tokens(ids)))


def last(model, x):
    hidden = model(x)[1]
    return torch.cat([hidden[-2], hidden[-1]], 1)


def convnet():
    tokens = embedding(6)
    convs = {size: nn.Conv1d(6, 4, size, padding=size // 2).double() for size in (3, 5)}
    for size, conv in convs.items():
        layer(conv.weight, f"convs.{size}.weight")
        layer(conv.bias, f"convs.{size}.bias")
    record(
        "text-convnet",
        tokens.weight,
        lambda ids: torch.cat(
            [torch.relu(conv(tokens(ids).transpose(1, 2))).amax(2) for conv in convs.values()], 1
        ),
    )


print(f"# Made by src/test/python/text_encoders.py: PyTorch {torch.__version__}, transformers {__version__}")
bert()
recurrent("text-recurrent-lstm-max", nn.LSTM, 2, lambda model, x: model(x)[0].amax(1))
recurrent("text-recurrent-gru-last", nn.GRU, 2, last)
recurrent("text-recurrent-gru-mean", nn.GRU, 1, lambda model, x: model(x)[0].mean(1))
convnet()
vectors = embedding(6)
record("text-vectors", vectors.weight, lambda ids: vectors(ids).mean(1))
frequencies = [100, 90, 50, 50, 40, 3, 0, 7, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
idf = torch.tensor([math.log(101 / (1 + f)) + 1 for f in frequencies], dtype=torch.float64)
record(
    "text-vectors-idf",
    vectors.weight,
    lambda ids: (vectors(ids) * idf[ids][..., None]).sum(1) / idf[ids].sum(),
)
