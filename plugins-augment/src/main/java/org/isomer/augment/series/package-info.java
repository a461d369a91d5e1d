/**
 * Augmentations of {@link org.isomer.modality.series.Series}, as plugins of kind {@code
 * augmentation}. They change real positions only, so padding stays 0 and masked, and what is
 * missing stays missing or moves along; the rules of {@link org.isomer.augment} hold here too. All
 * channels of a position share its fate, since a series has one mask.
 *
 * <p>Three ways lead to a new one: change numbers in place ({@link
 * org.isomer.augment.series.Jitter}); say when to read, and let {@link
 * org.isomer.augment.series.Resampling} move numbers and gaps ({@link
 * org.isomer.augment.series.TimeWarp}); make positions missing ({@link
 * org.isomer.augment.series.BinomialMask}). {@link org.isomer.augment.series.FrequencyMix} needs
 * another series, and is of kind {@code batch-augmentation}. What happens once the numbers are
 * drawn is a method of its own and has values beside NumPy and SciPy in the tests. A pipeline of
 * series is written out with the views {@code custom}, or is a preset of {@link
 * org.isomer.augment.views}.
 */
@NullMarked
package org.isomer.augment.series;

import org.jspecify.annotations.NullMarked;
