package org.isomer.eval.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.relation.score.SimilarityScores;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * Compares how alike frozen features are with how alike people find the examples, as the STS tasks
 * of SentEval and MTEB do. Nothing is trained and nothing chosen.
 */
public final class SimilarityOfPairs implements TaskPlugin<SimilarityOfPairs.Config> {
  /** Options of the similarity task. */
  public record Config(
      @Option(help = "Pairs of examples with a score each") Choice<Relations> relations) {}

  @Override
  public String name() {
    return "similarity";
  }

  @Override
  public String summary() {
    return "Correlation of the similarity of features with scores of pairs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return open(config, FileIndex.NONE);
  }

  @Override
  public ModelTask open(Config config, FileIndex index) {
    return new Comparing(new RelationData("task/similarity", config.relations(), index));
  }

  private record Comparing(RelationData relations) implements PairTask {
    @Override
    public String title() {
      return "similarity";
    }

    @Override
    public Optional<RelationExamination> examination() {
      return relations.examination(
          new RelationExamination.Needs(true, false, false, this::differing));
    }

    private List<String> differing(Relations all) {
      RelatedExamples test = all.split(Split.TEST);
      long scores = IntStream.range(0, test.size()).mapToDouble(test::grade).distinct().count();
      if (scores < 2) {
        throw new BadInputException(
            "task/similarity: all %d test relations of %s have the score %s, so there is nothing to correlate with. Take other data, or another column of scores."
                .formatted(test.size(), all.title(), test.grade(0)));
      }
      return List.of();
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      List<ScoredPair> pairs;
      try (PoolFeatures features = new PoolFeatures(subject, input(subject))) {
        pairs = Pairs.scored(relations.split(Split.TEST), features, grade -> grade);
      }
      return new Outcome(
          SimilarityScores.of(PairDialect.SCIPY, pairs, BootstrapInterval.BCA),
          new Predictions(PredictionKind.PAIRS, pairs),
          Optional.empty(),
          List.of(),
          Map.of("features", (System.nanoTime() - start) * 1e-9));
    }
  }
}
