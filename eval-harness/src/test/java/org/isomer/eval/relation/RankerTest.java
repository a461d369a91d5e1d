package org.isomer.eval.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.relation.SplitRelations;
import org.isomer.data.relation.SplitRelations.Part;
import org.isomer.eval.metric.RankingDialect;
import org.isomer.eval.relation.score.RankingHeadline;
import org.isomer.eval.relation.score.RankingScores;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.reports.record.Ranking;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Findings;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final FeatureMatrix FEATURES =
      new FeatureMatrix(new float[][] {{1, 0}, {0, 1}, {1, 1}});

  /** Of q0 document d0 is relevant, d1 and d2 of q1 are not, and nobody judged one of q2. */
  private static final RelatedExamples TEST = test();

  private static RelatedExamples test() {
    NamedExamples queries = new NamedExamples(List.of("q0", "q1", "q2"));
    NamedExamples documents = new NamedExamples(List.of("d0", "d1", "d2"));
    Part none =
        new Part(
            List.of(queries, documents),
            List.of(new int[0], new int[0]),
            Optional.of(new double[0]));
    Part judged =
        new Part(
            List.of(queries, documents),
            List.of(new int[] {0, 1, 1}, new int[] {0, 1, 2}),
            Optional.of(new double[] {1, 0, -1}));
    return new SplitRelations(
            "judged",
            List.of("query", "document"),
            Map.of(Split.TRAIN, none, Split.VALIDATION, none, Split.TEST, judged),
            Findings.NONE)
        .split(Split.TEST);
  }

  /** trec_eval: only queries without any judgement are ignored; 0 is the mean's share of others. */
  @Test
  void aJudgedQueryWithoutARelevantDocumentScoresZero() {
    List<Ranking> rankings =
        new Ranker(Similarity.COSINE, 10, false).rank(TEST, FEATURES, FEATURES, false);

    assertThat(rankings).extracting(Ranking::id).containsExactly("q0", "q1");
    Scores scores =
        RankingScores.of(
            RankingDialect.TREC_EVAL, rankings, RankingHeadline.NDCG_10, BootstrapInterval.BCA);
    assertThat(scores.metrics())
        .allSatisfy(
            (name, metric) -> {
              assertThat(metric.value()).as(name).isEqualTo(0.5);
              assertThat(metric.samples()).isEqualTo(2);
            });
  }

  @Test
  void suchQueriesAndNegativeScoresAreSaid() {
    assertThat(new RankingJudge("task/retrieval", "judged", TEST).warnings(false, false))
        .containsExactly(
            "judged: 1 of the 2 judged test queries have no relevant document and score 0, as trec_eval has it. Take their judgements out if they are not to count.",
            "judged: 1 of the 3 test relations have a score below 0, which counts as 0. Write 0 if that is meant.");
  }
}
