/**
 * From examples to feature vectors: {@link org.isomer.feature.Inlet} is the one place where arrays
 * become tensors, {@link org.isomer.feature.FeatureExtractor} a frozen encoder, and {@link
 * org.isomer.feature.FeatureReader} takes a whole split through it.
 */
@NullMarked
package org.isomer.feature;

import org.jspecify.annotations.NullMarked;
