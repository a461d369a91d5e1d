/**
 * What happens to the pixels once the random numbers are drawn: deterministic operations on an
 * {@link org.isomer.spi.Image}, without randomness and without options.
 *
 * <p>The reference is torchvision on float tensors in [0, 1], to which tests compare every
 * operation pixel by pixel. Rules: an operation works in place or reads the image's values and
 * writes its spare buffer; it allocates nothing, small arrays come from {@code Scratch}; no
 * trigonometry and no exponentials per pixel; the inner loop runs over contiguous floats wherever
 * possible, so that the compiler can vectorise it. Operations on colour leave images of one channel
 * unchanged.
 *
 * <p>A new operation is a class of its own here; the plugin that draws its parameters lies in the
 * parent package.
 */
@NullMarked
package org.isomer.augment.pixel;

import org.jspecify.annotations.NullMarked;
