/**
 * Trains heads on an encoder's features, for tasks that need more than feature vectors.
 *
 * <p>A {@link org.isomer.eval.spi.Head} is a function that builds a graph; {@link
 * org.isomer.eval.training.HeadTraining} is how it is trained (an option of the task), {@link
 * org.isomer.eval.training.HeadExamples} what it is trained on; {@link
 * org.isomer.eval.training.FeatureMaps} are what it reads of the subject. The trained head runs in
 * a graph of its own in inference mode. To the engine that trains it ({@code train.engine}) it is a
 * framework whose second view holds the targets. What images and targets mean is the task's
 * business.
 */
@NullMarked
package org.isomer.eval.training;

import org.jspecify.annotations.NullMarked;
