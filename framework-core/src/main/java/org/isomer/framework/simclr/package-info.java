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
 *
 * <p>SimCLR v2 (Chen et al. 2020, "Big self-supervised models are strong semi-supervised learners")
 * has a projector of three layers, each with batch normalisation:
 *
 * <pre>{@code
 * framework:
 *   name: simclr
 *   projector: {name: mlp, hidden: [2048, 2048], dim: 128, output-batch-norm: true}
 *   loss: {name: nt-xent, temperature: 0.1}
 * }</pre>
 *
 * <p>For fine-tuning with few labels the paper takes features from the middle of the projector,
 * after its first layer. Here features are the encoder's, as for every framework, and as in the
 * paper's own linear evaluation; the projector's inner layers are not kept as a representation.
 * Selective kernels and the memory of keys that the paper tried are not supported either.
 */
@NullMarked
package org.isomer.framework.simclr;

import org.jspecify.annotations.NullMarked;
