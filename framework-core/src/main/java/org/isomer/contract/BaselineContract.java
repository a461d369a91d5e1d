package org.isomer.contract;

import java.util.List;
import org.isomer.data.Pipeline;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Baseline;
import org.isomer.spi.BaselinePlugin;
import org.isomer.spi.Encodable;

/** What baselines keep to. */
public final class BaselineContract implements Contract<Baseline> {
  @Override
  public Class<?> kind() {
    return BaselinePlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Baseline> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("has a title", () -> Breach.unlessPhrase("title()", tested.make().title())),
        new Rule(
            "makes the same finite numbers of an example, in any order and thread",
            () -> repeats(tested)));
  }

  private static void repeats(Tested<Baseline> tested) throws Exception {
    Baseline baseline = tested.make();
    for (Sample sample : tested.samples().of(baseline.accepts())) {
      Repeats.require(
          "the baseline",
          sample.size(),
          () -> {
            Pipeline pipeline =
                new Pipeline("steps of the baseline", baseline.fit(sample.examples()));
            Pipeline.Bench bench = pipeline.on(sample.examples().buffer());
            return i -> digest(bench, sample, i);
          });
    }
  }

  private static String digest(Pipeline.Bench bench, Sample sample, int index) {
    Encodable made = bench.make(sample.copy(index), CounterRandom.of(1, "baseline"));
    Numbers.requireFinite("a number of the baseline", made);
    return Numbers.digest(made);
  }
}
