/**
 * Published results as data. A {@link org.isomer.eval.benchmark.BenchmarkFile} names a recipe,
 * seeds, tasks and the numbers that others published; a {@link
 * org.isomer.eval.benchmark.Comparison} says what was reproduced. Nothing is chosen on a test split
 * here: recipes fix every hyper-parameter of pretraining, and tasks choose on validation.
 */
@NullMarked
package org.isomer.eval.benchmark;

import org.jspecify.annotations.NullMarked;
