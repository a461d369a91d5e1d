/**
 * Augmentations of images, as plugins of kind {@code augmentation}; those of other kinds of
 * examples are in rooms of their own, such as {@link org.isomer.augment.series}, and those of whole
 * batches in {@link org.isomer.augment.batch}.
 *
 * <p>Each plugin is a class with its options and the drawing of its random parameters; what happens
 * to the pixels lies in {@link org.isomer.augment.pixel}, the published pipelines of whole views in
 * {@link org.isomer.augment.views}. Names, defaults and meanings follow torchvision's transforms on
 * float tensors in [0, 1], where there is one; a default that differs is said in the class comment.
 *
 * <p>Rules: every random number comes from the given {@link org.isomer.random.CounterRandom}, so
 * the same address gives the same view; an augmentation is stateless and used by many threads at
 * once; a view allocates nothing. Steps before {@code normalize} keep values in [0, 1]. One that
 * changes the scale of all examples says so ({@link org.isomer.spi.AugmentationPlugin#rescales}).
 *
 * <p>A new augmentation is one class here, one line in {@code
 * META-INF/services/org.isomer.spi.Plugin}, and one entry in the tests' list of examples.
 */
@NullMarked
package org.isomer.augment;

import org.jspecify.annotations.NullMarked;
