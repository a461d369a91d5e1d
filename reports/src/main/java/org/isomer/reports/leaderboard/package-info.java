/**
 * Which subject is better, and how sure that is: one table model behind every output, so that no
 * two outputs can disagree.
 *
 * <p>{@link org.isomer.reports.leaderboard.Leaderboard#of} compares only what may be compared. Each
 * set of samples has its own board ({@code leaderboard.board}), each protocol its own column; over
 * all of them stands the ranking ({@code leaderboard.ranking}).
 *
 * <p>The model depends on the set of results and not on the order in which they are given.
 */
@NullMarked
package org.isomer.reports.leaderboard;

import org.jspecify.annotations.NullMarked;
