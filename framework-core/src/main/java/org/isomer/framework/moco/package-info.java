/**
 * MoCo v1 (He et al. 2020, "Momentum contrast for unsupervised visual representation learning"), v2
 * (Chen, Fan et al. 2020, "Improved baselines with momentum contrastive learning") and v2+ (Chen
 * and He 2021, "Exploring simple Siamese representation learning", appendix).
 *
 * <p>The idea: contrast needs many negatives that agree with each other, not a large batch. A queue
 * holds the keys of many steps; an encoder that changes slowly makes them comparable.
 *
 * <pre>
 *        ┌─ augment ─ x₁ ── encoder, projector ──────────── q ──┐
 *   x ───┤                        ┊ momentum                     ├─ InfoNCE
 *        └─ augment ─ x₂ ── slow encoder, slow projector ─ k ──┤
 *                                                           ↓    │
 *                                     oldest out ← [ queue ] ────┘
 * </pre>
 *
 * <p>The loss of a query, with unit vectors, temperature τ and the queue's rows n (equation 1), and
 * the slow weights after each step (equation 2):
 *
 * <pre>
 *   ℓ = −log  exp(q·k/τ) / ( exp(q·k/τ) + Σ_n exp(q·n/τ) )        θ_k ← m·θ_k + (1 − m)·θ_q
 * </pre>
 *
 * <p>The versions are configurations: v1 is {@code projector: linear, loss: {name: info-nce,
 * temperature: 0.07}}; the defaults are v2; v2+ adds {@code symmetric: true}. A loss that needs no
 * negatives can be put in; the queue is then without effect.
 *
 * <p>Paper and reference code differ in places, or from each other:
 *
 * <ul>
 *   <li>The reference code moves the slow weights at the beginning of a step, here they move at its
 *       end, after the optimizer. The sequence of the two is the same, as the first move of the
 *       reference code changes nothing; a momentum that follows a cosine is one step earlier.
 *   <li>Batch normalisation lets a query recognise its key by the statistics that both were
 *       normalised with. The reference code shuffles the examples over devices before the slow
 *       encoder. The authors' notebook for one device splits the batch into 8 parts that are
 *       normalised apart, and permutes the keys. Here, {@code batch-norm-groups} are neighbouring
 *       rows for queries, and with {@code shuffle} rows of equal index modulo the groups for keys:
 *       a query's group and its key's then share batch / groups² examples, as many as a random
 *       permutation gives on average, and nothing needs to be drawn, as the order of examples is
 *       random itself.
 *   <li>The symmetric loss is the sum of both ways in the authors' notebook and the mean in
 *       solo-learn, which published the "long" CIFAR recipe. Here it is the mean, so that the
 *       learning rate means the same with and without it.
 *   <li>When symmetric, the notebook puts the keys of both views into one queue, solo-learn has a
 *       queue for each view. Here one queue takes both, first those of the first view; it holds
 *       half as many steps.
 *   <li>Both references want a queue that is a multiple of the batch. Here the newest rows are in
 *       front and the queue is cut to its length, whatever the batch.
 *   <li>As in both, views pass one after the other, so that batch normalisation sees each view
 *       alone; and the queue starts as random unit vectors, so the first steps are easier than
 *       those after.
 * </ul>
 *
 * <p>Logs {@code momentum-share}, 1 − m, and {@code queue-age}, the mean age of the queue's rows in
 * steps.
 */
@NullMarked
package org.isomer.framework.moco;

import org.jspecify.annotations.NullMarked;
