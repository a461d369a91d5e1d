/**
 * Siamese training (Bromley et al. 1993; for sentences Reimers and Gurevych 2019, "Sentence-BERT:
 * sentence embeddings using siamese BERT-networks").
 *
 * <p>The idea: where data say what belongs together (pairs, pairs with a score, an anchor with a
 * positive and hard negatives), one encoder makes a vector of each member, and the loss compares
 * the vectors.
 *
 * <pre>
 *   anchor ─────── x₁ ─┐             ┌─ z₁ ─┐
 *   positive ───── x₂ ─┼── encoder ──┼─ z₂ ─┼─ loss ← score
 *   negative ───── x₃ ─┘             └─ z₃ ─┘
 * </pre>
 *
 * <p>Each member of an instance is a view ({@link org.isomer.spi.Examples#members}), so the
 * pipelines are as many as the members. Losses: {@code multiple-negatives-ranking} for pairs and
 * triples, {@code cosent}, {@code angle} and {@code cosine-regression} for pairs with scores, and
 * any other that takes as many views. As in the paper there is no projector unless one is asked
 * for: the features themselves are compared.
 *
 * <p>With {@code chunk}, batches of thousands need the memory of one chunk ({@link
 * org.isomer.framework.ChunkedEmbedding}), and the gradient stays that of the whole batch: the
 * cached form of {@code multiple-negatives-ranking}, and of any other loss.
 */
@NullMarked
package org.isomer.framework.siamese;

import org.jspecify.annotations.NullMarked;
