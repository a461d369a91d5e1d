/**
 * What the author of an evaluation task sees.
 *
 * <p>A {@link org.isomer.eval.spi.FeatureTask} judges a frozen representation. It is fitted with
 * the labelled features of the training and the validation part, and hands back a {@link
 * org.isomer.eval.spi.Classifier} and the record of what it chose on the validation part. The test
 * part never reaches it: the harness asks the finished classifier for predictions from bare feature
 * vectors and compares them with the labels itself. So no task can select anything on the test
 * split, by construction. A classifier with a softmax hands over logits ({@link
 * org.isomer.eval.spi.Prediction#byLogits}), since probabilities tie where they are rounded to 0 or
 * 1.
 *
 * <p>A {@link org.isomer.eval.spi.ModelTask} gets the {@link org.isomer.eval.spi.Model} itself: it
 * builds a {@link org.isomer.eval.spi.Head} on the encoder's feature maps or trains the encoder
 * further, on data of its own, and is answerable itself for choosing nothing on test data.
 *
 * <p>Such data are {@link org.isomer.spi.Relations}, or {@link org.isomer.spi.Annotated}: {@link
 * org.isomer.eval.spi.BoxData}, {@link org.isomer.eval.spi.MaskData}, or what a task's author adds.
 * Before anything is trained, an {@link org.isomer.examination.Examination} looks at all of them.
 * Segmentation takes {@link org.isomer.eval.spi.MaskData} from a {@link
 * org.isomer.eval.spi.MaskDataPlugin} and its {@link org.isomer.eval.spi.SegmentationHead} from a
 * {@link org.isomer.eval.spi.SegmentationHeadPlugin}; detection {@link org.isomer.eval.spi.BoxData}
 * and a {@link org.isomer.eval.spi.DetectionHead}, which makes a {@link
 * org.isomer.eval.spi.Detector} for the sizes of an encoder's feature maps.
 *
 * <p>A {@link org.isomer.eval.spi.PredictionMetric} from a {@link org.isomer.eval.spi.MetricPlugin}
 * adds a number to what a task reports; a task file asks for it.
 *
 * <p>Tasks come from a {@link org.isomer.eval.spi.TaskPlugin}, found like every other plugin.
 */
@NullMarked
package org.isomer.eval.spi;

import org.jspecify.annotations.NullMarked;
