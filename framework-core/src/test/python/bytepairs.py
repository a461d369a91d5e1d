"""Records what Hugging Face's library learns from some sentences, and how it cuts others.

  pip install tokenizers==0.23.2
  python bytepairs.py ../resources/org/isomer/bytepair

Writes corpus.txt, tokenizer.json, and sentences.txt: a sentence with JSON's escapes, a tab, and the
ids, cut to 24.
"""

import json
import pathlib
import sys

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers

SUBJECTS = ["A man", "The woman", "Two dogs", "Some children", "An old cat", "The river's bank"]
VERBS = ["is playing", "are running through", "listens to", "doesn't see", "rides on", "watches"]
OBJECTS = ["a guitar.", "the grass!", "12 red cars", "an über-café in 2024", "the playground", "naïve músicos"]
CORPUS = [f"{s} {v} {o}" for s in SUBJECTS for v in VERBS for o in OBJECTS]
SENTENCES = CORPUS[::37] + [
    "A woman is playing the flute, and the man listens to her playing.",
    "tabs\tand\nlines  and  spaces   ",
    " leading blank",
    "I'll they've we're don't 'S",
    "\u4e2d\u6587 \u3072\u3089\u304c\u306a \U0001f600\U0001f600 x\u0301",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "100,000.50 \u00a0nbsp\u2003em \u0085 nel",
    "",
    " ",
    "play" * 20,
]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]

folder = pathlib.Path(sys.argv[1])
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
tokenizer.decoder = decoders.ByteLevel(add_prefix_space=True)
trainer = trainers.BpeTrainer(
    vocab_size=360,
    min_frequency=2,
    special_tokens=SPECIAL,
    initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    show_progress=False,
)
tokenizer.train_from_iterator(CORPUS, trainer)
tokenizer.post_processor = processors.TemplateProcessing(
    single="[CLS] $A [SEP]",
    pair="[CLS] $A [SEP] $B:1 [SEP]:1",
    special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
)
(folder / "corpus.txt").write_text("\n".join(CORPUS) + "\n", encoding="utf-8")
tokenizer.save(str(folder / "tokenizer.json"))
tokenizer.enable_truncation(24)
with open(folder / "sentences.txt", "w", encoding="utf-8") as out:
    for sentence in SENTENCES:
        ids = tokenizer.encode(sentence).ids
        out.write(json.dumps(sentence) + "\t" + " ".join(map(str, ids)) + "\n")
