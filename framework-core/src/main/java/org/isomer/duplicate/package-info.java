/**
 * Finds scored examples that pretraining has seen: the same values, or nearly the same image, text
 * or series.
 *
 * <p>{@link org.isomer.duplicate.DuplicateSearch} reads the scored split into memory as {@link
 * org.isomer.duplicate.Fingerprint}s and streams the pretraining examples past it. What makes two
 * of them near-duplicates, their {@linkplain org.isomer.sketch.Sketch sketches} say; those lie in
 * an index, so that few are compared. What more than 1 000 scored examples have in common, as texts
 * a footer, brings nobody together there that has something rarer; {@link
 * org.isomer.duplicate.ScoredExamples#crowded} tells of how many not all were looked for. Of
 * instances with several members, such as pairs of texts, all members are compared together.
 * CIFAR-10 is the well-known case: about 3 % of its test images have a near-duplicate among the
 * training images (Barz and Denzler 2020).
 *
 * <p>A threshold finds examples that are much alike. Whether they are duplicates depends on what
 * else there is: of plain subjects, such as Fashion-MNIST's, most have such a neighbour. {@link
 * org.isomer.duplicate.ScoredExamples#unexpected} therefore compares each find with its
 * surroundings. A likeness s is the distance r = √(2 − 2s) of two vectors of length 1. From the
 * distances r₁ ≤ … ≤ r₅₀ to the nearest of M = 2 000 sampled examples follows the dimension d in
 * which examples differ there, and from that how many of all N would lie within the find's distance
 * r by chance, N ⁄ M · 50 · (r ⁄ r₅₀)ᵈ. It is unexpected where that times the number of scored
 * examples is below 1. More than five copies of one example in the sample hide each other. To
 * compare with how many near-duplicates are found within the training split would not do: where a
 * set with duplicates was divided at random, as CIFAR-10 was, both splits have equally many.
 */
@NullMarked
package org.isomer.duplicate;

import org.jspecify.annotations.NullMarked;
