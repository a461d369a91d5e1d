package org.isomer.eval.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Examples to show: a picture, and the first ones of the data sets that need no options. */
final class Samples {
  private final List<Opened> opened;

  Samples(Catalog catalog, ConfigReader reader) {
    List<Opened> all = new ArrayList<>();
    for (Catalog.Entry entry : catalog.entries()) {
      if (entry.plugin() instanceof DatasetPlugin<?> plugin) {
        open(plugin, reader).ifPresent(all::add);
      }
    }
    opened = List.copyOf(all);
  }

  /**
   * A data set of which examples are read.
   *
   * @param name its plugin's name
   */
  record Opened(String name, Examples examples) {
    Sample sample(long index) {
      Example example = examples.buffer();
      examples.read(index, example);
      return new Sample(examples::buffer, example);
    }
  }

  /** An example, and how to make another one of its type. */
  record Sample(Supplier<Example> buffer, Example example) {
    Example copy() {
      Example copy = buffer.get();
      copy.copyFrom(example);
      return copy;
    }
  }

  private static <C extends Record> Optional<Opened> open(
      DatasetPlugin<C> plugin, ConfigReader reader) {
    if (reader.describe(plugin.configType()).stream()
        .anyMatch(option -> option.fallback().equals("required"))) {
      return Optional.empty();
    }
    try {
      Dataset data = plugin.create(reader.defaults(plugin.configType()));
      return Optional.of(new Opened(plugin.name(), data.split(Split.TRAIN)));
    } catch (BadInputException e) {
      return Optional.empty(); // it needs files that are not there
    }
  }

  /** The first data set of a type of example. */
  Optional<Opened> data(Class<? extends Example> type) {
    return opened.stream()
        .filter(data -> type.isInstance(data.examples().buffer()) && data.examples().size() > 0)
        .findFirst();
  }

  /** What steps on a type of example are shown on. */
  Optional<Sample> of(Class<? extends Example> type) {
    return type == Image.class
        ? Optional.of(new Sample(Image::new, Landscape.image()))
        : data(type).map(data -> data.sample(0));
  }
}
