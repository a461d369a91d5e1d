/**
 * A board: the results of one set of samples, a row for each subject and a column for each
 * protocol.
 *
 * <p>A {@link org.isomer.reports.leaderboard.board.Cell} that is not the best says whether it
 * differs from the best by a paired test on the same samples ({@link
 * org.isomer.reports.leaderboard.board.Gap}); a difference that the test does not support is shown
 * as a tie and never as an order. {@link org.isomer.reports.leaderboard.board.Notes}, {@link
 * org.isomer.reports.leaderboard.board.Finding} and {@link
 * org.isomer.reports.leaderboard.board.Format} say in words and numbers what all outputs say.
 */
@NullMarked
package org.isomer.reports.leaderboard.board;

import org.jspecify.annotations.NullMarked;
