/**
 * How one example becomes several views, as plugins of kind {@code views}: the published recipes
 * and {@code custom}, which takes any list of augmentations.
 *
 * <p>A recipe for images is a table of numbers from a paper, poured into the same chain: random
 * resized crop, flip, colour jitter, grayscale, blur, solarize, normalize. Its evaluation pipeline
 * is centred and without chance, and ends with the very same normalisation object as training, so
 * that an encoder never sees values in a range that it was not trained on. They resize bilinearly.
 *
 * <p>{@code ts-tcc} is a recipe for series; its evaluation changes nothing.
 *
 * <p>A new recipe is one class here and one services line.
 */
@NullMarked
package org.isomer.augment.views;

import org.jspecify.annotations.NullMarked;
