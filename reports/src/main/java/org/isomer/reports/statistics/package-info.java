/**
 * How sure a number is, and whether two numbers differ.
 *
 * <p>All intervals have 95 % coverage. A share of right answers takes {@link
 * org.isomer.reports.statistics.Wilson}; any other statistic of the samples takes {@link
 * org.isomer.reports.statistics.Bootstrap}; a mean over seeds takes {@link
 * org.isomer.reports.statistics.StudentT}. Two subjects that answered the same samples are compared
 * by {@link org.isomer.reports.statistics.PairedComparison}, never by whether their intervals
 * overlap. Several such tests that are read together go through {@link
 * org.isomer.reports.statistics.Holm}.
 *
 * <p>Everything is a pure function; resampling draws from its own fixed sequence, so equal inputs
 * give equal bits on every machine.
 */
@NullMarked
package org.isomer.reports.statistics;

import org.jspecify.annotations.NullMarked;
