package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.Pipeline;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encodable;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/** What makers of views keep to. */
public final class ViewsContract implements Contract<Views> {
  @Override
  public Class<?> kind() {
    return ViewsPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Views> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("makes views of examples", () -> sample(tested, tested.make())),
        new Rule(
            "gives the same views from the same random numbers, in any order and thread",
            () -> repeats(tested)),
        new Rule("evaluates without chance", () -> evaluates(tested)));
  }

  private static void repeats(Tested<Views> tested) throws Exception {
    Views views = tested.make();
    Sample sample = sample(tested, views);
    for (Pipeline pipeline : pipelines(views)) {
      Repeats.require(
          "the " + pipeline.name(),
          sample.size(),
          () -> {
            Pipeline.Bench bench = pipeline.on(sample.examples().buffer());
            return i -> digest(bench, sample, i, i);
          });
    }
  }

  private static void evaluates(Tested<Views> tested) {
    Views views = tested.make();
    Sample sample = sample(tested, views);
    Pipeline.Bench bench = evaluation(views).on(sample.examples().buffer());
    for (int i = 0; i < sample.size(); i++) {
      Breach.unless(
          digest(bench, sample, i, 0).equals(digest(bench, sample, i, 1)),
          "the evaluation's steps change an example by chance; features would be another draw each"
              + " time. Leave random steps out of it");
    }
  }

  private static String digest(Pipeline.Bench bench, Sample sample, int index, int stream) {
    Encodable view =
        bench.make(sample.copy(index), CounterRandom.of(1, "contract of views").at(0, stream, 0));
    Numbers.requireFinite("a number of the view", view);
    return Numbers.digest(view);
  }

  private static List<Pipeline> pipelines(Views views) {
    Breach.unless(
        !views.training().isEmpty(), "there is no view for training; give at least one pipeline");
    List<Pipeline> pipelines = new ArrayList<>(Pipeline.ofTraining(views));
    pipelines.add(evaluation(views));
    return pipelines;
  }

  private static Pipeline evaluation(Views views) {
    return new Pipeline("evaluation pipeline", views.evaluation());
  }

  /** The first sort of examples that all pipelines take. */
  private static Sample sample(Tested<Views> tested, Views views) {
    String refusal = "";
    for (Sample sample : tested.samples().all()) {
      try {
        for (Pipeline pipeline : pipelines(views)) {
          digest(pipeline.on(sample.examples().buffer()), sample, 0, 0);
        }
        return sample;
      } catch (BadInputException e) {
        refusal = String.valueOf(e.getMessage());
      }
    }
    throw new NotExaminedException(
        "its pipelines refuse all examples that there are (%s); give options that suit them"
            .formatted(refusal));
  }
}
