/**
 * Detection metrics as data: boxes that people have marked and boxes that a detector claims become
 * counts, and metrics are pure functions of those.
 *
 * <p>{@link org.isomer.eval.detection.AnnotatedImages} hold the truth, a list of {@link
 * org.isomer.eval.detection.Detection} the claims. From the same two come
 *
 * <ul>
 *   <li>{@link org.isomer.eval.detection.CocoEvaluation} with the twelve numbers of {@link
 *       org.isomer.eval.detection.CocoMetric}, overall and by class, equal to those of pycocotools;
 *   <li>{@link org.isomer.eval.detection.VocEvaluation}, VOC's average precision;
 *   <li>{@link org.isomer.eval.detection.CocoMatches} and {@link
 *       org.isomer.eval.detection.VocMatches}, from which resamples of the images are evaluated
 *       without matching again;
 *   <li>{@link org.isomer.eval.detection.OperatingPoint}, the counts at one overlap and score, for
 *       precision, recall, F1 and accuracy;
 *   <li>{@link org.isomer.eval.detection.PrecisionRecallCurve}, the operating points of all scores.
 * </ul>
 *
 * <p>What programs disagree about is an argument that results can name: {@link
 * org.isomer.eval.detection.CocoDialect} and {@link org.isomer.eval.detection.VocDialect}. Counts
 * are whole, sums run in a fixed order, and classes are computed in parallel each on its own, so
 * that the number of threads changes no bit. Readers of the usual files are in {@code
 * org.isomer.eval.detection.file}, data sets in {@code .data}, the detector in {@code .head},
 * scores of recorded boxes in {@code .score} and the evaluation task in {@code .task}.
 */
@NullMarked
package org.isomer.eval.detection;

import org.jspecify.annotations.NullMarked;
