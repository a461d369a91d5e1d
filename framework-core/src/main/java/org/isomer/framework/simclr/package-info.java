/**
 * SimCLR (Chen et al. 2020, "A simple framework for contrastive learning of visual
 * representations").
 *
 * <p>The idea: two augmented views of one image should lie close together, and far from the views
 * of all other images in the batch.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ─┐            ┌─ h₁ ─┐           ┌─ z₁ ─┐
 *   x ───┤                ├─ encoder ──┤      ├ projector ┤      ├─ NT-Xent
 *        └─ augment ─ x₂ ─┘            └─ h₂ ─┘           └─ z₂ ─┘
 * </pre>
 *
 * <p>The loss of a positive pair (i, j), with unit vectors z and temperature τ (equation 1):
 *
 * <pre>
 *   ℓ(i,j) = −log  exp(zᵢ·zⱼ/τ) / Σ_{k≠i} exp(zᵢ·z_k/τ)
 * </pre>
 *
 * <p>Features h are kept for transfer; the projector is thrown away. As in the reference code, both
 * views pass through the encoder as one batch of 2N, so batch normalisation sees both; some
 * re-implementations encode the views one after the other.
 */
@NullMarked
package org.isomer.framework.simclr;

import org.jspecify.annotations.NullMarked;
