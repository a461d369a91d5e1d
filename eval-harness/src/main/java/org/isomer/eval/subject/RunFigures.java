package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.Pipeline;
import org.isomer.random.CounterRandom;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.Png;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.isomer.spi.Step;

/** What a run has to show for itself. */
public final class RunFigures {
  private static final int POINTS = 300;
  private static final int EXAMPLES = 8;

  private RunFigures() {}

  /** The loss over the steps, averaged over stretches of steps where there are many. */
  static Curves loss(LossLog log) {
    int size = log.steps().size();
    int stretch = Math.max(1, (size + POINTS - 1) / POINTS);
    List<Double> steps = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int start = 0; start < size; start += stretch) {
      int end = Math.min(size, start + stretch);
      steps.add(
          log.steps().subList(start, end).stream()
              .mapToLong(Long::longValue)
              .average()
              .orElseThrow());
      means.add(
          log.losses().subList(start, end).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow());
    }
    String caption =
        stretch == 1
            ? "Training loss of every step."
            : "Training loss, averaged over stretches of %d steps.".formatted(stretch);
    return new Curves(caption, "step", "loss", List.of(new Curves.Curve("loss", steps, means)));
  }

  /** A few training examples with the views that the first epoch made of them. */
  public static ViewPairs views(PretrainedRun run) {
    Examples examples = run.dataset().split(Split.TRAIN);
    CounterRandom random = CounterRandom.of(run.plan().seed(), "augment");
    List<List<Image>> views = new ArrayList<>();
    for (int row = 0; row < Math.min(EXAMPLES, examples.size()); row++) {
      views.add(viewsOf(run, examples, row, random));
    }
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (List<Image> row : views) {
      for (Image view : row) {
        for (float value : view.toArray()) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    List<ViewPairs.Row> rows = new ArrayList<>();
    for (int row = 0; row < views.size(); row++) {
      List<Png> pictures = new ArrayList<>();
      for (Image view : views.get(row)) {
        pictures.add(Pictures.of(view, low, high));
      }
      int label = examples.label(row);
      rows.add(
          new ViewPairs.Row(
              label == Examples.UNLABELLED ? examples.id(row) : run.dataset().classes().get(label),
              Pictures.of(examples, row),
              pictures));
    }
    return new ViewPairs(
        "Training images and the views that the first epoch made of them, in the grey or colour"
            + " scale of the network's input.",
        rows);
  }

  private static List<Image> viewsOf(
      PretrainedRun run, Examples examples, int index, CounterRandom random) {
    List<Image> views = new ArrayList<>();
    Example original = examples.buffer();
    examples.read(index, original);
    for (List<Step> steps : run.views().training()) {
      Pipeline pipeline = new Pipeline("pipeline of view " + (views.size() + 1), steps);
      views.add(
          (Image) pipeline.on(examples.buffer()).make(original, random.at(0, index, views.size())));
    }
    return views;
  }
}
