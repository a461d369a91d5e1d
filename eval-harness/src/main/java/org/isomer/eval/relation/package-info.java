/**
 * Tasks on {@link org.isomer.spi.Relations} of examples of any kind, by frozen features alone:
 * {@link org.isomer.eval.relation.SimilarityOfPairs}, {@link
 * org.isomer.eval.relation.PairClassification}, {@link org.isomer.eval.relation.Retrieval} and
 * {@link org.isomer.eval.relation.Reranking}. They train nothing; what pair classification chooses,
 * it chooses on validation pairs.
 *
 * <p>A further task asks {@code RelationData} for its relations and {@code PoolFeatures} for
 * features.
 */
@NullMarked
package org.isomer.eval.relation;

import org.jspecify.annotations.NullMarked;
