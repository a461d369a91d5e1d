package org.isomer.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.isomer.config.Plugins;
import org.isomer.config.Spelling;
import org.isomer.spi.Additions;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** All plugins there are, and the modules of services beside them; they never change. */
public final class Catalog implements Plugins {
  /**
   * One plugin.
   *
   * @param kindType the interface that carries {@link Kind}
   */
  public record Entry(Class<?> kindType, Plugin<?, ?> plugin, Origin origin) {
    /** The name of its kind, such as {@code encoder}. */
    public String kind() {
      return kindType.getAnnotation(Kind.class).value();
    }

    /** Whether it is part of Isomer itself, and not of a plugin folder. */
    public boolean bundled() {
      return !(plugin.getClass().getClassLoader() instanceof PluginClassLoader);
    }

    /** The plugin's name, unique in its kind. */
    public String name() {
      return plugin.name();
    }
  }

  private final List<PluginFolder> folders;
  private final List<Entry> entries;
  private final List<ServiceModule> modules;
  private final Map<Path, Path> repeated;
  private final Map<Path, String> digests = new ConcurrentHashMap<>();

  Catalog(
      List<PluginFolder> folders,
      List<Entry> entries,
      List<ServiceModule> modules,
      Map<Path, Path> repeated) {
    this.repeated = Map.copyOf(repeated);
    this.folders = List.copyOf(folders);
    this.entries =
        entries.stream()
            .sorted(Comparator.comparing(Entry::kind).thenComparing(Entry::name))
            .toList();
    this.modules = List.copyOf(modules);
  }

  /** The plugin folders that were searched. */
  public List<PluginFolder> folders() {
    return folders;
  }

  /** The JARs that were passed over, each with the equal one that was loaded. */
  public Map<Path, Path> repeated() {
    return repeated;
  }

  /** Every plugin, sorted by kind and name. */
  public List<Entry> entries() {
    return entries;
  }

  /** The modules of services, Isomer's own first. */
  public List<ServiceModule> modules() {
    return modules;
  }

  /** The plugins of a kind, sorted by name; empty if there is no such kind. */
  public List<Entry> entries(String kind) {
    return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
  }

  /** The kinds of which there are plugins, sorted. */
  public List<String> kinds() {
    return entries.stream().map(Entry::kind).distinct().toList();
  }

  /**
   * The plugin of a kind and name.
   *
   * @throws BadInputException with suggestions and all names if there is none
   */
  public Entry entry(String kind, String name) {
    List<Entry> candidates = entries(kind);
    if (candidates.isEmpty()) {
      throw new BadInputException(Spelling.unknown("kind", kind, kinds()));
    }
    List<String> names = candidates.stream().map(Entry::name).toList();
    return candidates.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInputException(Spelling.unknown(kind, name, names)));
  }

  /** The entry of the plugin that a configuration chose. */
  public Entry entry(Choice<?> choice) {
    return entry(choice.plugin());
  }

  private Entry entry(Plugin<?, ?> plugin) {
    return entries.stream()
        .filter(entry -> entry.plugin() == plugin)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(plugin + " is from another catalog"));
  }

  /**
   * The {@linkplain Origin#digest digest} of what a plugin came from. It is read once: what is
   * loaded stays what it was, though its file be replaced.
   */
  public String digest(Entry entry) {
    return digests.computeIfAbsent(entry.origin().source(), source -> entry.origin().digest());
  }

  /** Closes the JARs of plugin folders; classes that are not loaded by then no longer can be. */
  public void close() {
    Stream.concat(entries.stream().map(Entry::plugin), modules.stream().map(ServiceModule::module))
        .map(each -> each.getClass().getClassLoader())
        .filter(PluginClassLoader.class::isInstance)
        .map(PluginClassLoader.class::cast)
        .distinct()
        .forEach(Catalog::close);
  }

  private static void close(PluginClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Plugin<?, ?>> thatMake(Class<?> type) {
    return entries.stream()
        .filter(entry -> makes(entry, type))
        .<Plugin<?, ?>>map(Entry::plugin)
        .toList();
  }

  @Override
  public String kind(Class<?> type) {
    return entries.stream()
        .filter(entry -> makes(entry, type))
        .findFirst()
        .map(Entry::kind)
        .orElse(type.getSimpleName().toLowerCase(Locale.ROOT));
  }

  @Override
  public Class<? extends Additions<?>> additions(Plugin<?, ?> plugin) {
    return entry(plugin).kindType().getAnnotation(Kind.class).additions();
  }

  private static boolean makes(Entry entry, Class<?> type) {
    return entry.kindType().getAnnotation(Kind.class).makes() == type;
  }
}
