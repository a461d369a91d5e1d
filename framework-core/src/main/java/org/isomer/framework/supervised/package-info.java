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
 * <p>Where rows are mixed ({@code together} of the views, as Mixup does), row i with the share λ of
 * its own, the class y of its instance and the class z of its partner's counts for both (Zhang et
 * al. 2018):
 *
 * <pre>
 *   ℓ = −λ · log  exp(s_y) / Σ_c exp(s_c)  − (1 − λ) · log  exp(s_z) / Σ_c exp(s_c)
 * </pre>
 *
 * <p>and the mean is taken over the shares that have a class.
 *
 * <p>There is no label smoothing. Instances without a label pass through the encoder, batch
 * normalisation included, and count in neither loss nor accuracy. The classifier is thrown away
 * with the training graph; evaluation fits its own on the features, as for every other method.
 */
@NullMarked
package org.isomer.framework.supervised;

import org.jspecify.annotations.NullMarked;
