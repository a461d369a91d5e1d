package org.isomer.eval.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.metric.RankingDialect;
import org.isomer.eval.relation.score.RankingHeadline;
import org.isomer.eval.relation.score.RankingScores;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.examination.CutExamples;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Ranking;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * Ranks documents for the queries of the test split.
 *
 * @param title what reports print
 * @param judgedOnly whether a query ranks the documents that were judged for it, or all
 */
record RankingTask(
    String title,
    RelationData relations,
    Ranker ranker,
    boolean judgedOnly,
    RankingHeadline headline)
    implements ModelTask {
  @Override
  public PredictionKind predicts() {
    return PredictionKind.RANKINGS;
  }

  /** The samples are the queries for which something was judged. */
  @Override
  public Data data(Subject subject) {
    List<Map<Integer, Double>> grades = Ranker.grades(relations.split(Split.TEST));
    if (grades.stream().flatMap(each -> each.values().stream()).noneMatch(grade -> grade >= 1)) {
      throw new BadInputException(
          "%s: no test query has a relevant document (score 1 or more). Choose other data."
              .formatted(relations.task()));
    }
    return relations.data(Ranker.judged(grades).length);
  }

  @Override
  public InputSpec input(Subject subject) {
    return relations.input(subject);
  }

  @Override
  public Optional<RelationExamination> examination() {
    return relations.examination(new RelationExamination.Needs(false, false, true, this::judge));
  }

  @Override
  public Optional<CutExamples> encoding(Subject subject) {
    return relations.encoding(subject);
  }

  private List<String> judge(Relations all) {
    return new RankingJudge(relations.task(), all.title(), all.split(Split.TEST))
        .warnings(ranker.ignoreSame(), judgedOnly);
  }

  @Override
  public Examples scored(Subject subject) {
    return relations.first(Ranker.judged(Ranker.grades(relations.split(Split.TEST))));
  }

  @Override
  public Outcome measure(Subject subject) {
    long start = System.nanoTime();
    List<Ranking> rankings;
    try (PoolFeatures features = new PoolFeatures(subject, input(subject))) {
      RelatedExamples test = relations.split(Split.TEST);
      rankings =
          ranker.rank(test, features.of(test.pool(0)), features.of(test.pool(1)), judgedOnly);
    }
    return new Outcome(
        RankingScores.of(RankingDialect.TREC_EVAL, rankings, headline, BootstrapInterval.BCA),
        new Predictions(PredictionKind.RANKINGS, rankings),
        Optional.empty(),
        List.of(),
        Map.of("features and ranking", (System.nanoTime() - start) * 1e-9));
  }
}
