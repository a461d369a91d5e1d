package org.isomer.eval.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.description.Descriptions;
import org.isomer.description.KindDescription;
import org.isomer.description.PluginDescription;
import org.isomer.plugin.Catalog;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.catalogue.Catalogue;
import org.isomer.reports.catalogue.KindSection;
import org.isomer.reports.catalogue.PluginSection;
import org.isomer.reports.catalogue.PluginSection.Excerpt;
import org.isomer.reports.catalogue.PluginSection.OptionRow;
import org.isomer.reports.catalogue.Strip;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;
import org.isomer.spi.Plugin;
import org.isomer.spi.SchedulePlugin;

/** Describes and shows all plugins of a catalog. */
public final class CatalogueMaker {
  private static final int EXAMPLES = 4;

  private final Catalog catalog;
  private final ConfigReader reader;
  private final Descriptions descriptions;
  private final Samples samples;
  private final Shows shows;

  /** For all plugins of a catalog. */
  public CatalogueMaker(Catalog catalog, ConfigReader reader) {
    this.catalog = catalog;
    this.reader = reader;
    descriptions = new Descriptions(catalog, reader);
    samples = new Samples(catalog, reader);
    shows =
        new Shows(
            catalog.thatMake(Modality.class).stream()
                .map(plugin -> modality(plugin, reader))
                .toList());
  }

  private static <C extends Record> Modality modality(Plugin<C, ?> plugin, ConfigReader reader) {
    return (Modality) plugin.create(reader.defaults(plugin.configType()));
  }

  /** The catalogue. */
  public Catalogue make() {
    return new Catalogue(catalog.kinds().stream().map(this::kind).toList());
  }

  private KindSection kind(String name) {
    KindDescription kind = descriptions.of(name);
    return new KindSection(
        name,
        kind.meaning(),
        kind.promises(),
        catalog.entries(name).stream().map(this::plugin).toList());
  }

  private PluginSection plugin(Catalog.Entry entry) {
    PluginDescription description = descriptions.of(entry);
    return new PluginSection(
        entry.kind() + "/" + entry.name(),
        entry.name(),
        entry.plugin().summary(),
        origin(entry),
        description.prose(),
        OptionDescription.rows(description.options()).stream()
            .map(row -> new OptionRow(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
            .toList(),
        description
            .snippet()
            .map(snippet -> new Excerpt(snippet.where(), snippet.language(), snippet.text())),
        strips(entry.plugin()),
        course(entry.plugin()));
  }

  /** The version of what is bundled is that of the page. */
  private static String origin(Catalog.Entry entry) {
    String version = entry.bundled() ? "" : entry.origin().version().map(v -> " " + v).orElse("");
    return entry.origin().project() + version;
  }

  private List<Strip> strips(Plugin<?, ?> plugin) {
    if (plugin instanceof AugmentationPlugin<?> augmentation) {
      return new StepStrips(samples, shows, reader).of(augmentation);
    } else if (plugin instanceof ModalityPlugin<?> modality) {
      return samples.data(modality(modality, reader).type()).map(this::examples).stream().toList();
    }
    return List.of();
  }

  private Strip examples(Samples.Opened data) {
    List<Strip.Tile> tiles =
        LongStream.range(0, Math.min(EXAMPLES, data.examples().size()))
            .mapToObj(
                index ->
                    shows.of(List.of(data.sample(index).example())).stream()
                        .map(exhibit -> new Strip.Tile(exhibit, data.examples().id(index))))
            .flatMap(tile -> tile)
            .toList();
    return new Strip("Examples of dataset/" + data.name(), tiles);
  }

  private Optional<Curves> course(Plugin<?, ?> plugin) {
    return plugin instanceof SchedulePlugin<?> schedule
        ? Courses.of(schedule, reader)
        : Optional.empty();
  }
}
