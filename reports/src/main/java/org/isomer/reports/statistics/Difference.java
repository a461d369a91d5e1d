package org.isomer.reports.statistics;

import org.isomer.reports.record.Interval;

/**
 * How far one number is above another.
 *
 * @param value the first minus the second
 * @param interval its confidence interval
 */
public record Difference(double value, Interval interval) {}
