/**
 * Tasks on time series that judge raw values, not an encoder: the floor that a representation has
 * to beat. {@link org.isomer.eval.series.NearestSeries} is 1-NN by Euclidean distance or dynamic
 * time warping.
 *
 * <p>{@link org.isomer.eval.series.RawSeries} reads {@link org.isomer.eval.series.Points} as the
 * preprocessing leaves them. {@link org.isomer.eval.series.Warping} is the distance, {@link
 * org.isomer.eval.series.WarpingTable} computes it, {@link org.isomer.eval.series.Envelope} is its
 * lower bound, {@link org.isomer.eval.series.WarpedNeighbours} the search that needs few distances
 * and finds what a plain loop over all finds.
 */
@NullMarked
package org.isomer.eval.series;

import org.jspecify.annotations.NullMarked;
