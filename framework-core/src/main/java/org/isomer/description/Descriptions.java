package org.isomer.description;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.contract.Contracts;
import org.isomer.javadoc.Prose;
import org.isomer.javadoc.Source;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Describes the plugins of a catalog. */
public record Descriptions(Catalog catalog, ConfigReader reader) {
  /** What there is to say of a plugin. */
  public PluginDescription of(Catalog.Entry entry) {
    List<OptionDescription> options = reader.describe(entry.plugin());
    return new PluginDescription(
        entry,
        prose(entry),
        options,
        new Routes(catalog, reader)
            .to(entry)
            .map(route -> Snippet.of(route, entry.plugin(), options)));
  }

  /** A plugin that has its package for itself is explained there as well. */
  private Prose prose(Catalog.Entry entry) {
    Class<?> type = entry.plugin().getClass();
    Prose own = Source.proseOf(type);
    boolean alone =
        catalog.entries().stream()
            .map(other -> other.plugin().getClass())
            .filter(other -> other != type)
            .noneMatch(other -> other.getPackageName().equals(type.getPackageName()));
    return alone ? own.then(Source.proseOfPackage(type)) : own;
  }

  /**
   * What there is to say of a kind.
   *
   * @param kind one of those in the catalog
   */
  public KindDescription of(String kind) {
    Catalog.Entry any = catalog.entries(kind).get(0);
    Class<?> type = any.kindType();
    return new KindDescription(
        kind,
        type,
        Source.proseOf(type).firstSentence(),
        demands(type),
        Contracts.promises(catalog, any));
  }

  /**
   * What the kind makes, and what its methods hand back. Interfaces that extend others come before
   * those. What is the JDK's is left out.
   */
  private static List<KindDescription.Demand> demands(Class<?> kind) {
    Class<?> makes = Objects.requireNonNull(kind.getAnnotation(Kind.class)).makes();
    Set<Class<?>> types = new LinkedHashSet<>(List.of(Plugin.class, kind));
    addWithParents(makes, types);
    Class<?>[] permitted = makes.getPermittedSubclasses();
    Stream.of(permitted == null ? new Class<?>[0] : permitted).forEach(types::add);
    HandedBack.addOf(types);
    return types.stream()
        .flatMap(
            type -> Source.of(type).map(source -> KindDescription.Demand.of(type, source)).stream())
        .toList();
  }

  private static void addWithParents(Class<?> type, Set<Class<?>> types) {
    types.add(type);
    Stream.of(type.getInterfaces()).forEach(parent -> addWithParents(parent, types));
  }
}
