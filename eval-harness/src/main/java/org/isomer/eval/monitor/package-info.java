/**
 * Monitors: tasks with fixed hyper-parameters, quick enough to judge an encoder while it trains.
 *
 * <p>They fit on training examples and score on validation examples; test examples never reach
 * them. Each is the task of the same name in {@link org.isomer.eval.head} with a single candidate,
 * so that nothing is chosen and the curve of a run is one protocol throughout.
 */
@NullMarked
package org.isomer.eval.monitor;

import org.jspecify.annotations.NullMarked;
