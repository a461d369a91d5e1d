/**
 * Segmentation metrics as data: images become counts, and metrics are pure functions of those.
 *
 * <p>{@link org.isomer.eval.segmentation.SegmentationEvaluator} counts pixels and boundary pixels
 * of every image, many images at a time, into {@link
 * org.isomer.eval.segmentation.SegmentationCounts}. Counts are whole numbers and means run in the
 * order of the images, so the number of threads does not change a bit, and a bootstrap over images
 * needs no second look at the masks.
 *
 * <p>What reference implementations disagree about has a name in {@link
 * org.isomer.eval.segmentation.SegmentationDialect}: counts of the whole data set or a mean over
 * images, and what becomes of absent classes. Ratios and averages are those of {@link
 * org.isomer.eval.metric}: IoU is its Jaccard index, Dice its F1.
 */
@NullMarked
package org.isomer.eval.segmentation;

import org.jspecify.annotations.NullMarked;
