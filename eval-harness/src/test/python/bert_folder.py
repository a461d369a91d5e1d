"""Records a tiny BERT with random weights and what Hugging Face's library makes of some sentences with it.

  pip install torch==2.13.0 transformers==5.18.0
  python bert_folder.py ../resources/org/isomer/eval/model/bert

Writes the folder as save_pretrained does, a tokenizer.json, and hidden-states.json: sentences with the
vectors of all their tokens in the last layer.
"""

import json
import pathlib
import sys

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertConfig, BertModel

SENTENCES = [
    "A man is playing a guitar.",
    "The woman listens to the man, and he plays.",
    "Café!",
    "",
]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

folder = pathlib.Path(sys.argv[1])
tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
tokenizer.decoder = decoders.WordPiece()
tokenizer.train_from_iterator(
    SENTENCES,
    trainers.WordPieceTrainer(vocab_size=80, special_tokens=SPECIAL, show_progress=False),
)
tokenizer.post_processor = processors.TemplateProcessing(
    single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
)
tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

torch.manual_seed(0)
config = BertConfig(
    vocab_size=88,
    hidden_size=16,
    num_hidden_layers=2,
    num_attention_heads=4,
    intermediate_size=32,
    max_position_embeddings=24,
    initializer_range=0.3,
)
model = BertModel(config).eval()
with torch.no_grad():
    for parameter in model.parameters():
        if parameter.dim() == 1:
            parameter += 0.2 * torch.randn_like(parameter)
model.save_pretrained(folder)
states = {}
with torch.no_grad():
    for sentence in SENTENCES:
        ids = torch.tensor([tokenizer.encode(sentence).ids])
        states[sentence] = model(ids).last_hidden_state[0].tolist()
with open(folder / "hidden-states.json", "w", encoding="utf-8") as out:
    rounded = {s: [[round(v, 6) for v in row] for row in rows] for s, rows in states.items()}
    json.dump(rounded, out, ensure_ascii=False, indent=0)
    out.write("\n")
