/**
 * From examples to batches.
 *
 * <p>A {@link org.isomer.data.SplitDataset} puts disjoint splits together and says by a digest when
 * two data sets are the same. A part that the data do not bring along is cut from train by {@link
 * org.isomer.data.StratifiedCut}, which knows neither the run's seed nor the contents, and becomes
 * a {@link org.isomer.data.Subset}.
 *
 * <p>{@link org.isomer.data.BatchPipeline} turns examples into batches in worker threads: training
 * batches for ever, or all examples once for evaluation. Every view is a function of (seed, epoch,
 * example, view) alone, and an order says which examples make which step; so neither the number of
 * threads nor the step at which a run is taken up again changes a bit. A new way to draw batches is
 * a new {@code Order}; a new kind of data is a new sub-package with its own examples and dataset
 * plugins, as {@code data.image}, {@code data.text} and {@code data.series} are.
 */
@NullMarked
package org.isomer.data;

import org.jspecify.annotations.NullMarked;
