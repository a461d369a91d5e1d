package org.isomer.eval.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.BinaryThreshold;
import org.isomer.eval.metric.RankCorrelation;
import org.isomer.eval.metric.RankedGains;
import org.isomer.eval.metric.RankingArea;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.VMeasure;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.reports.record.Ranking;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.RelatedExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics against a thousand random cases each of reference implementations. */
class ReferenceCasesTest {
  private static final double ROUNDING = 1e-9;

  private static List<JsonNode> cases(String kind) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream file = ReferenceCasesTest.class.getResourceAsStream("cases.jsonl");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      ObjectMapper json = new ObjectMapper();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode read = json.readTree(line);
        if (read.get("kind").asText().equals(kind)) {
          cases.add(read);
        }
      }
    }
    assertThat(cases).hasSize(1000);
    return cases;
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static int[] integers(JsonNode list) {
    return Arrays.stream(numbers(list)).mapToInt(number -> (int) number).toArray();
  }

  private static void same(JsonNode read, String name, double value) {
    assertThat(value)
        .as("%s of %s", name, read)
        .isCloseTo(read.get(name).asDouble(), within(ROUNDING));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1060, -600, 0, 600, 1020})
  void aCorrelationDoesNotDependOnTheUnit(int exponent) {
    double[] first = {1, 4, 2, 8, 5};
    double[] second = {2, 3, 3, 7, 1};
    int[] once = {1, 1, 1, 1, 1};
    double[] scaled = Arrays.stream(second).map(x -> Math.scalb(x, exponent)).toArray();

    RankCorrelation plain = RankCorrelation.of(first, second);
    assertThat(RankCorrelation.of(first, scaled).pearson(once)).isEqualTo(plain.pearson(once));
    assertThat(RankCorrelation.of(scaled, first).spearman(once)).isEqualTo(plain.spearman(once));
  }

  /**
   * Of each case also where samples are drawn twice, which must be as if they stood there twice.
   */
  @Test
  void correlationsAreThoseOfScipy() throws IOException {
    for (JsonNode read : cases("correlation")) {
      double[] first = numbers(read.get("first"));
      double[] second = numbers(read.get("second"));
      int[] once = new int[first.length];
      Arrays.fill(once, 1);
      RankCorrelation correlation = RankCorrelation.of(first, second);
      same(read, "spearman", correlation.spearman(once));
      same(read, "pearson", correlation.pearson(once));

      int[] counts = IntStream.range(0, first.length).map(i -> (i * 7 + 1) % 3).toArray();
      int[] drawn =
          IntStream.range(0, counts.length)
              .flatMap(i -> IntStream.generate(() -> i).limit(counts[i]))
              .toArray();
      int[] all = new int[drawn.length];
      Arrays.fill(all, 1);
      RankCorrelation expanded =
          RankCorrelation.of(
              Arrays.stream(drawn).mapToDouble(i -> first[i]).toArray(),
              Arrays.stream(drawn).mapToDouble(i -> second[i]).toArray());
      double expected = expanded.spearman(all);
      if (Double.isNaN(expected)) {
        assertThat(correlation.spearman(counts)).isNaN();
      } else {
        assertThat(correlation.spearman(counts)).isCloseTo(expected, within(ROUNDING));
        assertThat(correlation.pearson(counts)).isCloseTo(expanded.pearson(all), within(ROUNDING));
      }
    }
  }

  @Test
  void averagePrecisionAndBestThresholdsAreThoseOfScikitLearn() throws IOException {
    for (JsonNode read : cases("binary")) {
      double[] scores = numbers(read.get("scores"));
      boolean[] truth = new boolean[scores.length];
      int[] once = new int[scores.length];
      for (int i = 0; i < truth.length; i++) {
        truth[i] = read.get("truth").get(i).asInt() == 1;
        once[i] = 1;
      }
      same(read, "precision", AveragePrecision.of(scores, truth).value(RankingArea.STEPS, once));
      BinaryThreshold f1 =
          BinaryThreshold.best(scores, truth, counts -> Ratio.F1.of(counts, ZeroDivision.ZERO));
      same(read, "f1", f1.quality());
      BinaryThreshold accuracy =
          BinaryThreshold.best(
              scores, truth, counts -> 0.0 - counts.falsePositives() - counts.falseNegatives());
      same(read, "accuracy", 1 + accuracy.quality() / scores.length);
      long right =
          IntStream.range(0, scores.length)
              .filter(i -> (scores[i] >= accuracy.value()) == truth[i])
              .count();
      same(read, "accuracy", (double) right / scores.length);
    }
  }

  @Test
  void rankingsAreThoseOfTrecEval() throws IOException {
    for (JsonNode read : cases("ranking")) {
      List<String> documents = new ArrayList<>();
      read.get("scores").fieldNames().forEachRemaining(documents::add);
      float[][] answering = new float[documents.size()][];
      List<Integer> judged = new ArrayList<>();
      List<Double> grades = new ArrayList<>();
      for (int i = 0; i < documents.size(); i++) {
        answering[i] = new float[] {(float) read.get("scores").get(documents.get(i)).asDouble()};
        JsonNode grade = read.get("grades").path(documents.get(i));
        if (!grade.isMissingNode()) {
          judged.add(i);
          grades.add(grade.asDouble());
        }
      }
      RelatedExamples related =
          new RelatedExamples(
              List.of(new NamedExamples(List.of("q")), new NamedExamples(documents)),
              List.of(
                  new int[judged.size()], judged.stream().mapToInt(Integer::intValue).toArray()),
              Optional.of(grades.stream().mapToDouble(Double::doubleValue).toArray()));
      int depth = read.get("depth").asInt();
      Ranking ranking =
          new Ranker(Similarity.DOT, depth, true)
              .rank(
                  related,
                  new FeatureMatrix(new float[][] {{1}}),
                  new FeatureMatrix(answering),
                  false)
              .get(0);
      assertThat(ranking.documents()).hasSize(Math.min(depth, documents.size()));
      RankedGains gains =
          new RankedGains(
              ranking.grades().stream().mapToDouble(Double::doubleValue).toArray(),
              ranking.missed().stream().mapToDouble(Double::doubleValue).toArray());
      for (int k : new int[] {1, 3, 10}) {
        same(read, "ndcg " + k, gains.discountedGain(k, grade -> grade));
        same(read, "recall " + k, gains.recall(k));
      }
      same(read, "map", gains.averagePrecision(depth));
      same(read, "mrr", gains.reciprocalRank(depth));
    }
  }

  @Test
  void clustersAreJudgedAsByScikitLearn() throws IOException {
    for (JsonNode read : cases("clusters")) {
      int[] truth = integers(read.get("truth"));
      VMeasure measure =
          VMeasure.of(
              truth, integers(read.get("clusters")), IntStream.range(0, truth.length).toArray());
      same(read, "v", measure.value());
      same(read, "homogeneity", measure.homogeneity());
      same(read, "completeness", measure.completeness());
    }
  }
}
