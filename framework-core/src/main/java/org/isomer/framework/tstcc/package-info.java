/**
 * TS-TCC (Eldele et al. 2021, "Time-series representation learning via temporal and contextual
 * contrasting").
 *
 * <p>The idea: a weak and a strong view of a series are encoded; the past of each, summed up by a
 * Transformer, predicts the future of the other, and the summaries of one series agree.
 *
 * <pre>
 *        ┌─ weak ─── encoder ─ z_1 … z_t ─ Transformer ─ c  ─┬─ W_k ─ finds z'_t+k in the batch
 *   x ───┤                                                   ├─ projector ─ NT-Xent
 *        └─ strong ─ encoder ─ z'_1 … z'_t ─ Transformer ─ c'┴─ W_k ─ finds z_t+k in the batch
 * </pre>
 *
 * <p>With K steps, vectors z of unit length and t drawn anew for each direction and batch
 * (equations 1 to 4):
 *
 * <pre>
 *   L_TC = −1/K Σ_k log  exp(W_k(c_i)·z'_i,t+k) / Σ_j exp(W_k(c_i)·z'_j,t+k)
 *   L = λ₁ (L_TC forth + L_TC back) + λ₂ NT-Xent(c, c'; τ = 0.2)
 * </pre>
 *
 * <p>The views {@code ts-tcc} are the paper's augmentations. Any encoder that has more than K
 * vectors a series can be trained; the feature is the encoder's own. Padding of shorter series is
 * neither seen by a context nor predicted, and takes no part in finding.
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>The paper normalises over the vectors of the batch, the code over its predictions (softmax
 *       along the other dimension). Here as in the paper, which is InfoNCE.
 *   <li>Unit length of z is in the code alone. Here as there.
 *   <li>The code's attention divides by the root of the whole width, here by that of a head, as
 *       Vaswani et al. 2017 do; queries, keys and values have a bias here.
 *   <li>The number of steps is 10 to 50 in the code, by the data set, and 6 here by default: what
 *       short series leave after an encoder's strides.
 * </ul>
 *
 * <p>Logs {@code temporal-loss}, the sum of both directions, and {@code contextual-loss}.
 */
@NullMarked
package org.isomer.framework.tstcc;

import org.jspecify.annotations.NullMarked;
