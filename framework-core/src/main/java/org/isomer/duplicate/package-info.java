/**
 * Finds scored images that pretraining has seen: the same pixels, or nearly the same picture.
 *
 * <p>{@link org.isomer.duplicate.DuplicateSearch} reads the scored split into memory as {@link
 * org.isomer.duplicate.Fingerprint}s and streams the pretraining images past it. CIFAR-10 is the
 * well-known case: about 3 % of its test images have a near-duplicate among the training images
 * (Barz and Denzler 2020).
 *
 * <p>A threshold finds pictures that are much alike. Whether they are duplicates depends on what
 * else there is: of plain subjects, such as Fashion-MNIST's, most have such a neighbour. {@link
 * org.isomer.duplicate.ScoredExamples#unexpected} therefore compares each find with its
 * surroundings. From the distances r₁ ≤ … ≤ r₅₀ to the nearest of M = 2 000 sampled pictures
 * follows the dimension d in which pictures differ there, and from that how many of all N would lie
 * within the find's distance r by chance, N ⁄ M · 50 · (r ⁄ r₅₀)ᵈ. It is unexpected where that
 * times the number of scored examples is below 1. More than five copies of one picture in the
 * sample hide each other. To compare with how many near-duplicates are found within the training
 * split would not do: where a set with duplicates was divided at random, as CIFAR-10 was, both
 * splits have equally many.
 */
@NullMarked
package org.isomer.duplicate;

import org.jspecify.annotations.NullMarked;
