/**
 * VICReg (Bardes, Ponce and LeCun 2022, "VICReg: variance-invariance-covariance regularization for
 * self-supervised learning").
 *
 * <p>The idea: the two views of an image should have equal embeddings, and collapse is ruled out
 * for each view on its own: every dimension has to vary, and no two may vary together.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder ── h₁ ── expander ── z₁ ─ variance, covariance
 *   x ───┤                 (shared)         (shared)     │ invariance
 *        └─ augment ─ x₂ ── encoder ── h₂ ── expander ── z₂ ─ variance, covariance
 * </pre>
 *
 * <p>The loss, with s the distance between the views, v the hinge on each dimension's standard
 * deviation and c the squared covariances between dimensions (equation 6):
 *
 * <pre>
 *   L = λ s(z₁, z₂) + μ (v(z₁) + v(z₂)) + ν (c(z₁) + c(z₂))
 * </pre>
 *
 * <p>Where paper and reference code differ, or only the code says:
 *
 * <ul>
 *   <li>The views pass through encoder and expander one after the other, so batch normalisation
 *       sees each alone.
 *   <li>The paper's s adds the squared differences over the dimensions, the code takes their mean;
 *       the paper adds the variance terms of the two views, the code takes their mean. The weights
 *       25, 25, 1 belong to the code's terms, which are the loss's.
 *   <li>The expander's last layer has no bias in the code, nor by default here. The loss would not
 *       see one: all its terms are of differences between embeddings.
 *   <li>Paper and code expand to 8192-8192-8192 on ImageNet. The default here is 2048-2048-2048,
 *       which a processor still copes with; {@code {name: mlp, hidden: [8192, 8192], dim: 8192,
 *       output-bias: false}} gives the original.
 * </ul>
 */
@NullMarked
package org.isomer.framework.vicreg;

import org.jspecify.annotations.NullMarked;
