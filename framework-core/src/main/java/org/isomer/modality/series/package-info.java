/**
 * Time series. A {@link org.isomer.modality.series.Series} holds numbers of one or more channels at
 * equal steps of time, with a mask that tells them from padding and from what is missing; encoders
 * read the tensors {@code values} and {@code mask}. {@link
 * org.isomer.modality.series.SeriesModality} says how pages show one.
 *
 * <p>Readers of files are in {@code org.isomer.data.series}; augmentations implement {@link
 * org.isomer.modality.series.SeriesAugmentation}.
 */
@NullMarked
package org.isomer.modality.series;

import org.jspecify.annotations.NullMarked;
