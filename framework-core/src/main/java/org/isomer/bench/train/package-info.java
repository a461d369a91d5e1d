/**
 * What is measured of pretraining: the loop and the bare step, the pipeline of views, reading and
 * decoding, and losses.
 *
 * <p>Operations are counted by static shapes ({@link org.isomer.bench.train.Flops}), time inside a
 * step comes from TensorFlow's own statistics ({@link org.isomer.bench.train.StepProfile}).
 */
@NullMarked
package org.isomer.bench.train;

import org.jspecify.annotations.NullMarked;
