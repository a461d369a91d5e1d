/**
 * Barlow Twins (Zbontar et al. 2021, "Barlow Twins: self-supervised learning via redundancy
 * reduction").
 *
 * <p>The idea: each dimension of the embedding should say the same about both views of an image,
 * and no two dimensions should say the same. Neither negatives nor an asymmetry of the two sides is
 * needed.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder ── h₁ ── projector ── z₁ ─┐
 *   x ───┤                 (shared)         (shared)          ├─ C = corr(z₁, z₂) ─ C ≈ 1
 *        └─ augment ─ x₂ ── encoder ── h₂ ── projector ── z₂ ─┘
 * </pre>
 *
 * <p>With C the cross-correlation over the batch between dimension i of the first view and j of the
 * second (equations 1 and 2):
 *
 * <pre>
 *   L = Σᵢ (1 − Cᵢᵢ)² + λ Σᵢ Σ_{j≠i} Cᵢⱼ²
 * </pre>
 *
 * <p>The two views may be made by one pipeline or by two different ones, as in the paper.
 *
 * <p>Where paper and reference code differ, or only the code says:
 *
 * <ul>
 *   <li>The views pass through encoder and projector one after the other, so batch normalisation
 *       sees each alone, and running statistics move twice in a step.
 *   <li>The cross-correlation is taken over the whole batch, as in the code, which adds it up over
 *       all devices.
 *   <li>The paper divides by the norm of each centred dimension; the code normalises the batch,
 *       with 10⁻⁵ added to the variance. The loss follows the code.
 *   <li>The projector's last layer has no bias in the code, nor by default here. The loss would not
 *       see one, as it subtracts the mean.
 *   <li>Paper and code project to 8192-8192-8192 on ImageNet. The default here is 2048-2048-2048,
 *       as in recipes for CIFAR-10; {@code {name: mlp, hidden: [8192, 8192], dim: 8192}} gives the
 *       original.
 *   <li>The code's learning rate for biases and norms is lower by a factor of 0.024; that is an
 *       option of the optimizer.
 * </ul>
 */
@NullMarked
package org.isomer.framework.barlowtwins;

import org.jspecify.annotations.NullMarked;
