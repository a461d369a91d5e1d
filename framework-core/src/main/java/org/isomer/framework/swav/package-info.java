/**
 * SwAV (Caron et al. 2020, "Unsupervised learning of visual features by contrasting cluster
 * assignments").
 *
 * <p>The idea: instances are spread evenly over clusters, and the cluster of one view must be told
 * from any other view of the same image. No instance is compared with another.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ─┐            ┌─ h₁ ─┐           ┌─ z₁ ─┬─ scores ─ codes q₁ ┐
 *   x ───┼─ augment ─ x₂ ─┼─ encoder ──┼─ h₂ ─┼ projector ┼─ z₂ ─┼─ scores ─ codes q₂ ┼─ loss
 *        └─ small crops ──┘            └─ …  ─┘           └─ …  ─┴─ scores ───────────┘
 *                                                                    │
 *                                                          prototypes C, queues
 * </pre>
 *
 * <p>With unit vectors z, unit prototypes c and K of them, the loss of predicting the code q of a
 * view s from a view t ≠ s (equation 2):
 *
 * <pre>
 *   ℓ(t,s) = − Σ_k q_s^(k) log p_t^(k),    p_t^(k) = exp(z_t·c_k/τ) / Σ_k' exp(z_t·c_k'/τ)
 * </pre>
 *
 * <p>Codes are the plan of a Sinkhorn–Knopp iteration that gives every prototype an equal share of
 * the instances; no gradient passes through them. The first two views are the large ones: only they
 * get codes, all views predict them. A queue of earlier embeddings of these two views helps to
 * spread a batch that is small beside the prototypes.
 *
 * <p>Where paper and reference code differ, or only the code says:
 *
 * <ul>
 *   <li>The paper adds the losses of all pairs of views (equation 6); the code divides by the
 *       number of pairs, and so does the loss here.
 *   <li>The code makes prototypes unit vectors at the start of a step; here they start so and are
 *       made so again after each optimizer step. Every step sees the same, and so does whoever
 *       reads a checkpoint.
 *   <li>The paper freezes prototypes during the first epoch, the code during 313 steps, which is
 *       the first epoch at a batch of 4096; here the option counts epochs. Frozen prototypes keep
 *       their optimizer slots as well: without a gradient the reference's optimizer skips them.
 *   <li>The paper starts the queue after 15 epochs; the code begins to fill it there, and uses it
 *       as soon as it is full, queue / batch steps later. So does this one. (It is written from the
 *       first step: what it holds when it counts is the same.)
 *   <li>The code silently rounds the queue's length down to a multiple of the batch; here another
 *       length is an error.
 *   <li>As in the code, neighbouring views of one size pass through the encoder as one batch, and
 *       all views through the projector as one, so batch normalisation sees them together.
 * </ul>
 */
@NullMarked
package org.isomer.framework.swav;

import org.jspecify.annotations.NullMarked;
