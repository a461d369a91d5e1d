package org.isomer.eval.relation.score;

import org.isomer.reports.record.ScoredPair;

/** How alike two feature vectors are; greater is more alike. */
public enum Similarity {
  /** The cosine of the angle between them; 0 if one has no length. */
  COSINE("cosine"),
  /** Their inner product. */
  DOT("dot"),
  /** Their Euclidean distance, with the opposite sign. */
  EUCLIDEAN("Euclidean");

  private final String title;

  Similarity(String title) {
    this.title = title;
  }

  /** What metrics are named after. */
  public String title() {
    return title;
  }

  /** That of a pair. */
  public double of(ScoredPair pair) {
    return switch (this) {
      case COSINE -> pair.cosine();
      case DOT -> pair.dot();
      case EUCLIDEAN -> 0.0 - pair.distance();
    };
  }
}
