package org.isomer.eval.series;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.data.Pipeline;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Subject;
import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** The series of a subject's data as they are after the preprocessing, for tasks on raw values. */
record RawSeries(Subject subject) {
  /** A series with its class and its name in the data set. */
  record Labelled(Points points, int label, String id) {}

  /**
   * Checks that the subject can be judged by its series alone.
   *
   * @param task what users call the task
   * @throws BadInputException if the examples are no series, or an encoder would not be judged
   */
  static RawSeries of(String task, Subject subject, InputSpec input) {
    if (!input.modality().equals(Series.MODALITY)) {
      throw new BadInputException(
          "%s: %s holds examples of the kind %s, and the task compares series. Take another task."
              .formatted(task, subject.dataset().title(), input.modality()));
    }
    if (input.find(Series.VALUES).isEmpty()) {
      throw new BadInputException(
          "%s: it compares the series themselves, and %s makes other numbers of them. Evaluate raw values by it."
              .formatted(task, subject.model().name()));
    }
    try (FeatureEncoding encoding = subject.model().open(input, subject.threads())) {
      if (encoding.parameters() > 0) {
        throw new BadInputException(
            "%s: it compares the series themselves, so the encoder of %s would not be judged. Evaluate raw values by it, and the encoder by a task on features."
                .formatted(task, subject.model().name()));
      }
    }
    return new RawSeries(subject);
  }

  /**
   * Reads a split.
   *
   * @throws BadInputException naming an example that has no label
   */
  List<Labelled> read(Split split) {
    AnnotatedExamples<OptionalInt> examples = subject.dataset().split(split);
    Example example = examples.buffer();
    Pipeline.Bench bench =
        new Pipeline("evaluation", subject.model().preprocessing()).on(examples.buffer());
    CounterRandom none = CounterRandom.of(0, "no augmentation");
    List<Labelled> all = new ArrayList<>();
    for (long i = 0; i < examples.size(); i++) {
      String id = examples.id(i);
      int label =
          examples
              .annotation(i)
              .orElseThrow(
                  () ->
                      new BadInputException(
                          id + ": the example has no label. Evaluation needs labelled examples."));
      examples.read(i, example);
      Encodable made = bench.make(example, none);
      all.add(new Labelled(Points.of((Series) made), label, id));
    }
    return all;
  }
}
