/**
 * The fully supervised baseline, with which the features of every other method are compared.
 *
 * <p>The idea: the same encoder, data and views, and a linear classifier that is told the classes.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ─┐            ┌─ h₁ ─┐            ┌─ logits ─┐
 *   x ───┤       …        ├─ encoder ──┤   …  ├ classifier ┤     …    ├─ cross-entropy
 *        └─ augment ─ x_V ┘            └─ h_V ┘            └─ logits ─┘       │
 *   label ────────────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * <p>The loss is the mean over all views of all labelled instances, with logits s and class y:
 *
 * <pre>
 *   ℓ = −log  exp(s_y) / Σ_c exp(s_c)
 * </pre>
 *
 * <p>There is no label smoothing and no mixing of images. Instances without a label pass through
 * the encoder, batch normalisation included, and count in neither loss nor accuracy. The classifier
 * is thrown away with the training graph; evaluation fits its own on the features, as for every
 * other method.
 */
@NullMarked
package org.isomer.framework.supervised;

import org.jspecify.annotations.NullMarked;
