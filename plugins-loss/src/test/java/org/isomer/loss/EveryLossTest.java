package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.loss.InfoNce.Negatives;
import org.isomer.loss.Logistic.Measure;
import org.isomer.loss.MultipleNegativesRanking.Directions;
import org.isomer.loss.Triplet.Mining;
import org.isomer.spi.Choice;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all losses, or for those of a kind. */
class EveryLossTest {
  /**
   * A loss.
   *
   * @param symmetric whether both views play the same part
   * @param collapses whether it has a value at collapse that depends neither on lengths nor labels
   *     and is not also its best
   */
  record Case(String name, boolean symmetric, boolean collapses, Loss loss) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> losses() {
    return Stream.of(
        new Case("nt-xent", true, true, new NtXent().create(new NtXent.Config(0.5, 5))),
        new Case("decoupled", true, true, new Decoupled().create(new Decoupled.Config(0.5, 5))),
        new Case("sup-con", true, true, new SupCon().create(new SupCon.Config(0.5, 5))),
        new Case("info-nce given", false, true, infoNce(Negatives.GIVEN)),
        new Case("info-nce batch", false, true, infoNce(Negatives.BATCH)),
        new Case("info-nce both", false, true, infoNce(Negatives.BOTH)),
        new Case("multiple-negatives-ranking", false, true, ranking(Directions.ONE)),
        new Case("multiple-negatives-ranking both", true, true, ranking(Directions.BOTH)),
        new Case("matryoshka", true, true, matryoshka(List.of(0.5, 2.0))),
        new Case("matryoshka without weights", true, true, matryoshka(List.of())),
        new Case("cosent", true, false, new CoSent().create(new CoSent.Config(5))),
        new Case("angle", false, false, new Angle().create(new Angle.Config(5))),
        new Case(
            "cosine-regression",
            true,
            false,
            new CosineRegression().create(new CosineRegression.Config())),
        new Case("contrastive", true, true, contrastive(false)),
        new Case("contrastive supervised", true, true, contrastive(true)),
        new Case("triplet batch-all", true, true, triplet(Mining.BATCH_ALL, true)),
        new Case("triplet batch-hard", true, true, triplet(Mining.BATCH_HARD, false)),
        new Case("triplet semi-hard", true, true, triplet(Mining.SEMI_HARD, false)),
        new Case("triplet supervised", true, true, triplet(Mining.SEMI_HARD, true)),
        new Case("n-pair", false, false, nPair(0.002, false)),
        new Case("n-pair supervised", true, false, nPair(0.002, true)),
        new Case("n-pair unregularised", false, true, nPair(0, false)),
        new Case("logistic", true, true, logistic(Measure.COSINE, false)),
        new Case("logistic dot", true, false, logistic(Measure.DOT, false)),
        new Case("logistic supervised", true, false, logistic(Measure.COSINE, true)),
        new Case(
            "barlow-twins",
            true,
            true,
            new BarlowTwins().create(new BarlowTwins.Config(0.0051, 0.1))),
        new Case("vicreg", true, true, new VicReg().create(new VicReg.Config(25, 25, 1, 0.5))),
        new Case(
            "swapped-prediction",
            true,
            true,
            new SwappedPrediction().create(new SwappedPrediction.Config(0.1, 0.05, 3))),
        new Case(
            "negative-cosine",
            true,
            false,
            new NegativeCosine().create(new NegativeCosine.Config(1))),
        new Case(
            "normalized-mse", true, false, new NormalizedMse().create(new NormalizedMse.Config(1))),
        new Case(
            "mean-squared-error",
            true,
            false,
            new MeanSquaredError().create(new MeanSquaredError.Config())),
        new Case(
            "similarity-matrix",
            true,
            false,
            new SimilarityMatrix().create(new SimilarityMatrix.Config(1))));
  }

  private static Loss infoNce(Negatives negatives) {
    return new InfoNce().create(new InfoNce.Config(0.2, negatives, 0.5));
  }

  private static Loss ranking(Directions directions) {
    return new MultipleNegativesRanking()
        .create(new MultipleNegativesRanking.Config(5, directions, 4));
  }

  private static Loss matryoshka(List<Double> weights) {
    Choice<Loss> inner = new Choice<>(new NtXent(), new NtXent.Config(0.5, 5));
    return new Matryoshka().create(new Matryoshka.Config(inner, List.of(2, 4), weights));
  }

  private static Loss contrastive(boolean supervised) {
    return new Contrastive()
        .create(new Contrastive.Config(0.8, Distance.EUCLIDEAN, true, supervised));
  }

  private static Loss triplet(Mining mining, boolean supervised) {
    return new Triplet()
        .create(new Triplet.Config(0.3, mining, Distance.EUCLIDEAN, true, supervised));
  }

  private static Loss nPair(double regularization, boolean supervised) {
    return new NPair().create(new NPair.Config(regularization, supervised));
  }

  private static Loss logistic(Measure measure, boolean supervised) {
    return new Logistic().create(new Logistic.Config(0.1, -9, measure, supervised));
  }

  private static final int ROWS = 6;
  private static final int[] LABELS = {0, 1, -1, 1, 0, -1};
  private static final double[] SCORES = {0.2, 0.9, 0.4, 0.4, 1, 0};

  /** Two views with what the loss says that it needs. */
  private static Input input(Case each, double[][] queries, double[][] keys) {
    Set<LossInput> needs = each.loss().needs();
    Input input = Input.of(queries, keys);
    if (needs.contains(LossInput.NEGATIVES)) {
      input = input.withNegatives(Input.gaussian("negatives", 7, 4));
    }
    if (needs.contains(LossInput.PROTOTYPES)) {
      input = input.withPrototypes(Reference.unit(Input.gaussian("prototypes", 5, 4)));
    }
    if (needs.contains(LossInput.SCORES)) {
      input = input.withScores(SCORES);
    }
    return needs.contains(LossInput.LABELS) ? input.withLabels(LABELS) : input;
  }

  private static final double[][] Q = Input.gaussian("queries", ROWS, 4);
  private static final double[][] K = Input.gaussian("keys", ROWS, 4);

  @ParameterizedTest
  @MethodSource("losses")
  void isTheSameInFloat32(Case each) {
    double expected = LossBench.value(each.loss(), input(each, Q, K));
    assertThat(LossBench.valueFloat32(each.loss(), input(each, Q, K)))
        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void doesNotChangeWhenTheBatchIsPermuted(Case each) {
    int[] order = {3, 0, 5, 1, 4, 2};
    double[][] queries = Input.matrix(ROWS, 4, (i, j) -> Q[order[(int) i]][(int) j]);
    double[][] keys = Input.matrix(ROWS, 4, (i, j) -> K[order[(int) i]][(int) j]);
    Input permuted = input(each, queries, keys);
    if (!permuted.labels().isEmpty()) {
      permuted = permuted.withLabels(IntStream.of(order).map(i -> LABELS[i]).toArray());
    }
    if (!permuted.scores().isEmpty()) {
      permuted = permuted.withScores(IntStream.of(order).mapToDouble(i -> SCORES[i]).toArray());
    }
    assertThat(LossBench.value(each.loss(), permuted))
        .isCloseTo(LossBench.value(each.loss(), input(each, Q, K)), within(1e-11));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void doesNotChangeWhenViewsAreSwappedIfSymmetric(Case each) {
    double swapped = LossBench.value(each.loss(), input(each, K, Q));
    double expected = LossBench.value(each.loss(), input(each, Q, K));
    if (each.symmetric()) {
      assertThat(swapped).isCloseTo(expected, within(1e-11));
    } else {
      assertThat(swapped).isNotCloseTo(expected, within(1e-4));
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void zeroEmbeddingsHaveFiniteGradients(Case each) {
    double[][] zeros = new double[ROWS][4];
    LossBench.assertFiniteGradients(each.loss(), input(each, zeros, K));
    LossBench.assertFiniteGradients(each.loss(), input(each, Q, zeros));
    LossBench.assertFiniteGradients(each.loss(), input(each, zeros, zeros));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void hasTheStatedValueWhenAllEmbeddingsAreEqual(Case each) {
    double[][] ones = Input.matrix(ROWS, 4, (i, j) -> 1);
    Input input = input(each, ones, ones);
    input.negatives().forEach(EveryLossTest::fillWithOneDirection);
    input.prototypes().forEach(EveryLossTest::fillWithOneDirection);
    LossBench.Evaluation evaluation = LossBench.evaluate(each.loss(), input);
    evaluation
        .collapsed()
        .ifPresent(value -> assertThat(evaluation.loss()).isCloseTo(value, within(1e-9)));
    assertThat(evaluation.collapsed().isPresent()).isEqualTo(each.collapses());
  }

  private static void fillWithOneDirection(double[][] rows) {
    for (double[] row : rows) {
      Arrays.fill(row, 0.5);
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyPartIsAFiniteScalar(Case each) {
    List<Double> parts =
        new ArrayList<>(LossBench.evaluate(each.loss(), input(each, Q, K)).parts().values());
    assertThat(parts).allMatch(Double::isFinite);
  }
}
