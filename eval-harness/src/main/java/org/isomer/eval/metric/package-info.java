/**
 * Classification metrics as data: predictions become sufficient statistics, and metrics are pure
 * functions of those.
 *
 * <p>The statistics are {@link org.isomer.eval.metric.ConfusionMatrix} (whole numbers, so that sums
 * do not depend on an order), {@link org.isomer.eval.metric.Counts} of one class, label or sample
 * against the rest, and {@link org.isomer.eval.metric.TopHits} for top-k. A {@link
 * org.isomer.eval.metric.Ratio} of counts and an {@link org.isomer.eval.metric.Average} over them
 * give precision, recall, F1 and Jaccard in every averaging; single-label and multi-label data use
 * the same code. {@link org.isomer.eval.metric.ClassificationMetric} names the ones that results
 * carry.
 *
 * <p>{@link org.isomer.eval.metric.MultilabelCounts} counts predicted sets of labels, {@link
 * org.isomer.eval.metric.MatthewsCorrelation} condenses a confusion matrix. Of scores, {@link
 * org.isomer.eval.metric.RocArea} keeps how many pairs they order rightly, {@link
 * org.isomer.eval.metric.Calibration} how often predictions of each confidence are right, and
 * {@link org.isomer.eval.metric.BrierScore} is their squared error.
 *
 * <p>{@link org.isomer.eval.metric.MacroRocArea} is the mean area of all classes with its standard
 * error, {@link org.isomer.eval.metric.AveragePrecision} that of a ranking by one label's score.
 *
 * <p>Of pairs, {@link org.isomer.eval.metric.RankCorrelation} compares numbers with numbers and
 * {@link org.isomer.eval.metric.BinaryThreshold} finds from where on a score means yes; {@link
 * org.isomer.eval.metric.RankedGains} judges one ranking, {@link org.isomer.eval.metric.VMeasure}
 * clusters.
 *
 * <p>What reference implementations disagree about is a {@link
 * org.isomer.eval.metric.ClassificationDialect}, scikit-learn's by default: what 0/0 is worth
 * ({@link org.isomer.eval.metric.ZeroDivision}), whether a macro average runs over all classes or
 * over those that occur, and what balanced accuracy and AUROC make of a class without samples. For
 * predicted sets of labels it is a {@link org.isomer.eval.metric.MultilabelDialect}, which also
 * says how a ranking becomes its average precision ({@link org.isomer.eval.metric.RankingArea}).
 */
@NullMarked
package org.isomer.eval.metric;

import org.jspecify.annotations.NullMarked;
