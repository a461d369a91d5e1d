/**
 * What happens to features before a head sees them. Whatever a {@link
 * org.isomer.eval.feature.Scaling} has to learn (means, deviations) it learns from the training
 * split alone, and the same numbers are then used for every split. {@link
 * org.isomer.eval.feature.FiniteEncoding} refuses what is not a finite number before that, and
 * {@link org.isomer.eval.feature.SameFeatures} doubts features that tell nothing apart.
 */
@NullMarked
package org.isomer.eval.feature;

import org.jspecify.annotations.NullMarked;
