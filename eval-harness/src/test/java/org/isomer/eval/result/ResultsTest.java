package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.head.NearestNeighbours;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Task;
import org.isomer.exhibit.Png;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Selection;
import org.isomer.reports.record.Subject;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureSet;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final List<String> CLASSES = List.of("ant", "bee", "cow");
  private static final FeatureSet TEST = RecordedNumbers.examples(75, 90);
  private static final Splits SPLITS =
      new Splits(RecordedNumbers.examples(0, 60), RecordedNumbers.examples(60, 75), TEST, CLASSES);
  private static final Choice<Task> KNN =
      new Choice<>(
          new NearestNeighbours(), new NearestNeighbours.Config(List.of(5, 10), List.of(.1)));

  @Test
  void testLabelsReachNoTask() {
    int[] otherLabels = new int[TEST.size()];
    FeatureSet relabelled = new FeatureSet(TEST.features(), otherLabels, TEST.ids());

    Evaluation with = Evaluation.of((FeatureTask) KNN.create(), SPLITS);
    Evaluation without =
        Evaluation.of(
            (FeatureTask) KNN.create(),
            new Splits(SPLITS.train(), SPLITS.validation(), relabelled, CLASSES));

    assertThat(without.selection()).isEqualTo(with.selection());
    assertThat(without.predictions()).isEqualTo(with.predictions());
  }

  @Test
  void aResultSurvivesTheStore(@TempDir Path folder) {
    Evaluation evaluation = Evaluation.of((FeatureTask) KNN.create(), SPLITS);
    Identity identity =
        new Identity(
            "knn-insects",
            new Protocol("knn", "kNN", Map.of("k", "[5, 10]", "temperature", "[0.1]")),
            new Data("insects", "abc", "test", TEST.size(), CLASSES),
            new Subject("raw", Optional.empty(), Optional.empty(), Optional.empty()),
            new ResultKey("m", "p", "abc", "q", Results.METRICS, Optional.empty()),
            Optional.empty(),
            Optional.of(3L),
            List.of("one image is in both splits"),
            new Provenance(
                "none",
                "",
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Instant.parse("2026-11-28T00:00:00Z")));

    Result result =
        Results.of(
            identity,
            FeatureOutcome.of((FeatureTask) KNN.create(), SPLITS, false),
            List.of(FeatureFigures.map(SPLITS, TEST.ids()::get)));

    ResultStore.write(folder, result);
    Result read = ResultStore.read(List.of(folder)).get(0);
    assertThat(read.predictions()).isEqualTo(result.predictions());
    assertThat(read.artifacts()).isEqualTo(result.artifacts());
    assertThat(read.record().metrics()).isEqualTo(result.record().metrics());
    assertThat(read.record().selection()).isEqualTo(result.record().selection());

    Prediction first = result.predictions().classes().get(0);
    assertThat(first.id()).isEqualTo("example 75");
    assertThat(first.truth()).isEqualTo(TEST.labels()[0]);
    assertThat(first.predicted()).isEqualTo(evaluation.predictions().get(0).label());
    assertThat(result.record().headlineMetric().value())
        .isEqualTo(
            result.predictions().classes().stream().filter(Prediction::correct).count() / 15.0);
    Selection selection = result.record().selection().orElseThrow();
    assertThat(selection.split()).isEqualTo("validation");
    assertThat(selection.trials()).hasSize(2);
    assertThat(selection.chosen().score()).isEqualTo(evaluation.selection().winner().score());
  }

  @Test
  void aNumberThatIsNotFiniteIsNamedWithModelAndTask() {
    FeatureTask broken =
        new FeatureTask() {
          @Override
          public String title() {
            return "a broken head";
          }

          @Override
          public Fitted fit(FeatureSet train, FeatureSet validation, int classes) {
            return new Fitted(
                List.of(
                    features ->
                        List.of(
                            org.isomer.eval.spi.Prediction.byLogits(
                                new float[] {1, Float.NaN, 0}))),
                org.isomer.eval.spi.Selection.best(List.of(new Candidate(Map.of(), 1))));
          }
        };

    assertThatThrownBy(() -> Results.measure(broken, new RawSubject(), false))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "raw pixels, a broken head: the classifier gives the logit NaN, so nothing can be"
                + " measured. Look whether features of the model are very large or hardly differ; where"
                + " the task has a learning rate, lower it.");
  }

  /** Features of no model in particular. */
  private static final class RawSubject implements org.isomer.eval.spi.Subject {
    @Override
    public Model model() {
      return new RawInputs(
          "raw pixels", "", List.of(), InputSpec.of("numbers", TensorSpec.floats("values", 5)));
    }

    @Override
    public ClassData dataset() {
      throw new IllegalStateException("no data set");
    }

    @Override
    public Splits features() {
      return SPLITS;
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

  @Test
  void theMapShowsTheTestExamples() {
    EmbeddingPlot map = FeatureFigures.map(SPLITS, TEST.ids()::get);

    assertThat(map.points()).extracting(EmbeddingPlot.Point::id).isEqualTo(TEST.ids());
    assertThat(map.points())
        .extracting(EmbeddingPlot.Point::label)
        .containsExactlyElementsOf(Arrays.stream(TEST.labels()).boxed().toList());
    assertThat(map.caption()).startsWith("t-SNE map of 15 test examples");
  }

  @Test
  void neighboursAreOfTheFirstExampleOfEachClass() {
    Png picture = Png.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));

    Neighbours gallery = FeatureFigures.neighbours(SPLITS, test -> picture, train -> picture);

    assertThat(gallery.rows()).extracting(Neighbours.Row::name).isEqualTo(CLASSES);
    for (Neighbours.Row row : gallery.rows()) {
      assertThat(row.nearest()).hasSize(8);
      assertThat(row.nearest())
          .extracting(Neighbours.Neighbour::similarity)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      for (Neighbours.Neighbour neighbour : row.nearest()) {
        assertThat(neighbour.sameClass()).isEqualTo(neighbour.name().equals(row.name()));
      }
    }
  }
}
