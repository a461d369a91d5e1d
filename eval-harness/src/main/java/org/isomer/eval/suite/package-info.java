/**
 * Tasks and suites as data. A {@link org.isomer.eval.suite.TaskFile} says what is measured, how and
 * on what; its digest changes whenever the measurement does. A {@link org.isomer.eval.suite.Suite}
 * lists tasks. The bundled ones lie in {@code eval-harness/experiments/tasks} and {@code suites},
 * each with an index of names; a new one is a file there and a line in the index. {@link
 * org.isomer.eval.suite.RecordedTask} finds the task of a stored result, and a {@link
 * org.isomer.eval.suite.Shard} is the part of many results that one of several machines measures.
 */
@NullMarked
package org.isomer.eval.suite;

import org.jspecify.annotations.NullMarked;
