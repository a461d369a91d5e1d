/**
 * All subjects over all columns of all boards: a {@link
 * org.isomer.reports.leaderboard.ranking.Ranking} with the test whether they differ at all, who
 * differs from whom, and what a better score costs. It stands on finished boards, which know
 * nothing of it.
 */
@NullMarked
package org.isomer.reports.leaderboard.ranking;

import org.jspecify.annotations.NullMarked;
