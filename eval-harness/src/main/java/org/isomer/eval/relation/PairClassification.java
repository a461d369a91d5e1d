package org.isomer.eval.relation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.relation.score.PairClassificationScores;
import org.isomer.eval.relation.score.PairThresholds;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Selection;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;

/**
 * Tells pairs that belong together from others by how alike their frozen features are, as the pair
 * classification of MTEB does, with one difference: which similarity, and from where on, is chosen
 * on validation pairs, where MTEB takes the best on test.
 */
public final class PairClassification implements TaskPlugin<PairClassification.Config> {
  private static final String NAME = "task/pair-classification";
  private static final String USUAL = "1";

  /** With more different scores than no, perhaps and yes need, they are grades. */
  private static final int FEW = 3;

  /** Options of pair classification. */
  public record Config(
      @Option(help = "Pairs of examples; a pair without a score is positive")
          Choice<Relations> relations,
      @Option(help = "From which score on a pair is positive", value = USUAL, min = -1e9, max = 1e9)
          double positiveFrom) {}

  @Override
  public String name() {
    return "pair-classification";
  }

  @Override
  public String summary() {
    return "Tells pairs that belong together from others by the similarity of features";
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
    return new Telling(new RelationData(NAME, config.relations(), index), config.positiveFrom());
  }

  private record Telling(RelationData relations, double positiveFrom) implements PairTask {
    @Override
    public String title() {
      return "pair classification";
    }

    @Override
    public Optional<RelationExamination> examination() {
      return relations.examination(
          new RelationExamination.Needs(true, true, false, this::ofBothKinds));
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      List<ScoredPair> validation;
      List<ScoredPair> test;
      try (PoolFeatures features = new PoolFeatures(subject, input(subject))) {
        validation = scored(Split.VALIDATION, features);
        test = scored(Split.TEST, features);
      }
      Selection selection = PairThresholds.choose(validation);
      return new Outcome(
          PairClassificationScores.of(
              PairDialect.SCIPY, test, PairThresholds.of(selection), BootstrapInterval.BCA),
          new Predictions(PredictionKind.PAIRS, test),
          Optional.of(selection),
          List.of(),
          Map.of("features", (System.nanoTime() - start) * 1e-9));
    }

    private List<ScoredPair> scored(Split split, PoolFeatures features) {
      return Pairs.scored(relations.split(split), features, grade -> isPositive(grade) ? 1.0 : 0.0);
    }

    private boolean isPositive(double grade) {
      return grade >= positiveFrom;
    }

    private List<String> ofBothKinds(Relations all) {
      for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
        RelatedExamples related = all.split(split);
        long positive =
            IntStream.range(0, related.size())
                .filter(pair -> isPositive(related.grade(pair)))
                .count();
        if (positive == 0 || positive == related.size()) {
          throw new BadInputException(
              "%s: of the %d %s pairs of %s %d are positive (score from %s on), so there is nothing to tell apart. Change positive-from, or choose other data."
                  .formatted(
                      NAME,
                      related.size(),
                      split.name().toLowerCase(Locale.ROOT),
                      all.title(),
                      positive,
                      positiveFrom));
        }
      }
      return graded(all.split(Split.TEST), all.title());
    }

    private List<String> graded(RelatedExamples related, String title) {
      long different =
          IntStream.range(0, related.size()).mapToDouble(related::grade).distinct().count();
      if (different <= FEW || positiveFrom != Double.parseDouble(USUAL)) {
        return List.of();
      }
      return List.of(
          "%s: the test pairs of %s have %d different scores, and one from 1 on makes a pair positive. State positive-from if another one does."
              .formatted(NAME, title, different));
    }
  }
}
