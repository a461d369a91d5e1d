package org.isomer.contract;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/**
 * Examples to try plugins on: images, series and texts that are made here, and the first ones of
 * every data set of a plugin folder, or of the author's own project, that needs no options.
 */
public final class Samples {
  private final Catalog catalog;
  private @Nullable List<Sample> all;

  /** With the data sets of a catalog. */
  public Samples(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Those of one sort after another, made when they are first asked for. */
  synchronized List<Sample> all() {
    List<Sample> made = all;
    if (made == null) {
      made = Stream.concat(SyntheticSamples.all().stream(), others()).toList();
      all = made;
    }
    return made;
  }

  private Stream<Sample> others() {
    return catalog.entries().stream()
        .filter(entry -> !isOwn(entry.plugin().getClass()))
        .flatMap(entry -> entry.plugin() instanceof DatasetPlugin<?> data ? of(data) : Stream.of());
  }

  /** Of Isomer's own data sets nothing is needed. */
  private static boolean isOwn(Class<?> type) {
    return type.getPackageName().startsWith("org.isomer.");
  }

  private <C extends Record> Stream<Sample> of(DatasetPlugin<C> plugin) {
    boolean needsNothing =
        new ConfigReader(catalog)
            .describe(plugin.configType()).stream()
                .noneMatch(option -> option.fallback().equals("required"));
    if (!needsNothing) {
      return Stream.of();
    }
    try {
      Dataset data = plugin.create(new ConfigReader(catalog).defaults(plugin.configType()));
      return Stream.of(Sample.of(data.title(), data.split(Split.TRAIN)));
    } catch (BadInputException e) {
      return Stream.of(); // it needs files that are not there
    }
  }

  /**
   * Examples of a type, of one sort after another.
   *
   * @throws NotExaminedException if there are none
   */
  public List<Sample> of(Class<? extends Example> type) {
    List<Sample> found =
        all().stream().filter(sample -> type.isInstance(sample.examples().buffer())).toList();
    if (found.isEmpty()) {
      return List.of(blank(type));
    }
    return found;
  }

  /** Without a data set, what the type's constructor makes. */
  private static Sample blank(Class<? extends Example> type) {
    try {
      Constructor<? extends Example> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return Sample.of(
          "new examples", () -> make(constructor), List.of(make(constructor), make(constructor)));
    } catch (NoSuchMethodException e) {
      throw new NotExaminedException(
          "there are no examples of type %s to try it on; put a data set that holds some, and needs no options, beside it"
              .formatted(type.getSimpleName()));
    }
  }

  private static Example make(Constructor<? extends Example> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new NotExaminedException("a new example cannot be made: " + e);
    }
  }

  /** Examples that an encoder can read, of one sort after another. */
  public List<Sample> encodable() {
    return all().stream()
        .filter(sample -> sample.examples().buffer() instanceof Encodable)
        .toList();
  }
}
