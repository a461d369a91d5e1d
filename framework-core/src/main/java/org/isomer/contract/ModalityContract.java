package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.data.Pipeline;
import org.isomer.exhibit.Exhibit;
import org.isomer.random.CounterRandom;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Encodable;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;

/** What kinds of examples keep to. */
public final class ModalityContract implements Contract<Modality> {
  private static final double ROUNDING = 1e-5;

  @Override
  public Class<?> kind() {
    return ModalityPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Modality> tested) {
    return List.of(
        new Rule(
            "says what its raw inputs are",
            () -> Breach.unlessPhrase("rawInputs()", tested.make().rawInputs())),
        new Rule("copies and digests examples", () -> copies(tested)),
        new Rule("finds near-duplicates where it looks for them", () -> sketches(tested)),
        new Rule("shows each example, in any order and thread", () -> shows(tested)),
        new Rule("makes raw numbers of examples, and shows them", () -> isRaw(tested)));
  }

  private static void copies(Tested<Modality> tested) throws Exception {
    for (Sample sample : samples(tested)) {
      ExamplesTrial.requireCopies(sample.examples());
    }
  }

  private static void sketches(Tested<Modality> tested) throws Exception {
    for (Sample sample : samples(tested)) {
      List<Sketch> sketches =
          IntStream.range(0, sample.size())
              .mapToObj(i -> sample.copy(i).sketch())
              .flatMap(Optional::stream)
              .toList();
      for (Sketch one : sketches) {
        for (Sketch other : sketches) {
          compares(one, other);
        }
      }
    }
  }

  private static void compares(Sketch one, Sketch other) {
    double likeness = one.likeness(other);
    Breach.unless(
        likeness >= -1 - ROUNDING && likeness <= 1 + ROUNDING,
        "the likeness of two sketches is %s; it lies in [-1, 1]".formatted(likeness));
    Breach.unless(
        Math.abs(likeness - other.likeness(one)) <= ROUNDING,
        "the likeness of two sketches depends on which of them is asked; make it symmetric");
    Breach.unless(
        one.near(other).isEmpty()
            || one.parts().stream()
                .allMatch(part -> other.parts().stream().anyMatch(each -> meet(part, each))),
        "reach() of a sketch has no place of one that is near; give all where near ones can be");
  }

  private static boolean meet(Sketch one, Sketch other) {
    return Arrays.stream(one.reach())
        .anyMatch(place -> Arrays.stream(other.places()).anyMatch(at -> at == place));
  }

  private static void shows(Tested<Modality> tested) throws Exception {
    Modality modality = tested.make();
    for (Sample sample : samples(tested)) {
      Repeats.require(
          "show",
          sample.size(),
          () ->
              i -> {
                Exhibit shown = modality.show(sample.copy(i));
                Breach.unless(
                    Objects.nonNull(shown), "show gives nothing; give an exhibit for each example");
                return shown.getClass();
              });
    }
  }

  private static void isRaw(Tested<Modality> tested) {
    Modality modality = tested.make();
    Pipeline raw = new Pipeline("raw inputs", modality.raw());
    for (Sample sample : samples(tested)) {
      List<Encodable> views = new ArrayList<>();
      for (int i = 0; i < sample.size(); i++) {
        Encodable view =
            raw.on(sample.examples().buffer()).make(sample.copy(i), CounterRandom.of(1, "raw"));
        Numbers.requireFinite("a raw number", view);
        views.add(view);
      }
      int shown = modality.showViews(views).size();
      Breach.unless(
          shown == views.size(),
          "showViews shows %d of %d views; show each".formatted(shown, views.size()));
    }
  }

  private static List<Sample> samples(Tested<Modality> tested) {
    return tested.samples().of(tested.make().type());
  }
}
