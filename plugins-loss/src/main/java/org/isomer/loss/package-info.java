/**
 * The losses: pure functions from embeddings to scalars, each one file with its formula and paper.
 *
 * <p>A loss knows no model and keeps no state; queues and prototypes belong to frameworks. It is
 * generic in the float type, so that the golden values and finite differences of its test are taken
 * in float64 from the very code that trains in float32. What losses share is in {@link
 * org.isomer.loss.Similarity}.
 */
@NullMarked
package org.isomer.loss;

import org.jspecify.annotations.NullMarked;
