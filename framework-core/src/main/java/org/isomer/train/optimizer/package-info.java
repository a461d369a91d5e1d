/**
 * Optimizers: each a plugin in one file with its update rule. An optimizer sees the gradients of an
 * explicit list of trained variables, never the whole graph, and keeps its slots as variables, so
 * that checkpoints hold them. Its operations are built behind the gate that waits for all
 * gradients.
 */
@NullMarked
package org.isomer.train.optimizer;

import org.jspecify.annotations.NullMarked;
