/**
 * Encoders of {@link org.isomer.modality.series.Series}. They read the tensor {@code values} and
 * the mask, and are made of {@link org.isomer.graph.Sequences} and {@link
 * org.isomer.graph.Recurrent}. What padding holds changes neither features nor gradients, and how
 * much of it there is changes no feature, nor what batch normalisation knows; {@code
 * SeriesEncodersTest} holds every encoder of this package to that, and compares it with recorded
 * features of the reference. The rules of {@link org.isomer.encoder} hold here too.
 */
@NullMarked
package org.isomer.encoder.series;

import org.jspecify.annotations.NullMarked;
