/**
 * SupCon (Khosla et al. 2020, "Supervised contrastive learning").
 *
 * <p>The idea: SimCLR with labels. Not only the other views of an image lie close, but all views of
 * all images of its class in the batch.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ─┐            ┌─ h₁ ─┐           ┌─ z₁ ─┐
 *   x ───┤                ├─ encoder ──┤      ├ projector ┤      ├─ SupCon
 *        └─ augment ─ x₂ ─┘            └─ h₂ ─┘           └─ z₂ ─┘    │
 *   label ────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>The loss of a row i with the positives P(i), all other rows of its class, with unit vectors z
 * and temperature τ (equation 2):
 *
 * <pre>
 *   ℓ(i) = −1/|P(i)| Σ_{p∈P(i)} log  exp(zᵢ·z_p/τ) / Σ_{k≠i} exp(zᵢ·z_k/τ)
 * </pre>
 *
 * <p>Where paper and reference code differ, or only the code says:
 *
 * <ul>
 *   <li>The code multiplies the loss by τ/0.07, which at τ = 0.1 scales gradients by 1.43; here, as
 *       in equation 2, nothing does.
 *   <li>The second version of the paper compares the sum outside the logarithm, above, with one
 *       inside; outside is better, and is the loss here.
 *   <li>The code's projector has no batch normalisation and is as wide as the features: {@code
 *       {name: mlp, hidden: [2048], dim: 128, batch-norm: false}} for a ResNet-50. The default is
 *       SimCLR's.
 *   <li>The second stage of the paper, a linear classifier on frozen features, is an evaluation
 *       task and no part of pretraining.
 * </ul>
 *
 * <p>All views pass through the encoder as one batch, as in the code.
 */
@NullMarked
package org.isomer.framework.supcon;

import org.jspecify.annotations.NullMarked;
