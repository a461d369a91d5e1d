/**
 * CPC (van den Oord, Li and Vinyals 2018, "Representation learning with contrastive predictive
 * coding").
 *
 * <p>The idea: what a recurrent network has read of a sequence should tell which vectors come next
 * from those of other sequences.
 *
 * <pre>
 *   x ── encoder ── z_1 … z_t ── GRU ── c_t ── W_k ── finds z_t+k in the batch, k = 1 … K
 * </pre>
 *
 * <p>The loss, its mean over t, k and the batch (equations 3 and 4):
 *
 * <pre>
 *   −log  exp(W_k c_t,i · z_t+k,i) / Σ_j exp(W_k c_t,i · z_t+k,j)
 * </pre>
 *
 * <p>The views are one pipeline, for audio a random crop in the paper. Any encoder of sequences
 * with vectors of positions can be trained; of padded sequences a context predicts what is real
 * alone, and only vectors that are real are found or mistaken for others. One that looks to both
 * sides, such as {@code dilated-convnet}, sees what it should predict, and learns less; the paper's
 * has strided windows of its own for each vector, to which {@code every} comes near for encoders
 * that keep all positions.
 *
 * <p>The authors published no code. What the paper leaves open: negatives are the other sequences
 * of the batch at the same place; W_k has no bias. Its evaluation takes c_t for speech and the mean
 * of z for images; here features are the encoder's, as for every framework.
 *
 * <p>Logs {@code contrast-accuracy}.
 */
@NullMarked
package org.isomer.framework.cpc;

import org.jspecify.annotations.NullMarked;
