package org.isomer.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.metric.further.RiskCoverage;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;
import org.junit.jupiter.api.Test;

class FewLabelTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final FeatureSet TRAIN = RecordedNumbers.examples(0, 60);
  private static final FeatureSet VALIDATION = RecordedNumbers.examples(60, 75);
  private static final FeatureSet TEST = RecordedNumbers.examples(75, 90);

  private record Options(@Option(help = "t") Choice<Task> task) {}

  @Test
  void theHeadlineIsTheMeanOverTheTries() {
    Outcome outcome = measure("{name: few-label, per-class: 3, tries: 4}", TEST);

    Map<String, Metric> metrics = outcome.scores().metrics();
    double[] tries =
        IntStream.range(0, 4)
            .mapToDouble(i -> metric(metrics, "accuracy, try " + i).value())
            .toArray();
    Metric mean = metric(metrics, "accuracy");
    assertThat(mean.value())
        .isCloseTo(IntStream.range(0, 4).mapToDouble(i -> tries[i]).sum() / 4, within(1e-12));
    assertThat(mean.interval().orElseThrow().method()).isEqualTo("Student t over 4 seeds");
    assertThat(outcome.scores().headline()).isEqualTo("accuracy");
    assertThat(outcome.scores().dialect()).isEqualTo("scikit-learn, mean of 4 tries");
    assertThat(tries)
        .as("the tries draw other examples")
        .isNotEqualTo(new double[] {tries[0], tries[0], tries[0], tries[0]});
  }

  @Test
  void triesThatAgreeSayNothingOfOthers() {
    Metric mean =
        metric(
            measure("{name: few-label, fraction: 1, tries: 3}", TEST).scores().metrics(),
            "accuracy");
    assertThat(mean.interval()).isEmpty();
  }

  @Test
  void keepsThePredictionsOfEveryTry() {
    Outcome outcome = measure("{name: few-label, fraction: 0.2, tries: 3}", TEST);

    List<Predictions> tries = outcome.predictions().tries();
    assertThat(tries).hasSize(3);
    for (int i = 0; i < 3; i++) {
      List<Prediction> predictions = tries.get(i).classes();
      double accuracy =
          predictions.stream().filter(Prediction::correct).count() / (double) predictions.size();
      assertThat(metric(outcome.scores().metrics(), "accuracy, try " + i).value())
          .isEqualTo(accuracy);
    }
    assertThat(outcome.selection()).isPresent();
  }

  @Test
  void aFurtherMetricIsTheMeanOverTheTries() {
    Predictions predictions =
        measure("{name: few-label, per-class: 3, tries: 3}", TEST).predictions();
    PredictionMetric riskCoverage = new RiskCoverage().create(new RiskCoverage.Config());
    List<String> classes = Collections.nCopies(3, "class");

    Metric mean = metric(FurtherMetrics.of(List.of(riskCoverage), classes, predictions), "AURC");

    assertThat(mean.value())
        .isCloseTo(
            predictions.tries().stream()
                .mapToDouble(each -> riskCoverage.of(classes, each))
                .average()
                .orElseThrow(),
            within(1e-12));
    assertThat(mean.interval().orElseThrow().method()).isEqualTo("Student t over 3 seeds");
  }

  @Test
  void resamplesAreOfTheMeanAccuracy() {
    Outcome outcome = measure("{name: few-label, per-class: 2, tries: 3}", TEST);

    double mean = metric(outcome.scores().metrics(), "accuracy").value();
    assertThat(outcome.scores().resamples()).hasSize(2000);
    assertThat(outcome.scores().resamples().stream().mapToDouble(r -> r).average().orElseThrow())
        .isCloseTo(mean, within(.01));
  }

  @Test
  void moreLabelsAreBetter() {
    assertThat(accuracy("{name: few-label, fraction: 1, tries: 1}"))
        .isGreaterThan(accuracy("{name: few-label, per-class: 1, tries: 5}"));
  }

  @Test
  void testLabelsDecideNothing() {
    FeatureSet relabelled = new FeatureSet(TEST.features(), new int[TEST.size()], TEST.ids());
    String yaml = "{name: few-label, per-class: 3, tries: 2, head: knn}";

    Outcome with = measure(yaml, TEST);
    Outcome without = measure(yaml, relabelled);

    assertThat(without.selection()).isEqualTo(with.selection());
    assertThat(without.predictions().classes())
        .extracting(Prediction::predicted)
        .isEqualTo(with.predictions().classes().stream().map(Prediction::predicted).toList());
  }

  @Test
  void titleAndBadHeads() {
    assertThat(task("{name: few-label, per-class: 5}").title())
        .isEqualTo("logistic regression, 5 per class");
    assertThatThrownBy(
            () -> task("{name: few-label, per-class: 5, head: {name: few-label, per-class: 1}}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/few-label: the head few-label is no task on feature vectors; take one such as"
                + " logistic-regression.");
  }

  private static double accuracy(String yaml) {
    return metric(measure(yaml, TEST).scores().metrics(), "accuracy").value();
  }

  private static Metric metric(Map<String, Metric> metrics, String name) {
    return Objects.requireNonNull(metrics.get(name), name);
  }

  private static Task task(String yaml) {
    return READER.bind(Options.class, "test", "task: " + yaml, List.of()).task().create();
  }

  private static Outcome measure(String yaml, FeatureSet test) {
    Splits splits = new Splits(TRAIN, VALIDATION, test, Collections.nCopies(3, "class"));
    return ((ModelTask) task(yaml)).measure(new FeaturesOnly(splits));
  }

  /** A subject of which nothing but features is known. */
  private record FeaturesOnly(Splits features) implements Subject {
    @Override
    public Model model() {
      throw new IllegalStateException("no model");
    }

    @Override
    public ClassData dataset() {
      throw new IllegalStateException("no data set");
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Console console() {
      throw new IllegalStateException("no console");
    }
  }
}
