/**
 * How sure a number is, and whether two numbers differ.
 *
 * <p>All intervals have 95 % coverage. A share of right answers takes {@link
 * org.isomer.reports.statistics.Wilson}; any other statistic of the samples takes {@link
 * org.isomer.reports.statistics.Bootstrap} and {@link
 * org.isomer.reports.statistics.BootstrapInterval#BCA}, whose coverage {@code
 * reports/reliability.md} measures; a mean over seeds takes {@link
 * org.isomer.reports.statistics.StudentT}. Two subjects that answered the same samples are compared
 * by {@link org.isomer.reports.statistics.PairedComparison}, never by whether their intervals
 * overlap. Several such tests that are read together go through {@link
 * org.isomer.reports.statistics.Holm}.
 *
 * <p>Several subjects over several {@linkplain org.isomer.reports.statistics.TaskScores tasks} are
 * ordered by {@link org.isomer.reports.statistics.Ranks}, {@link
 * org.isomer.reports.statistics.BordaCount} or {@link org.isomer.reports.statistics.MeanWinRate},
 * and {@link org.isomer.reports.statistics.RankIntervals} says how sure that order is. {@link
 * org.isomer.reports.statistics.Friedman} tests whether any of them differ, {@link
 * org.isomer.reports.statistics.WilcoxonSignedRank} with {@link org.isomer.reports.statistics.Holm}
 * which two, and {@link org.isomer.reports.statistics.RankGroup} names those that cannot be told
 * apart; {@link org.isomer.reports.statistics.Nemenyi} says how far apart ranks must be by the
 * older test, whose answer for two depends on who else is compared. {@link
 * org.isomer.reports.statistics.InterquartileMean} summarises runs of which some may have failed.
 *
 * <p>Everything is a pure function; resampling draws from its own fixed sequence, so equal inputs
 * give equal bits on every machine. Only p-values and Student's t may differ in their last bits
 * between kinds of processor, as the exponentials and logarithms behind them do.
 */
@NullMarked
package org.isomer.reports.statistics;

import org.jspecify.annotations.NullMarked;
