package org.isomer.plugin;

import com.google.inject.Module;
import java.io.IOException;
import java.lang.annotation.AnnotationFormatError;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Plugin;

/** Finds plugins, and modules of services beside them, and checks them. */
public final class PluginLoader {
  private final Class<?> wanted;
  private final ClassLoader application = PluginLoader.class.getClassLoader();
  private final List<Catalog.Entry> entries = new ArrayList<>();
  private final List<ServiceModule> modules = new ArrayList<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private final Twins twins = new Twins();
  private final Map<Path, Path> repeated = new LinkedHashMap<>();

  private PluginLoader(Class<?> wanted) {
    this.wanted = wanted;
  }

  /** The plugins of the class path. */
  public static Catalog classPath() {
    return load(List.of());
  }

  /**
   * The plugins of the class path and of plugin folders. Equal JARs in two folders count as one.
   *
   * @throws BadInputException with everything that is wrong with any of them, one to a line
   */
  public static Catalog load(List<PluginFolder> folders) {
    return load(folders, Plugin.class);
  }

  /** Like {@link #load(List)}, but leaves out what cannot be used, and tells why. */
  public static Catalog usable(List<PluginFolder> folders, Consumer<String> problem) {
    PluginLoader loader = found(folders, Plugin.class);
    loader.problems.forEach(problem);
    return loader.catalog(folders);
  }

  /** Like {@link #load(List)}, but makes only plugins that implement a type. */
  public static Catalog load(List<PluginFolder> folders, Class<?> wanted) {
    PluginLoader loader = found(folders, wanted);
    if (!loader.problems.isEmpty()) {
      throw new BadInputException(String.join("\n", loader.problems));
    }
    return loader.catalog(folders);
  }

  private static PluginLoader found(List<PluginFolder> folders, Class<?> wanted) {
    PluginLoader loader = new PluginLoader(wanted);
    loader.addAll("class path", loader.application);
    folders.forEach(loader::addFolder);
    loader.problems.addAll(PluginCheck.conflicts(loader.entries));
    return loader;
  }

  private Catalog catalog(List<PluginFolder> folders) {
    return new Catalog(folders, entries, modules, repeated);
  }

  private void addFolder(PluginFolder folder) {
    if (!Files.isDirectory(folder.path()) && !PluginFolder.isJar(folder.path())) {
      problems.add(folder.path() + ": no such plugin folder or JAR; check the path");
      return;
    }
    List<Path> sources = folder.sources();
    if (sources.isEmpty() && folder.required()) {
      problems.add(
          folder.path()
              + ": holds no plugin; put plugin JARs, or folders of them, into it, or name a folder of"
              + " classes that has "
              + PluginCheck.SERVICES);
    }
    for (Path source : sources) {
      Optional<Path> twin = twins.before(source);
      twin.ifPresent(first -> repeated.put(source, first));
      if (twin.isEmpty()) {
        addSource(source);
      }
    }
  }

  private void addSource(Path source) {
    List<URL> parts = new ArrayList<>();
    int before = problems.size();
    for (Path part : PluginFolder.parts(source)) {
      if (isSound(part)) {
        parts.add(url(part));
      }
    }
    if (problems.size() > before) {
      return;
    }
    String name = source.getFileName().toString();
    int found = addAll(source.toString(), new PluginClassLoader(name, parts, application));
    if (found == 0 && problems.size() == before) {
      problems.add(
          source
              + ": holds no plugin: no "
              + PluginCheck.SERVICES
              + " in it. Put a plugin and the JARs that it needs into one folder");
    }
  }

  private boolean isSound(Path part) {
    try {
      Optional<String> misfit = InterfaceVersion.misfit(part);
      misfit.ifPresent(what -> problems.add(part + ": " + what));
      return misfit.isEmpty();
    } catch (IOException e) {
      problems.add(part + ": not a JAR, or a damaged one (" + e.getMessage() + "); replace it");
      return false;
    }
  }

  private static URL url(Path part) {
    try {
      return part.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has a URL", e);
    }
  }

  /** Adds what a class loader's services files name, and returns how many lines they have. */
  private int addAll(String where, ClassLoader loader) {
    return addAll(where, providers(loader), this::add)
        + addAll(
            where, ServiceLoader.load(Module.class, loader).stream().iterator(), this::addModule);
  }

  private <S> int addAll(
      String where,
      Iterator<ServiceLoader.Provider<S>> providers,
      Consumer<ServiceLoader.Provider<S>> adding) {
    int found = 0;
    boolean more = true;
    while (more) {
      try {
        more = providers.hasNext();
        if (more) {
          found++;
          adding.accept(providers.next());
        }
      } catch (ServiceConfigurationError | LinkageError | SecurityException e) {
        // The iterator goes on after an error; one that repeats itself would never end.
        more = problems.add(where + ": " + PluginCheck.explain(e));
      }
    }
    return found;
  }

  /** The one place where the compiler must believe that a plugin is a {@code Plugin<?, ?>}. */
  @SuppressWarnings("unchecked")
  private static Iterator<ServiceLoader.Provider<Plugin<?, ?>>> providers(ClassLoader loader) {
    Class<Plugin<?, ?>> service = (Class<Plugin<?, ?>>) (Class<?>) Plugin.class;
    return ServiceLoader.load(service, loader).stream().iterator();
  }

  private void add(ServiceLoader.Provider<Plugin<?, ?>> provider) {
    Class<? extends Plugin<?, ?>> type = provider.type();
    if (!wanted.isAssignableFrom(type)) {
      return;
    }
    Plugin<?, ?> plugin = provider.get();
    Origin origin = Origin.of(type);
    List<Class<?>> kinds = PluginCheck.kinds(type);
    List<String> wrong = wrongWith(plugin, kinds);
    wrong.forEach(what -> problems.add(origin.path() + ": " + type.getName() + " " + what));
    if (wrong.isEmpty()) {
      entries.add(new Catalog.Entry(kinds.get(0), plugin, origin));
    }
  }

  private void addModule(ServiceLoader.Provider<Module> provider) {
    modules.add(new ServiceModule(provider.get(), Origin.of(provider.type())));
  }

  /** What is wrong with a plugin; that it fails when it is asked for its name is wrong as well. */
  private static List<String> wrongWith(Plugin<?, ?> plugin, List<Class<?>> kinds) {
    try {
      return PluginCheck.wrongWith(plugin, kinds);
    } catch (RuntimeException | LinkageError | AnnotationFormatError e) {
      return List.of("cannot tell its name and options: " + PluginCheck.explain(e));
    }
  }
}
