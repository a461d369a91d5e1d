/**
 * The built-in tasks: classifiers on frozen features.
 *
 * <p>{@link org.isomer.eval.head.NearestNeighbours}, {@link org.isomer.eval.head.LinearProbe},
 * {@link org.isomer.eval.head.LogisticRegression} (with {@link
 * org.isomer.eval.head.PlainLogisticRegression}, which is MTEB's), {@link
 * org.isomer.eval.head.Ridge} and {@link org.isomer.eval.head.RbfSvm} are each one file with the
 * protocol's options, its candidates and the choice among them. The last two choose within the
 * training examples and need no validation examples. What they share stands beside them: {@link
 * org.isomer.eval.head.LinearClassifier} predicts for the linear ones, {@link
 * org.isomer.eval.head.SoftmaxTrainer} is one learning rate's course of gradient descent, {@link
 * org.isomer.eval.head.RegularizedSoftmax} the function that {@link
 * org.isomer.eval.head.LimitedMemoryBfgs} minimises, {@link org.isomer.eval.head.RidgeRegression}
 * and {@link org.isomer.eval.head.SupportVectors} the two of time series.
 *
 * <p>Results are the same bits at any number of threads: work is split into parts of fixed size,
 * and what the parts give is summed in their order.
 */
@NullMarked
package org.isomer.eval.head;

import org.jspecify.annotations.NullMarked;
