"""Sentence embeddings by a BERT in PyTorch, as sentence-transformers makes them.

python sentences.py FOLDER FILE.csv [--column 0] [--most 10000] [--batch 32]
python sentences.py --train FILE.csv [--column 0] --tokenizer tokenizer.json [--length 64] [--batch 32]

FOLDER holds config.json, model.safetensors and tokenizer.json. Texts are tokenised, sorted by length, padded to the longest
of their batch, encoded, and their tokens' mean is taken. --train trains an encoder of six layers, 384 wide, from scratch
on two views of each text that differ by dropout (SimCSE): tokenising, InfoNCE, AdamW.
"""

import argparse
import csv
import itertools
import json
import pathlib

import safetensors.torch
import tokenizers
import torch
from torch import nn

import peer

arguments = argparse.ArgumentParser()
arguments.add_argument("folder", nargs="?")
arguments.add_argument("file")
arguments.add_argument("--train", action="store_true")
arguments.add_argument("--tokenizer")
arguments.add_argument("--column", type=int, default=0)
arguments.add_argument("--most", type=int, default=10000)
arguments.add_argument("--length", type=int, default=64)
arguments.add_argument("--batch", type=int, default=32)
arguments.add_argument("--threads", type=int, default=0)
given = arguments.parse_args()
if given.threads:
    torch.set_num_threads(given.threads)
torch.manual_seed(0)


class Layer(nn.Module):
    def __init__(self, width, heads, hidden, dropout):
        super().__init__()
        self.heads = heads
        self.dropout = dropout
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, hidden)
        self.down = nn.Linear(hidden, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, -1).transpose(1, 2)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        left_out = self.dropout if self.training else 0.0
        seen = nn.functional.scaled_dot_product_attention(q, k, v, mask, dropout_p=left_out)
        y = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + nn.functional.dropout(y, self.dropout, self.training))
        y = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + nn.functional.dropout(y, self.dropout, self.training))


class Bert(nn.Module):
    def __init__(self, vocabulary, width=384, layers=6, heads=12, hidden=1536, dropout=0.1):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.segments = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, hidden, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, ids, mask):
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segments.weight[0]
        x = nn.functional.dropout(self.norm(x), self.dropout, self.training)
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen)
        real = mask[:, :, None].float()
        return (x * real).sum(1) / real.sum(1)


def pretrained(folder):
    config = json.loads((folder / "config.json").read_text())
    model = Bert(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
        0.0,
    )
    values = safetensors.torch.load_file(folder / "model.safetensors")
    values = {name.removeprefix("bert."): value for name, value in values.items()}

    def fill(module, name):
        module.weight.data.copy_(values[name + ".weight"])
        if getattr(module, "bias", None) is not None:
            module.bias.data.copy_(values[name + ".bias"])

    fill(model.words, "embeddings.word_embeddings")
    fill(model.positions, "embeddings.position_embeddings")
    fill(model.segments, "embeddings.token_type_embeddings")
    fill(model.norm, "embeddings.LayerNorm")
    for i, layer in enumerate(model.layers):
        name = "encoder.layer.%d." % i
        for kind in ("weight", "bias"):
            parts = [values["%sattention.self.%s.%s" % (name, each, kind)] for each in ("query", "key", "value")]
            getattr(layer.qkv, kind).data.copy_(torch.cat(parts))
        fill(layer.out, name + "attention.output.dense")
        fill(layer.norm1, name + "attention.output.LayerNorm")
        fill(layer.up, name + "intermediate.dense")
        fill(layer.down, name + "output.dense")
        fill(layer.norm2, name + "output.LayerNorm")
    return model.eval()


def texts():
    with open(given.file, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        return [row[given.column] for row in itertools.islice(rows, given.most)]


def tokenizer(path):
    made = tokenizers.Tokenizer.from_file(str(path))
    made.enable_truncation(given.length)
    made.no_padding()
    return made


def padded(encodings, length=None):
    length = length or max(len(each.ids) for each in encodings)
    ids = torch.zeros(len(encodings), length, dtype=torch.long)
    mask = torch.zeros(len(encodings), length, dtype=torch.long)
    for row, each in enumerate(encodings):
        ids[row, : len(each.ids)] = torch.tensor(each.ids)
        mask[row, : len(each.ids)] = 1
    return ids, mask


def embedding():
    folder = pathlib.Path(given.folder)
    model = pretrained(folder)
    tokens = tokenizer(folder / "tokenizer.json")
    sentences = texts()

    def work():
        encodings = tokens.encode_batch(sentences)
        order = sorted(range(len(encodings)), key=lambda i: -len(encodings[i].ids))
        vectors = [None] * len(sentences)
        with torch.inference_mode():
            for start in range(0, len(order), given.batch):
                some = order[start : start + given.batch]
                for i, vector in zip(some, model(*padded([encodings[i] for i in some]))):
                    vectors[i] = vector
        torch.stack(vectors).numpy()
        return len(sentences)

    return work, "examples/s"


def training():
    tokens = tokenizer(given.tokenizer)
    sentences = texts()
    model = Bert(tokens.get_vocab_size()).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-5)
    order = torch.randperm(len(sentences)).tolist()
    place = 0

    def work():
        nonlocal place
        if place + given.batch > len(order):
            place = 0
        some = order[place : place + given.batch]
        place += given.batch
        ids, mask = padded(tokens.encode_batch([sentences[i] for i in some]), given.length)
        z = model(torch.cat([ids, ids]), torch.cat([mask, mask]))
        first, second = nn.functional.normalize(z, dim=1).chunk(2)
        loss = nn.functional.cross_entropy(first @ second.T / 0.05, torch.arange(len(some)))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        return 2 * len(some)

    return work, "views/s"


work, unit = training() if given.train else embedding()
peer.serve(work, unit, "PyTorch %s, float32" % torch.__version__)
