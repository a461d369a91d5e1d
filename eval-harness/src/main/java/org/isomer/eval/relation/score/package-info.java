/**
 * The scores of what relates examples, from what a result record keeps: {@link
 * org.isomer.eval.relation.score.SimilarityScores} and {@link
 * org.isomer.eval.relation.score.PairClassificationScores} of pairs, {@link
 * org.isomer.eval.relation.score.RankingScores} of rankings.
 */
@NullMarked
package org.isomer.eval.relation.score;

import org.jspecify.annotations.NullMarked;
