package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.isomer.data.Subset;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.neighbour.CosineBank;
import org.isomer.eval.neighbour.NearestRows;
import org.isomer.eval.projection.StochasticNeighbourEmbedding;
import org.isomer.eval.spi.Splits;
import org.isomer.exhibit.Exhibit;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/** What features look like. */
public final class FeatureFigures {
  /** The most examples of a map. */
  public static final int POINTS = 1000;

  private static final int QUERIES = 10;
  private static final int NEIGHBOURS = 8;

  private FeatureFigures() {}

  /**
   * A t-SNE map of test examples, spread evenly over the split; of all of them if there are less
   * than a thousand.
   *
   * @param names what is shown when the pointer rests on an example, by index
   */
  public static EmbeddingPlot map(Splits splits, IntFunction<String> names) {
    return map(splits.test(), splits.classes(), "test", names);
  }

  /**
   * A t-SNE map of examples of a split, as {@link #map(Splits, IntFunction)} makes it of the test
   * split.
   *
   * @param classes class names by label
   * @param split what the caption calls them, such as {@code validation}
   * @param names what is shown when the pointer rests on an example, by index
   */
  public static EmbeddingPlot map(
      FeatureSet examples, List<String> classes, String split, IntFunction<String> names) {
    int[] shown = Subset.spread(examples.size(), POINTS);
    FeatureMatrix features = unitLength(examples.features(), shown);
    double[][] points = StochasticNeighbourEmbedding.of(features);
    List<EmbeddingPlot.Point> named = new ArrayList<>();
    for (int i = 0; i < shown.length; i++) {
      named.add(
          new EmbeddingPlot.Point(
              points[i][0], points[i][1], examples.labels()[shown[i]], names.apply(shown[i])));
    }
    String caption =
        "t-SNE map of %d %s examples: features scaled to unit length, perplexity 30. Near points"
            + " have similar features; distances between far groups mean nothing.";
    return new EmbeddingPlot(caption.formatted(shown.length, split), classes, named);
  }

  private static FeatureMatrix unitLength(FeatureMatrix features, int[] indices) {
    FeatureMatrix some =
        new FeatureMatrix(
            IntStream.of(indices).mapToObj(i -> features.rows()[i]).toArray(float[][]::new));
    return Scaling.L2.fit(some).apply(some);
  }

  /**
   * The first test example of each class, of ten classes at most, with the training examples whose
   * features are nearest.
   *
   * @param testExhibit a test example as pages show it, by index
   * @param trainExhibit a training example as pages show it, by index
   */
  public static Neighbours neighbours(
      Splits splits, IntFunction<Exhibit> testExhibit, IntFunction<Exhibit> trainExhibit) {
    int[] queries = firstOfEachClass(splits);
    float[][] rows =
        IntStream.of(queries)
            .mapToObj(i -> splits.test().features().rows()[i])
            .toArray(float[][]::new);
    List<NearestRows> found =
        new CosineBank(splits.train().features()).nearest(new FeatureMatrix(rows), NEIGHBOURS);
    List<Neighbours.Row> gallery = new ArrayList<>();
    for (int row = 0; row < queries.length; row++) {
      int label = splits.test().labels()[queries[row]];
      List<Neighbours.Neighbour> nearest = new ArrayList<>();
      for (int i = 0; i < found.get(row).count(); i++) {
        int index = found.get(row).indices()[i];
        int neighbourLabel = splits.train().labels()[index];
        nearest.add(
            new Neighbours.Neighbour(
                splits.classes().get(neighbourLabel),
                trainExhibit.apply(index),
                found.get(row).similarities()[i],
                neighbourLabel == label));
      }
      gallery.add(
          new Neighbours.Row(
              splits.classes().get(label), testExhibit.apply(queries[row]), nearest));
    }
    return new Neighbours(
        "The first test example of each class with the training examples whose features are nearest"
            + " by cosine similarity.",
        gallery);
  }

  private static int[] firstOfEachClass(Splits splits) {
    int[] labels = splits.test().labels();
    return IntStream.range(0, Math.min(QUERIES, splits.classes().size()))
        .flatMap(
            label -> IntStream.range(0, labels.length).filter(i -> labels[i] == label).limit(1))
        .toArray();
  }
}
