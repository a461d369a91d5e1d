"""Records tokenizers and what Hugging Face's library makes of some sentences with them.

  pip install tokenizers==0.23.2
  python tokenizers_cases.py ../resources/org/isomer/huggingface

Writes for each kind of tokenizer a small NAME.json, trained on the sentences, and NAME.txt: a sentence
with JSON's escapes, a tab, and the ids that the library gives, cut to 12.
"""

import json
import pathlib
import sys

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

SENTENCES = [
    "A man is playing a guitar.",
    "A woman is playing the flute, and the man listens to her playing.",
    "Café CAFÉ naïve \U0001f600",
    "tabs\tand\nlines  and  spaces ",
    "don't-stop #1 $5",
    "中文 and ひらがな",
    "",
]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def pieces():
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer, trainers.WordPieceTrainer(vocab_size=120, special_tokens=SPECIAL, show_progress=False)


def pairs():
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer, trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )


def unigrams():
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    return tokenizer, trainers.UnigramTrainer(
        vocab_size=90, special_tokens=SPECIAL, unk_token="[UNK]", show_progress=False
    )


folder = pathlib.Path(sys.argv[1])
for name, make in (("word-pieces", pieces), ("byte-pairs", pairs), ("unigrams", unigrams)):
    tokenizer, trainer = make()
    tokenizer.train_from_iterator(SENTENCES, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.save(str(folder / f"{name}.json"), pretty=False)
    tokenizer.enable_truncation(12)
    with open(folder / f"{name}.txt", "w", encoding="utf-8") as out:
        for sentence in SENTENCES:
            ids = tokenizer.encode(sentence).ids
            out.write(json.dumps(sentence) + "\t" + " ".join(map(str, ids)) + "\n")
