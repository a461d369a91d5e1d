/**
 * BYOL (Grill et al. 2020, "Bootstrap your own latent").
 *
 * <p>The idea: predict what a slow copy of the network says about another view. There are no
 * negatives; predictor and slow copy keep the embeddings from collapsing.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder, projector ── z₁ ─ predictor ─ p₁ ─┐
 *   x ───┤                        ┊ momentum                            ├─ 2 − 2·cos
 *        └─ augment ─ x₂ ── slow encoder, slow projector ─── stop ─ t₂ ┘   (and p₂ with t₁)
 * </pre>
 *
 * <p>The loss (equation 2, symmetrised), its mean over the batch, and the slow weights after each
 * step (equation 1), with the momentum m on half a cosine from 0.996 to 1:
 *
 * <pre>
 *   L = ‖p₁/|p₁| − t₂/|t₂|‖² + ‖p₂/|p₂| − t₁/|t₁|‖²        ξ ← m·ξ + (1 − m)·θ
 * </pre>
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>Both ways are added, in the paper and in the code. Some re-implementations average them,
 *       which halves the learning rate.
 *   <li>The code's projector and predictor have no bias in their last layer, hence {@code
 *       output-bias: false} by default. Their hidden layer has a bias before its batch
 *       normalisation, which has no effect; here it has none.
 *   <li>Views pass one after the other, as in the code, so that batch normalisation sees each view
 *       alone. The slow side normalises with statistics of its batch, as in training.
 *   <li>The code draws first weights for the two sides from different seeds and notes that it makes
 *       no difference; here the slow side starts as a copy.
 *   <li>The slow weights move after the optimizer with the momentum of the step that ends, as in
 *       the code. Running statistics are the slow side's own, not averages of the other's.
 *   <li>The code trains a linear classifier beside the method, on features through which no
 *       gradient flows. Probes are not part of a framework here.
 * </ul>
 *
 * <p>Logs {@code momentum-share}, 1 − m.
 */
@NullMarked
package org.isomer.framework.byol;

import org.jspecify.annotations.NullMarked;
