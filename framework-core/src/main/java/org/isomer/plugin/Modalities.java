package org.isomer.plugin;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Modality;
import org.isomer.spi.Plugin;

/** The kinds of examples that there are. */
public final class Modalities {
  private final List<Modality> all;

  /** Those of a catalog, each with the defaults of its options. */
  @Inject
  public Modalities(Catalog catalog, ConfigReader reader) {
    all = catalog.thatMake(Modality.class).stream().map(plugin -> create(plugin, reader)).toList();
  }

  private static <C extends Record> Modality create(Plugin<C, ?> plugin, ConfigReader reader) {
    return (Modality) plugin.create(reader.defaults(plugin.configType()));
  }

  /**
   * The kind of some examples.
   *
   * @throws BadInputException if no plugin knows it
   */
  public Modality of(Examples examples) {
    Example buffer = examples.buffer();
    return all.stream()
        .filter(modality -> modality.type().isInstance(buffer))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "no plugin of the kind modality knows examples of type %s. Put the JAR that holds it into a plugin folder."
                        .formatted(buffer.getClass().getSimpleName())));
  }
}
