/**
 * SimSiam (Chen and He 2021, "Exploring simple Siamese representation learning").
 *
 * <p>The idea: BYOL without the slow copy. Each view's prediction shall equal the other view's
 * embedding, through which no gradient flows; that alone keeps the embeddings from collapsing.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ─┐                      ┌─ z₁ ─ predictor ─ p₁ ─┐
 *   x ───┤                ├─ encoder, projector ─┤                        ├─ −cos (and p₂ with z₁)
 *        └─ augment ─ x₂ ─┘                      └─ z₂ ─── stop ─────────┘
 * </pre>
 *
 * <p>The loss (equation 2), a mean over the batch, between −1 and 1:
 *
 * <pre>
 *   L = −½ · cos(p₁, stop(z₂)) − ½ · cos(p₂, stop(z₁))
 * </pre>
 *
 * <p>Paper and reference code, and what was resolved:
 *
 * <ul>
 *   <li>The projector ends in batch normalisation without gain and offset, as in the code, which
 *       left them out because training is more stable so; the paper's text does not say it. The
 *       predictor is a bottleneck whose output has a bias and no normalisation.
 *   <li>The code's projector is as wide as the features, 2048 for ResNet-50; with another encoder
 *       give its width: {@code projector: {hidden: [512, 512], dim: 2048}}. For CIFAR-10 the paper
 *       has one hidden layer: {@code hidden: [2048]}.
 *   <li>Views pass one after the other, as in the code, so that batch normalisation sees each view
 *       alone.
 *   <li>The code can keep the predictor's learning rate fixed while the others follow their
 *       schedule; the paper reports 68.1 in place of 67.7 for it (linear, 100 epochs). Learning
 *       rates of single networks are not supported here: the predictor follows the schedule.
 * </ul>
 */
@NullMarked
package org.isomer.framework.simsiam;

import org.jspecify.annotations.NullMarked;
