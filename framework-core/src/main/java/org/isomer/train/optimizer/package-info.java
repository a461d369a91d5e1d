/**
 * Optimizers: each a plugin in one file with its update rule. An optimizer sees the gradients of an
 * explicit list of trained variables, never the whole graph, and keeps its slots as variables, so
 * that checkpoints hold them. Its operations are built behind the gate that waits for all
 * gradients.
 *
 * <p>A rule reads a {@link org.isomer.train.optimizer.Parameter} and says what it and its slots
 * become; {@link org.isomer.train.optimizer.PerVariableOptimizer} applies it. A rule's new values
 * depend on that parameter only, and all of them are computed before one is written. In steps in
 * which a variable's own gate is closed, the variable and its slots, a count of steps among them,
 * keep their bits; when it opens, the rule begins as in a first step.
 *
 * <p>Rules are written in plain operations, without TensorFlow's fused updates, which know no gate.
 * On two cores an update of 11 million parameters takes 18 ms with SGD (fused: 10 ms), 23 ms with
 * LARS, 43 ms with AdamW and 46 ms with LAMB, beside a step of more than a second.
 */
@NullMarked
package org.isomer.train.optimizer;

import org.jspecify.annotations.NullMarked;
