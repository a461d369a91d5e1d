/**
 * From examples to batches.
 *
 * <p>A {@link org.isomer.data.SplitDataset} puts disjoint splits together and says by a digest when
 * two data sets are the same. A part that the data do not bring along is cut from train by {@link
 * org.isomer.data.StratifiedCut}, which knows neither the run's seed nor the contents, and becomes
 * an {@link org.isomer.data.AnnotatedSubset}. {@link org.isomer.data.AlikeNames} names classes and
 * groups that may be one.
 *
 * <p>What configurations choose is opened by {@link org.isomer.data.Datasets}. A data set of many
 * files is not read for its digest each time: {@link org.isomer.data.KeptFileIndex} knows by their
 * size and time of change those that were read before, and keeps what it knows in the {@link
 * org.isomer.data.DataCache}, as examinations keep their counts. The digest of a data set does not
 * depend on it. Whatever opens data for others, such as a task with boxes of its own, hands the
 * index on ({@link org.isomer.spi.FilesPlugin}).
 *
 * <p>Files that a trained model is asked about have no splits and need no labels: {@link
 * org.isomer.data.Sources} lets the plugins of data sets read them, by the kind of example that the
 * model reads; {@link org.isomer.data.DoubtfulExamples} tell what is doubtful about their files.
 *
 * <p>{@link org.isomer.data.BatchPipeline} turns examples into batches in worker threads: training
 * batches for ever, or all examples once for evaluation. Every view is a function of (seed, epoch,
 * example, view) alone, and an {@link org.isomer.spi.Order} says which examples make which step; so
 * neither the number of threads nor the step at which a run is taken up again changes a bit. A new
 * way to draw batches is a new plugin in {@code data.order}; what fills a row is a {@link
 * org.isomer.data.RowMaker}; a new kind of data is a new sub-package with its own examples and
 * dataset plugins, as {@code data.image}, {@code data.text} and {@code data.series} are.
 *
 * <p>What holds for any kind of example has rooms of its own: {@code data.relation}, {@code
 * data.union}, which joins data sets, {@code data.teacher}, which reads what another encoder has
 * made of examples, and {@code data.numpy} for arrays.
 *
 * <p>Where examples belong together, as the texts of a pair do, an instance has several {@linkplain
 * org.isomer.spi.Examples#members members}, each of which becomes a view of its own.
 */
@NullMarked
package org.isomer.data;

import org.jspecify.annotations.NullMarked;
