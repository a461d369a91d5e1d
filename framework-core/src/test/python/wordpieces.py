"""Records what an independent tokenizer makes of some sentences, for WordPiecesTest.

  pip install tokenizers==0.23.2
  python wordpieces.py ../resources/org/isomer/wordpiece

Writes vocab.txt, a small vocabulary, and sentences.txt: a sentence with JSON's escapes, a tab, and the
ids that Hugging Face's BertWordPieceTokenizer gives, cut to 20.
"""

import json
import pathlib
import string
import sys

from tokenizers.implementations import BertWordPieceTokenizer

letters = string.ascii_lowercase + string.digits
PIECES = (
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    + list(letters)
    + ["##" + letter for letter in letters if letter not in "qz"]
    + list(".,!?'\"-$#[]")
    + ["the", "un", "##aff", "##able", "play", "##ing", "##ed", "cafe", "中", "文", "ß", "×", "–", "mask"]
)
SENTENCES = [
    "The unaffable played, playing!",
    "Café CAFÉ cafe\u0301 naïve",
    "中文 and 文x",
    "quiz zz azz jazz",
    "tabs\tand\nlines\r\n, \u00a0spaces\u2003here",
    "con\u0000trol\u200b\u0007 and \ufffd dropped\u00ad",
    "don't-stop #1 $5 – [x] ×ß",
    "x" * 100,
    "x" * 101,
    "a " * 30,
    "  ",
    "\U0001f600 smile \U00020000",
    "한글 ひらがな",
    "İstanbul ΣΑΣ",
]

folder = pathlib.Path(sys.argv[1])
(folder / "vocab.txt").write_text("\n".join(PIECES) + "\n", encoding="utf-8")
tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
tokenizer.enable_truncation(20)
with open(folder / "sentences.txt", "w", encoding="utf-8") as out:
    for sentence in SENTENCES:
        ids = tokenizer.encode(sentence).ids
        out.write(json.dumps(sentence) + "\t" + " ".join(map(str, ids)) + "\n")
