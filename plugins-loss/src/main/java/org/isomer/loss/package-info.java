/**
 * The losses: pure functions from embeddings to scalars, each one file with its formula and paper.
 *
 * <p>A loss knows no model and keeps no state; queues and prototypes belong to frameworks. It is
 * generic in the float type, so that the golden values and finite differences of its test are taken
 * in float64 from the very code that trains in float32.
 *
 * <p>What losses share: row-wise building blocks are in {@link org.isomer.graph.Similarity}; which
 * rows belong together, by instance or by class, is said by {@link org.isomer.spi.Pool} and {@link
 * org.isomer.loss.Candidates}; {@link org.isomer.loss.Contrast} computes NT-Xent and its relatives
 * in chunks, so that large batches need little memory, and {@link org.isomer.loss.Ranking} does so
 * for anchors and candidates; {@link org.isomer.loss.PairOrder} compares the similarities of pairs
 * with the order of their scores; {@link org.isomer.loss.SimilarityMatrix} compares the
 * similarities of a batch with those of targets; {@link org.isomer.loss.Sinkhorn} makes the codes
 * of the swapped prediction. {@link org.isomer.loss.Matryoshka} puts any loss on several lengths of
 * embeddings.
 */
@NullMarked
package org.isomer.loss;

import org.jspecify.annotations.NullMarked;
