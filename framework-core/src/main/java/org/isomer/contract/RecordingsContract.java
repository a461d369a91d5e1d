package org.isomer.contract;

import java.util.Arrays;
import java.util.List;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.isomer.spi.RecordingsPlugin;

/** What recordings for tasks over time keep to. */
public final class RecordingsContract implements Contract<Recordings> {
  @Override
  public Class<?> kind() {
    return RecordingsPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Recordings> tested) {
    return List.of(
        new Rule("has a title and recordings of one width", () -> isThere(tested.make())),
        new Rule("gives the same recordings again", () -> repeats(tested.make(), tested.make())),
        new Rule(
            "has a digest that stays",
            () -> ExamplesTrial.requireDigest(tested.make().digest(), tested.make().digest())));
  }

  private static void isThere(Recordings recordings) {
    Breach.unlessPhrase("title()", recordings.title());
    List<LongSeries> all = recordings.all();
    Breach.unless(!all.isEmpty(), "there is no recording; give one at least");
    List<Integer> channels = all.stream().map(LongSeries::channels).distinct().toList();
    Breach.unless(
        channels.size() == 1, "recordings have %s channels; give all the same".formatted(channels));
    Breach.unless(
        all.stream().map(LongSeries::id).distinct().count() == all.size(),
        "two recordings have one id; give each its own");
    for (LongSeries series : all) {
      for (float value : series.values()) {
        Breach.unlessFinite("a value of " + series.id(), value);
      }
    }
  }

  private static void repeats(Recordings first, Recordings second) {
    List<LongSeries> again = second.all();
    Breach.unless(first.all().size() == again.size(), "the second time there are other recordings");
    for (int i = 0; i < again.size(); i++) {
      LongSeries one = first.all().get(i);
      Breach.unless(
          one.id().equals(again.get(i).id()) && Arrays.equals(one.values(), again.get(i).values()),
          "recording %s has other values the second time; draw random numbers from a seed"
              .formatted(one.id()));
    }
  }
}
