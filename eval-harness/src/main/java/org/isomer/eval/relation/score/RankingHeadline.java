package org.isomer.eval.relation.score;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The metric of rankings that leaderboards show. */
public enum RankingHeadline {
  /** nDCG of the first ten. */
  NDCG_10("nDCG@10"),
  /** Mean average precision. */
  MAP("MAP"),
  /** Mean reciprocal rank. */
  MRR("MRR");

  private final String title;

  RankingHeadline(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  /** The one with a name as options of protocols have it. */
  static Optional<RankingHeadline> named(String option) {
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(option))
        .findFirst();
  }
}
