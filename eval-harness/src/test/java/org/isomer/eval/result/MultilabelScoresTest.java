package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MultilabelScoresTest {
  /** The worked example of the reference: true sets {}, {0, 1, 2}, {1, 2}. */
  private static final List<LabelSet> EXAMPLE =
      List.of(
          new LabelSet("a", List.of(), List.of(0.0, 0.1, 0.2)),
          new LabelSet("b", List.of(0, 1, 2), List.of(0.9, 0.8, 0.7)),
          new LabelSet("c", List.of(1, 2), List.of(0.5, 0.6, 0.4)));

  @ParameterizedTest
  @CsvSource({"SCIKIT_LEARN, .5", "ZERO_DIVISION_ONE, .833333"})
  void workedExample(MultilabelDialect dialect, double samplesF1) {
    Scores scores = MultilabelScores.of(dialect, 3, EXAMPLE);

    assertThat(value(scores, "micro F1")).isCloseTo(.8, within(1e-12));
    assertThat(value(scores, "subset accuracy")).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(value(scores, "samples F1")).isCloseTo(samplesF1, within(5e-7));
    assertThat(scores.classScores())
        .extracting(each -> each.precision())
        .containsExactly(.5, 1.0, 1.0);
    assertThat(scores.classScores())
        .extracting(each -> each.recall())
        .containsExactly(1.0, 1.0, .5);
    assertThat(scores.headline()).isEqualTo("mAP");
    assertThat(scores.resamples()).hasSize(2000);
  }

  @Test
  void aClassThatNoSampleHasIsNoPartOfTheMeanPrecision() {
    List<LabelSet> wider =
        EXAMPLE.stream()
            .map(
                set -> {
                  List<Double> more = new ArrayList<>(set.scores().orElseThrow());
                  more.add(.3);
                  return new LabelSet(set.id(), set.truth(), more);
                })
            .toList();

    Scores scores = MultilabelScores.of(MultilabelDialect.SCIKIT_LEARN, 4, wider);

    assertThat(value(scores, "mAP"))
        .isEqualTo(value(MultilabelScores.of(MultilabelDialect.SCIKIT_LEARN, 3, EXAMPLE), "mAP"));
    assertThat(scores.classScores().get(3).further()).isEmpty();
    assertThat(scores.classScores().get(0).further()).containsEntry("AP", 1.0);
  }

  static List<String> scikitLearnCases() {
    return RecordedNumbers.lines(MultilabelScoresTest.class, "scikit-learn-multilabel-cases.txt");
  }

  /** Each line: zero_division, truth, scores in hundredths, = the metrics in their order. */
  @ParameterizedTest
  @MethodSource("scikitLearnCases")
  void agreesWithScikitLearn(String line) {
    String[] fields = line.substring(0, line.indexOf('=')).trim().split(" ", -1);
    String[] truth = fields[1].split(",", -1);
    String[] scores = fields[2].split(";", -1);
    List<LabelSet> predictions = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      String answers = truth[i];
      predictions.add(
          new LabelSet(
              String.valueOf(i),
              IntStream.range(0, answers.length())
                  .filter(label -> answers.charAt(label) == '1')
                  .boxed()
                  .toList(),
              Arrays.stream(scores[i].split(",", -1))
                  .map(score -> Integer.parseInt(score) / 100.0)
                  .toList()));
    }
    MultilabelDialect dialect =
        fields[0].equals("0")
            ? MultilabelDialect.SCIKIT_LEARN
            : MultilabelDialect.ZERO_DIVISION_ONE;

    Scores computed = MultilabelScores.of(dialect, truth[0].length(), predictions);

    double[] expected = RecordedNumbers.expected(line);
    double[] values = computed.metrics().values().stream().mapToDouble(Metric::value).toArray();
    assertThat(values).containsExactly(expected, within(1e-12));
    assertThat(Objects.requireNonNull(computed.metrics().get("Hamming loss")).scale())
        .isEqualTo(Scale.ERROR);
  }

  /** As probabilities in double precision they tie, and the mean is .651. */
  @Test
  void logitsFarFromZeroAreStillRanked() {
    String[] truth =
        ("000,111,011,001,000,010,010,101,001,001,010,011,011,000,110,001,101,010,100,100,001,010,"
                + "010,110")
            .split(",", -1);
    String[] logits =
        ("6.181,-51.898,53.747;12.091,17.933,13.05;58.018,68.363,31.738;-68.161,25.268,26.71;"
                + "-76.325,36.84,-71.802;-19.346,89.594,-26.72;-3.246,170.326,-31.014;14.442,-110.205,77.714;"
                + "-21.135,15.905,62.145;-28.718,-43.279,58.814;9.614,67.179,6.027;114.071,118.747,-4.565;"
                + "104.012,110.869,33.515;54.423,1.059,-36.913;51.989,30.394,2.887;64.129,-19.503,115.249;"
                + "202.539,-72.875,105.451;-18.386,26.445,-61.551;89.083,26.032,-31.895;93.263,43.333,17.794;"
                + "52.12,27.684,119.28;109.598,127.39,7.768;42.597,34.853,-20.262;137.593,127.847,92.902")
            .split(";", -1);
    List<LabelSet> predictions =
        IntStream.range(0, truth.length)
            .mapToObj(
                i ->
                    LabelSet.ofLogits(
                        String.valueOf(i),
                        labels(truth[i], '1'),
                        Arrays.stream(logits[i].split(",", -1)).map(Double::valueOf).toList(),
                        Optional.empty()))
            .toList();

    Scores scores = MultilabelScores.of(MultilabelDialect.SCIKIT_LEARN, 3, predictions);

    assertThat(value(scores, "mAP")).isCloseTo(0.800161810856998, within(1e-12));
    assertThat(predictions.get(0).predicted(0)).isTrue();
    assertThat(predictions.get(0).predicted(1)).isFalse();
  }

  /** ? marks a class for which a sample is not judged. */
  private static List<LabelSet> partlyJudged(String truth, String scores) {
    String[] answers = truth.split(",", -1);
    String[] numbers = scores.split(";", -1);
    return IntStream.range(0, answers.length)
        .mapToObj(
            i ->
                new LabelSet(
                    String.valueOf(i),
                    labels(answers[i], '1'),
                    Optional.of(
                        Arrays.stream(numbers[i].split(",", -1))
                            .map(score -> Integer.parseInt(score) / 100.0)
                            .toList()),
                    Optional.of(labels(answers[i], '?')),
                    Optional.empty()))
        .toList();
  }

  private static List<Integer> labels(String answers, char asked) {
    return IntStream.range(0, answers.length())
        .filter(label -> answers.charAt(label) == asked)
        .boxed()
        .toList();
  }

  /**
   * The first from scikit-learn's average_precision_score on the judged samples of each class, the
   * others from a transcription of VOC's programs.
   */
  @ParameterizedTest
  @CsvSource({
    "SCIKIT_LEARN, .5103655603655602, .46046176046176046, .7333333333333333, .33730158730158727",
    "VOC2007, .5898268398268397, .5833333333333333, .7575757575757577, .4285714285714285",
    "VOC2010, .5873015873015873, .5833333333333334, .7499999999999999, .4285714285714286"
  })
  void averagePrecisionOfSamplesThatAreJudged(
      MultilabelDialect dialect, double mean, double first, double second, double third) {
    List<LabelSet> predictions =
        partlyJudged(
            "11?,0??,100,1?0,01?,1?0,111,100,1?1,00?,001,010",
            "67,80,2;80,46,51;63,28,97;5,27,38;57,40,13;4,0,4;14,99,19;65,75,23;28,43,26;97,17,89;79,84,11;39,62,49");

    Scores scores = MultilabelScores.of(dialect, 3, predictions);

    assertThat(scores.dialect()).isEqualTo(dialect.title());
    assertThat(value(scores, "mAP")).isCloseTo(mean, within(1e-12));
    assertThat(MultilabelScores.meanPrecision(dialect, 3, predictions))
        .isEqualTo(value(scores, "mAP"));
    assertThat(scores.classScores())
        .extracting(each -> Objects.requireNonNull(each.further().get("AP")))
        .usingElementComparator((one, two) -> Math.abs(one - two) < 1e-12 ? 0 : 1)
        .containsExactly(first, second, third);
    assertThat(value(scores, "micro F1")).isCloseTo(.4444444444444444, within(1e-12));
    assertThat(value(scores, "macro F1")).isCloseTo(.36507936507936506, within(1e-12));
    assertThat(value(scores, "samples F1")).isCloseTo(.3194444444444444, within(1e-12));
    assertThat(value(scores, "Hamming loss")).isCloseTo(.5357142857142857, within(1e-12));
    assertThat(value(scores, "subset accuracy")).isCloseTo(1 / 6.0, within(1e-12));
  }

  private static double value(Scores scores, String name) {
    return Objects.requireNonNull(scores.metrics().get(name), name).value();
  }
}
