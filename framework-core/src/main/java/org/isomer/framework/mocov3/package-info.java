/**
 * MoCo v3 (Chen, Xie and He 2021, "An empirical study of training self-supervised vision
 * transformers").
 *
 * <p>The idea: with a large batch the queue is not needed; the keys of the batch are the negatives.
 * A predictor on the side of the queries, as in BYOL, makes up for it.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder, projector ── z₁ ─ predictor ─ q₁ ─┐
 *   x ───┤                        ┊ momentum                            ├─ InfoNCE over the batch
 *        └─ augment ─ x₂ ── slow encoder, slow projector ───────── k₂ ─┘   (and q₂ with k₁)
 * </pre>
 *
 * <p>With unit vectors, temperature τ and the keys k_j of all instances of the batch (algorithm 1):
 *
 * <pre>
 *   ℓ(q, k) = −2τ · log  exp(q_i·k_i/τ) / Σ_j exp(q_i·k_j/τ)          L = ℓ(q₁, k₂) + ℓ(q₂, k₁)
 * </pre>
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>The factor 2τ is in the code and in the paper's algorithm, not in its equation. It is the
 *       loss's option {@code scale}, which must follow the temperature: 0.4 for 0.2, the setting
 *       for vision transformers and the default; 2 for ResNet-50's temperature 1.
 *   <li>The projector ends in batch normalisation without gain and offset, as in the code. It has
 *       two layers by default, as the code's for ResNet-50; for a vision transformer it has three:
 *       {@code projector: {hidden: [4096, 4096]}}. The predictor ends in the same way by default,
 *       as the code's for vision transformers; for ResNet-50 it does not: {@code predictor: {name:
 *       mlp, hidden: [4096], dim: 256, output-bias: false}}.
 *   <li>The momentum follows half a cosine from 0.99 to 1. The code moves the slow weights between
 *       the passes of the two encoders; here they move after the optimizer, one step earlier on the
 *       cosine and otherwise in the same order.
 *   <li>Views pass one after the other, as in the code, so that batch normalisation sees each view
 *       alone. The negatives are the other instances' keys of the other view only.
 *   <li>The paper freezes the patch projection of vision transformers for stability. That is a
 *       choice of the encoder, and not part of this framework.
 * </ul>
 *
 * <p>Logs {@code momentum-share}, 1 − m.
 */
@NullMarked
package org.isomer.framework.mocov3;

import org.jspecify.annotations.NullMarked;
