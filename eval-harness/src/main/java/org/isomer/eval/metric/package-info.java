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
 * <p>The dialect is scikit-learn's. What reference implementations disagree about is an argument:
 * what 0/0 is worth ({@link org.isomer.eval.metric.ZeroDivision}), and whether a macro average runs
 * over all classes or over those that occur ({@link
 * org.isomer.eval.metric.ConfusionMatrix#observedCounts}). torchmetrics takes those that occur,
 * with 0/0 as 0; its macro accuracy is that mean of recalls, so unlike balanced accuracy it counts
 * a class that is only predicted as 0.
 */
@NullMarked
package org.isomer.eval.metric;

import org.jspecify.annotations.NullMarked;
