"""Opens what isomer export --format hugging-face writes, as its users would: python open_export.py FOLDER

  pip install torch==2.13.0 transformers==5.18.0 sentence-transformers==6.0.1

Prints the mean, the first and the last number of some sentences' embeddings, from sentence-transformers
and from transformers with the pooling done here; the two have to agree.
"""

import json
import pathlib
import sys

import torch
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer

SENTENCES = ["A man is playing a guitar.", "The woman listens to the man.", "Café!"]

folder = pathlib.Path(sys.argv[1])
embeddings = torch.tensor(SentenceTransformer(str(folder)).encode(SENTENCES))
tokens = AutoTokenizer.from_pretrained(folder)(SENTENCES, padding=True, truncation=True, return_tensors="pt")
with torch.no_grad():
    states = AutoModel.from_pretrained(folder)(**tokens).last_hidden_state
mask = tokens["attention_mask"][..., None]
pooling = json.loads((folder / "1_Pooling" / "config.json").read_text())
if pooling["pooling_mode_cls_token"]:
    pooled = states[:, 0]
elif pooling["pooling_mode_max_tokens"]:
    pooled = states.masked_fill(mask == 0, -1e9).amax(1)
else:
    pooled = (states * mask).sum(1) / mask.sum(1)
assert torch.allclose(embeddings, pooled, atol=1e-5), (embeddings - pooled).abs().max()
for sentence, row in zip(SENTENCES, embeddings):
    print(f"{sentence} {row.mean():.6f} {row[0]:.6f} {row[-1]:.6f}")
