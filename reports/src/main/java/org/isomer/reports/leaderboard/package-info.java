/**
 * Which subject is better, and how sure that is: one table model behind every output, so that no
 * two outputs can disagree.
 *
 * <p>{@link org.isomer.reports.leaderboard.Leaderboard#of} compares only what may be compared. Each
 * set of samples has its own {@link org.isomer.reports.leaderboard.Board}, each protocol its own
 * {@link org.isomer.reports.leaderboard.Column}. A cell that is not the best says whether it
 * differs from the best by a paired test on the same samples; a difference that the test does not
 * support is shown as a tie and never as an order.
 *
 * <p>The model depends on the set of results and not on the order in which they are given.
 */
@NullMarked
package org.isomer.reports.leaderboard;

import org.jspecify.annotations.NullMarked;
