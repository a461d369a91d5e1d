/**
 * Masked language modelling (Devlin et al. 2019, "BERT: pre-training of deep bidirectional
 * transformers for language understanding", section 3.1, task 1).
 *
 * <p>The idea: some tokens of a text are hidden, and the encoder's vectors at their places have to
 * say what they were.
 *
 * <pre>
 *   text ─ mask-tokens ─┬─ ids ──── encoder ─ vectors at hidden places ─ transform ─ logits ─┐
 *                       └─ targets ──────────────────────────────────────────── cross-entropy ┘
 * </pre>
 *
 * <p>With h the vector at a hidden place, E the embeddings of the V tokens and t the one that was
 * there, the loss is the mean over all hidden places of the batch of
 *
 * <pre>
 *   −log softmax(E · LN(GELU(W h + c)) + b)_t
 * </pre>
 *
 * <p>Which tokens are hidden is drawn anew in each epoch by the step {@code mask-tokens}: 15 % of
 * them, of which 80 % become {@code [MASK]}, 10 % another token and 10 % stay. As in the paper the
 * weights of the output are the embeddings. The paper's second task, whether a sentence follows
 * another one, is left out, as in RoBERTa. Features are not what is trained, so nothing is watched
 * for collapse.
 */
@NullMarked
package org.isomer.framework.maskedlanguagemodel;

import org.jspecify.annotations.NullMarked;
