/**
 * Augmentations of {@link org.isomer.modality.series.Series}, as plugins of kind {@code
 * augmentation}. They change real positions only, so padding and what is missing stay 0 and masked;
 * the rules of {@link org.isomer.augment} hold here too. Pipelines of series are written out with
 * the views {@code custom}.
 */
@NullMarked
package org.isomer.augment.series;

import org.jspecify.annotations.NullMarked;
