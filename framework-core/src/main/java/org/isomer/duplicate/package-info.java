/**
 * Finds scored images that pretraining has seen: the same pixels, or nearly the same picture.
 *
 * <p>{@link org.isomer.duplicate.DuplicateSearch} reads the scored split into memory as {@link
 * org.isomer.duplicate.Fingerprint}s and streams the pretraining images past it. CIFAR-10 is the
 * well-known case: about 3 % of its test images have a near-duplicate among the training images
 * (Barz and Denzler 2020).
 */
@NullMarked
package org.isomer.duplicate;

import org.jspecify.annotations.NullMarked;
