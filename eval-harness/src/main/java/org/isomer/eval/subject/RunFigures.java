package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.data.Pipeline;
import org.isomer.data.Subset;
import org.isomer.exhibit.Exhibit;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.ViewPairs;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;
import org.isomer.spi.Step;

/** What a run has to show for itself. */
public final class RunFigures {
  private static final int POINTS = 300;
  private static final int EXAMPLES = 8;
  private static final int LONGEST_NAME = 200;

  private RunFigures() {}

  /** All of it. */
  static List<Artifact> of(PretrainedRun run) {
    List<Artifact> figures = new ArrayList<>();
    loss(LossLog.of(run.directory(), run.checkpoint())).ifPresent(figures::add);
    figures.add(views(run));
    return figures;
  }

  /**
   * The loss over the steps, averaged over stretches of steps where there are many; empty if the
   * log tells of none.
   */
  static Optional<Curves> loss(LossLog log) {
    int size = log.steps().size();
    if (size == 0) {
      return Optional.empty();
    }
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
    return Optional.of(
        new Curves(caption, "step", "loss", List.of(new Curves.Curve("loss", steps, means))));
  }

  /**
   * A few training examples from all over the split, which lists one class after the other, with
   * the views that the first epoch made of them.
   */
  public static ViewPairs views(PretrainedRun run) {
    ClassData dataset = run.dataset();
    AnnotatedExamples<OptionalInt> examples = dataset.split(Split.TRAIN);
    CounterRandom random = CounterRandom.of(run.plan().seed(), "augment");
    int[] shown = Subset.spread(examples.size(), EXAMPLES);
    List<Encodable> views = new ArrayList<>();
    for (int index : shown) {
      views.addAll(viewsOf(run, examples, index, random));
    }
    List<Exhibit> exhibits = run.modality().showViews(views);
    int each = run.views().training().size();
    List<ViewPairs.Row> rows = new ArrayList<>();
    for (int row = 0; row < shown.length; row++) {
      int index = shown[row];
      OptionalInt label = examples.annotation(index);
      rows.add(
          new ViewPairs.Row(
              label.isPresent() ? dataset.classes().get(label.getAsInt()) : examples.id(index),
              shown(run.modality(), examples, index),
              exhibits.subList(row * each, (row + 1) * each)));
    }
    return new ViewPairs(
        run.views().together().isEmpty()
            ? "Training examples and the views that the first epoch made of them, as the network"
                + " reads them."
            : "Training examples and the views that the first epoch made of them, before its"
                + " batches were changed as a whole.",
        rows);
  }

  /** An example by its id, and a text by its first words as well, on one line. */
  public static String named(Examples examples, int index) {
    String id = examples.id(index);
    if (!(examples.buffer() instanceof Text text)) {
      return id;
    }
    examples.read(index, text);
    String line = text.content().strip().replaceAll("\\s+", " ");
    boolean whole = line.codePointCount(0, line.length()) <= LONGEST_NAME;
    return id
        + ": "
        + (whole ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…");
  }

  /** An example as pages show it. */
  public static Exhibit shown(Modality modality, Examples examples, int index) {
    Example example = examples.buffer();
    examples.read(index, example);
    return modality.show(example);
  }

  private static List<Encodable> viewsOf(
      PretrainedRun run, Examples examples, int index, CounterRandom random) {
    List<Encodable> views = new ArrayList<>();
    Example original = examples.buffer();
    examples.read(index, original);
    for (List<Step> steps : run.views().training()) {
      Pipeline pipeline = new Pipeline("pipeline of view " + (views.size() + 1), steps);
      views.add(pipeline.on(examples.buffer()).make(original, random.at(0, index, views.size())));
    }
    return views;
  }
}
