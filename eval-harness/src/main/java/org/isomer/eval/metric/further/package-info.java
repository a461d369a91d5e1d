/**
 * Metrics of predictions that a task file may ask for, as plugins of kind {@code metric}: one file
 * each. What every result of a task reports stands in the package above, and knows no records.
 */
@NullMarked
package org.isomer.eval.metric.further;

import org.jspecify.annotations.NullMarked;
