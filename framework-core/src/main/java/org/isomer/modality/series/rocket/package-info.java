/**
 * Random convolutions as baselines for series, which take no training and with ridge regression are
 * hard to beat: {@link org.isomer.modality.series.rocket.Rocket} and its successor {@link
 * org.isomer.modality.series.rocket.MiniRocket}, which is faster and leaves little to chance.
 */
@NullMarked
package org.isomer.modality.series.rocket;

import org.jspecify.annotations.NullMarked;
