package org.isomer.train.engine;

import org.tensorflow.proto.RunMetadata;

/**
 * What one call of a training graph took.
 *
 * @param feeding nanoseconds until all was fed
 * @param running nanoseconds from there to the results
 * @param metadata what TensorFlow says of each operation
 */
public record StepTrace(long feeding, long running, RunMetadata metadata) {}
