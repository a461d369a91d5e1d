package org.isomer.eval.relation.score;

import java.util.function.ToDoubleFunction;
import org.isomer.reports.record.ScoredPair;

/** How alike two feature vectors are; greater is more alike. */
public enum Similarity {
  /** The cosine of the angle between them; 0 if one has no length. */
  COSINE("cosine", ScoredPair::cosine),
  /** Their inner product. */
  DOT("dot", ScoredPair::dot),
  /** Their Euclidean distance, with the opposite sign. */
  EUCLIDEAN("Euclidean", pair -> 0.0 - pair.distance());

  private final String title;
  private final ToDoubleFunction<ScoredPair> stored;

  Similarity(String title, ToDoubleFunction<ScoredPair> stored) {
    this.title = title;
    this.stored = stored;
  }

  /** What metrics are named after. */
  public String title() {
    return title;
  }

  /** That of a pair. */
  public double of(ScoredPair pair) {
    return stored.applyAsDouble(pair);
  }
}
