package org.isomer.eval.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.eval.catalogue.Samples.Sample;
import org.isomer.exhibit.Exhibit;
import org.isomer.random.CounterRandom;
import org.isomer.reports.catalogue.Strip;
import org.isomer.reports.catalogue.Strip.Tile;
import org.isomer.spi.Augmentation;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Step;

/** What a step makes of an example: some draws, and the course of each of its options. */
record StepStrips(Samples samples, Shows shows, ConfigReader reader) {
  private static final int DRAWS = 4;

  <C extends Record> List<Strip> of(AugmentationPlugin<C> plugin) {
    List<Strip> strips = new ArrayList<>();
    try (TrialFolder folder = TrialFolder.make()) {
      Trial.of(plugin, reader, plugin.trial(folder.path())).ifPresent(trial -> add(trial, strips));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return strips;
  }

  private void add(Trial<?, Step> trial, List<Strip> strips) {
    Optional<Step> step = trial.make();
    Optional<Sample> sample = step.flatMap(made -> samples.of(made.accepts()));
    if (step.isEmpty() || sample.isEmpty()) {
      return;
    }
    draws(step.get(), sample.get()).ifPresent(strips::add);
    for (Variations option : trial.options()) {
      List<Made> made = new ArrayList<>();
      for (String value : option.values()) {
        trial
            .make(option.set(value))
            .flatMap(varied -> run(varied, sample.get(), 0))
            .ifPresent(example -> made.add(new Made(example, value)));
      }
      strip(option.name(), made).ifPresent(strips::add);
    }
  }

  /** An example with its caption. */
  private record Made(Example example, String caption) {}

  private Optional<Strip> draws(Step step, Sample sample) {
    List<Made> made = new ArrayList<>(List.of(new Made(sample.copy(), "before")));
    for (int draw = 0; draw < DRAWS; draw++) {
      String caption = "draw " + (draw + 1);
      run(step, sample, draw).ifPresent(example -> made.add(new Made(example, caption)));
    }
    List<Tile> tiles = tiles(made);
    if (tiles.size() < 2) {
      return Optional.empty();
    }
    boolean same =
        tiles.subList(1, tiles.size()).stream().map(Tile::exhibit).distinct().count() == 1;
    return Optional.of(
        same
            ? new Strip(
                "Before and after",
                List.of(tiles.get(0), new Tile(tiles.get(1).exhibit(), "after")))
            : new Strip("Before, and some draws", tiles));
  }

  /** Empty if nothing changes. */
  private Optional<Strip> strip(String title, List<Made> made) {
    List<Tile> tiles = tiles(made);
    return tiles.stream().map(Tile::exhibit).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(new Strip(title, tiles));
  }

  private List<Tile> tiles(List<Made> made) {
    List<Exhibit> exhibits = shows.of(made.stream().map(Made::example).toList());
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < exhibits.size(); i++) {
      tiles.add(new Tile(exhibits.get(i), made.get(i).caption()));
    }
    return tiles;
  }

  private static Optional<Example> run(Step step, Sample sample, int draw) {
    CounterRandom random = CounterRandom.of(1, "catalogue").at(0, draw, 0);
    Example example = sample.copy();
    try {
      if (step instanceof Augmentation augmentation) {
        augmentation.apply(example, random);
        return Optional.of(example);
      }
      Conversion conversion = (Conversion) step;
      Example into = conversion.buffer();
      conversion.convert(example, into, random);
      return Optional.of(into);
    } catch (BadInputException e) {
      return Optional.empty(); // it does not take this example
    }
  }
}
