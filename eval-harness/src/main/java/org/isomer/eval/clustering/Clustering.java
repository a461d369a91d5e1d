package org.isomer.eval.clustering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.clustering.score.ClusterScores;
import org.isomer.eval.metric.ClusterDialect;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.examination.Use;
import org.isomer.feature.FeatureReader;
import org.isomer.reports.record.Clustered;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * Clusters the frozen features of the test split, into as many clusters as there are classes, and
 * compares clusters with classes, as the clustering tasks of MTEB do. Each experiment starts from
 * other centres; every metric is the mean over the experiments, with a Student interval. Labels are
 * used for the scores alone.
 */
public final class Clustering implements TaskPlugin<Clustering.Config> {
  private static final String NAME = "task/clustering";

  /** Options of clustering. */
  public record Config(
      @Option(
              help = "How often the examples are clustered, with the seeds 0, 1, …",
              value = "10",
              min = 1,
              max = 1000)
          int experiments,
      @Option(
              help = "How many examples move centres in one step",
              value = "500",
              min = 1,
              max = 1e6)
          int batchSize,
      @Option(
              help = "How often as many examples are drawn as there are",
              value = "20",
              min = 1,
              max = 1e4)
          int passes) {}

  @Override
  public String name() {
    return "clustering";
  }

  @Override
  public String summary() {
    return "Mini-batch k-means on features, and how well clusters are classes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return new ClusteringTask(config);
  }

  private record ClusteringTask(Config config) implements ModelTask {
    @Override
    public String title() {
      return "clustering";
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.CLUSTERS;
    }

    @Override
    public Use use() {
      return Use.CLUSTERING;
    }

    @Override
    public Data data(Subject subject) {
      return Results.testSplit(subject);
    }

    @Override
    public InputSpec input(Subject subject) {
      return FeatureReader.spec(
          subject.dataset().split(Split.TRAIN), subject.model().preprocessing());
    }

    @Override
    public void requireLabels(ClassData data) {
      long test = data.split(Split.TEST).size();
      if (test < data.classes().size()) {
        throw new BadInputException(
            "%s: %s has %d classes, and no more than %s to find them in. Take data with a larger test split."
                .formatted(
                    NAME,
                    data.title(),
                    data.classes().size(),
                    test == 1 ? "1 test example" : test + " test examples"));
      }
    }

    @Override
    public Outcome measure(Subject subject) {
      FeatureSet test = subject.features().test();
      int classes = subject.features().classes().size();
      long start = System.nanoTime();
      MiniBatchKMeans means = new MiniBatchKMeans(classes, config.batchSize(), config.passes());
      List<List<Clustered>> tries = new ArrayList<>();
      for (int seed = 0; seed < config.experiments(); seed++) {
        int[] clusters = means.fit(test.features().rows(), seed);
        tries.add(
            IntStream.range(0, clusters.length)
                .mapToObj(i -> new Clustered(test.ids().get(i), test.labels()[i], clusters[i]))
                .toList());
      }
      return new Outcome(
          ClusterScores.of(ClusterDialect.SCIKIT_LEARN, tries, BootstrapInterval.BCA),
          Predictions.ofTries(PredictionKind.CLUSTERS, tries),
          Optional.empty(),
          List.of(),
          Map.of(title(), (System.nanoTime() - start) * 1e-9));
    }
  }
}
