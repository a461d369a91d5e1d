package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The losses on pairs of rows: margin, N-pair and logistic. */
class PairLossTest {
  private static final int[] CLASSES = {0, 1, 0, -1, 1};

  private static Input random(boolean supervised) {
    Input input = Input.random("pairs", 2, 5, 3);
    return supervised ? input.withLabels(CLASSES) : input;
  }

  /** Whether two rows of the pool belong together. */
  private static boolean together(int i, int j, boolean supervised) {
    int a = i % 5;
    int b = j % 5;
    return a == b || (supervised && CLASSES[a] >= 0 && CLASSES[a] == CLASSES[b]);
  }

  private static Loss contrastive(
      double margin, Distance distance, boolean normalize, boolean supervised) {
    return new Contrastive()
        .create(new Contrastive.Config(margin, distance, normalize, supervised));
  }

  @ParameterizedTest
  @CsvSource({
    "EUCLIDEAN,true,false", "EUCLIDEAN,false,true", "SQUARED_EUCLIDEAN,true,true",
    "SQUARED_EUCLIDEAN,false,false", "COSINE,true,false", "COSINE,false,true"
  })
  void contrastiveEqualsALoopReferenceAndItsCentralDifferences(
      Distance distance, boolean normalize, boolean supervised) {
    LossBench.assertEquals(
        contrastive(1.1, distance, normalize, supervised),
        random(supervised),
        of -> {
          double[][] pool = Reference.pool(of);
          double[][] rows = normalize ? Reference.unit(pool) : pool;
          double attraction = 0;
          double repulsion = 0;
          int positives = 0;
          int negatives = 0;
          for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
              double d = Reference.distance(distance, rows[i], rows[j]);
              if (i != j && together(i, j, supervised)) {
                attraction += d * d;
                positives++;
              } else if (i != j) {
                repulsion += Math.pow(Math.max(0, 1.1 - d), 2);
                negatives++;
              }
            }
          }
          return attraction / positives + repulsion / negatives;
        });
  }

  @Test
  void contrastiveHasThePeersValues() {
    // Of PyTorch 2.13: cdist of normalised rows, both means by the definition.
    LossBench.assertGolden(
        contrastive(1, Distance.EUCLIDEAN, true, false), Input.golden(), 1.125495005017);
    Input labelled = Input.golden().withLabels(0, 0, 1, 1);
    Loss supervised = contrastive(1, Distance.EUCLIDEAN, true, true);
    LossBench.assertGolden(supervised, labelled, 2.792676311117);
    // Of pytorch-metric-learning 2.9.0: ContrastiveLoss(0, 0) on squared distances, MeanReducer.
    assertThat(LossBench.evaluate(supervised, labelled).part("attraction"))
        .isCloseTo(2.656788666625, within(1e-9));
  }

  @Test
  void contrastiveVanishesWithItsGradientOnceTheMarginIsMet() {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    assertVanishes(contrastive(1.4, Distance.EUCLIDEAN, true, false), Input.of(identity, identity));
  }

  static void assertVanishes(Loss loss, Input input) {
    LossBench.Evaluation evaluation = LossBench.evaluate(loss, input);
    assertThat(evaluation.loss()).isCloseTo(0, within(1e-20));
    for (double[][] gradient : evaluation.gradients()) {
      for (double[] row : gradient) {
        assertThat(row).containsOnly(0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0.3,false", "0.3,true"})
  void nPairEqualsALoopReferenceAndItsCentralDifferences(
      double regularization, boolean supervised) {
    LossBench.assertEquals(
        new NPair().create(new NPair.Config(regularization, supervised)),
        random(supervised),
        of -> {
          double[][] pool = Reference.pool(of);
          double lengths = 0;
          for (double[] row : pool) {
            lengths += Reference.dot(row, row) / pool.length;
          }
          return nPair(of, supervised) + regularization * lengths;
        });
  }

  private static double nPair(Input input, boolean supervised) {
    double[][] anchors = supervised ? Reference.pool(input) : input.views().get(0);
    double[][] others = supervised ? anchors : input.views().get(1);
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < anchors.length; i++) {
      for (int p = 0; p < others.length; p++) {
        if ((supervised && i == p) || !together(i, p, supervised)) {
          continue;
        }
        double inner = 1;
        for (int n = 0; n < others.length; n++) {
          if (!together(i, n, supervised)) {
            inner +=
                Math.exp(
                    Reference.dot(anchors[i], others[n]) - Reference.dot(anchors[i], others[p]));
          }
        }
        sum += Math.log(inner);
        pairs++;
      }
    }
    return sum / pairs;
  }

  @Test
  void nPairHasThePeersValue() {
    // Of PyTorch 2.13: cross_entropy(A @ B.T, arange(4)).
    LossBench.assertGolden(
        new NPair().create(new NPair.Config(0, false)), Input.golden(), 0.927449093716);
  }

  @Test
  void nPairWithOneNegativeIsTheLogisticLossOfTheDifference() {
    double[][] a = Input.gaussian("a", 2, 3);
    double[][] b = Input.gaussian("b", 2, 3);
    double expected =
        (softplus(Reference.dot(a[0], b[1]) - Reference.dot(a[0], b[0]))
                + softplus(Reference.dot(a[1], b[0]) - Reference.dot(a[1], b[1])))
            / 2;
    assertThat(LossBench.value(new NPair().create(new NPair.Config(0, false)), Input.of(a, b)))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"COSINE,false", "COSINE,true", "DOT,false", "DOT,true"})
  void logisticEqualsALoopReferenceAndItsCentralDifferences(
      Logistic.Measure measure, boolean supervised) {
    ToDoubleBiFunction<double[], double[]> similarity =
        measure == Logistic.Measure.COSINE ? Reference::cosine : Reference::dot;
    LossBench.assertEquals(
        new Logistic().create(new Logistic.Config(0.5, -1, measure, supervised)),
        random(supervised),
        of -> {
          double[][] anchors = supervised ? Reference.pool(of) : of.views().get(0);
          double[][] others = supervised ? anchors : of.views().get(1);
          double sum = 0;
          for (int i = 0; i < anchors.length; i++) {
            for (int j = 0; j < others.length; j++) {
              double logit = similarity.applyAsDouble(anchors[i], others[j]) / 0.5 - 1;
              if (!supervised || i != j) {
                sum += softplus(together(i, j, supervised) ? -logit : logit);
              }
            }
          }
          return sum / anchors.length;
        });
  }

  @Test
  void logisticHasThePeersValues() {
    // Of PyTorch 2.13: -logsigmoid(z * logits).sum() / 4, SigLIP's form.
    LossBench.assertGolden(
        new Logistic().create(new Logistic.Config(0.1, -10, Logistic.Measure.COSINE, false)),
        Input.golden(),
        5.206674215903);
    LossBench.assertGolden(
        new Logistic().create(new Logistic.Config(0.5, -1, Logistic.Measure.DOT, false)),
        Input.golden(),
        1.671833243653);
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }
}
