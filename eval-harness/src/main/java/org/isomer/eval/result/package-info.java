/**
 * From a task and a subject to a result that can be stored.
 *
 * <p>For tasks on features, {@link org.isomer.eval.result.Evaluation} is the only place where a
 * classifier meets the test split: after the task is done. {@link
 * org.isomer.eval.result.ClassificationScores} turns its predictions into metrics with intervals,
 * {@link org.isomer.eval.result.FeatureFigures} draws the features, {@link
 * org.isomer.eval.result.ErrorFigures} what was judged most wrongly, and {@link
 * org.isomer.eval.result.Results} puts everything into the records of {@code
 * org.isomer.reports.record}.
 *
 * <p>{@link org.isomer.eval.result.ClassificationScores} and {@link
 * org.isomer.eval.result.MultilabelScores} see stored predictions alone, so that a record can be
 * scored again, in any dialect; {@link org.isomer.eval.result.MeanOfTries} averages several. {@link
 * org.isomer.eval.result.BestOnTest} is for those who ask what a choice on the test split would
 * have given, {@link org.isomer.eval.result.CleanSubset} leaves out what pretraining has seen, and
 * {@link org.isomer.eval.result.FurtherMetrics} adds what plugins compute.
 */
@NullMarked
package org.isomer.eval.result;

import org.jspecify.annotations.NullMarked;
