package org.isomer.plugin;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.spi.Additions;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** What can be wrong with plugins, in words. */
final class PluginCheck {
  static final String SERVICES_FOLDER = "META-INF/services/";
  static final String SERVICES = SERVICES_FOLDER + Plugin.class.getName();

  /** Where a JAR says what is in it. */
  static final List<String> SERVICES_FILES =
      List.of(SERVICES, SERVICES_FOLDER + Module.class.getName());

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern CLASS_VERSION =
      Pattern.compile("(\\S+) has been compiled .*?class file version (\\d+)");
  private static final Pattern NOT_FOUND = Pattern.compile("(\\S+): Provider (\\S+) not found");
  private static final Pattern NO_SUBTYPE = Pattern.compile("(\\S+): (\\S+) not a subtype");
  private static final Pattern NO_CONSTRUCTOR =
      Pattern.compile("(\\S+) Unable to get public no-arg constructor");
  private static final Pattern SERVICE = Pattern.compile("^[\\w.$]+: ");
  private static final int CLASS_VERSION_OF_JAVA_0 = 44;

  private PluginCheck() {}

  /** The interfaces of a class that carry {@link Kind}. */
  static List<Class<?>> kinds(Class<?> type) {
    Set<Class<?>> kinds = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      addKinds(at, kinds);
    }
    return List.copyOf(kinds);
  }

  private static void addKinds(Class<?> type, Set<Class<?>> kinds) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isAnnotationPresent(Kind.class)) {
        kinds.add(parent);
      }
      addKinds(parent, kinds);
    }
  }

  /** What is wrong with one plugin; each sentence continues the name of its class. */
  static List<String> wrongWith(Plugin<?, ?> plugin, List<Class<?>> kinds) {
    List<String> wrong = new ArrayList<>();
    if (isForeign(plugin)) {
      wrong.addAll(Linkage.notImplemented(plugin.getClass()));
    }
    if (!wrong.isEmpty()) {
      return wrong; // none of them can be called
    }
    if (kinds.size() != 1) {
      wrong.add(
          kinds.isEmpty()
              ? "has no kind; implement an interface with @Kind, such as AugmentationPlugin"
              : "has several kinds; implement only one of " + names(kinds));
    }
    for (Class<?> kind : kinds) {
      String name = kind.getAnnotation(Kind.class).value();
      if (!NAME.matcher(name).matches()) {
        wrong.add("has the kind \"" + name + "\"; a kind's name must match " + NAME);
      }
      badAdditions(kind.getAnnotation(Kind.class).additions())
          .ifPresent(bad -> wrong.add("has the kind \"" + name + "\" with bad additions: " + bad));
    }
    if (plugin.name() == null || !NAME.matcher(plugin.name()).matches()) {
      wrong.add("has the name \"" + plugin.name() + "\"; a name must match " + NAME);
    }
    if (plugin.summary() == null || plugin.configType() == null) {
      wrong.add("has no summary or no configuration record; return one");
      return wrong;
    }
    try {
      ConfigReader.check(plugin.configType(), kinds.stream().noneMatch(PluginCheck::isVerb));
      if (isForeign(plugin)) {
        ConfigReader.checkDefaults(plugin.configType()); // tests have tried those of Isomer
      }
    } catch (BadInputException e) {
      wrong.add("has a bad configuration record: " + e.getMessage());
    }
    return wrong;
  }

  private static boolean isForeign(Plugin<?, ?> plugin) {
    return plugin.getClass().getClassLoader() instanceof PluginClassLoader;
  }

  private static Optional<String> badAdditions(Class<? extends Additions<?>> type) {
    if (!type.isRecord()) {
      return Optional.of(type.getName() + " is no record; make it one");
    }
    try {
      ConfigReader.check(type.asSubclass(Record.class), true);
    } catch (BadInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getType() != Optional.class)
        .findFirst()
        .map(component -> component + " is not Optional, as all of them have to be");
  }

  /** A verb is no part of a configuration. */
  private static boolean isVerb(Class<?> kind) {
    return kind.getAnnotation(Kind.class).makes() == Class.class;
  }

  private static String names(List<Class<?>> types) {
    return String.join(", ", types.stream().map(Class::getSimpleName).toList());
  }

  /** What is wrong with plugins that are fine one by one. */
  static List<String> conflicts(List<Catalog.Entry> entries) {
    List<String> conflicts = new ArrayList<>();
    Map<String, Catalog.Entry> byName = new LinkedHashMap<>();
    Map<String, Catalog.Entry> byKind = new LinkedHashMap<>();
    for (Catalog.Entry entry : entries) {
      Catalog.Entry sibling = byKind.putIfAbsent(entry.kind(), entry);
      if (sibling != null && sibling.kindType() != entry.kindType()) {
        conflicts.add(
            "kind "
                + entry.kind()
                + " is two interfaces: "
                + place(sibling, sibling.kindType())
                + " and "
                + place(entry, entry.kindType())
                + "; rename one");
      }
      Catalog.Entry twin = byName.putIfAbsent(entry.kind() + "/" + entry.name(), entry);
      if (twin != null) {
        conflicts.add(
            entry.kind()
                + "/"
                + entry.name()
                + " is there twice: "
                + place(twin, twin.plugin().getClass())
                + " and "
                + place(entry, entry.plugin().getClass())
                + "; remove or rename one");
      }
    }
    return conflicts;
  }

  private static String place(Catalog.Entry entry, Class<?> type) {
    return type.getName() + " in " + entry.origin().path();
  }

  /** Why a class that a services file names, or one that it needs, cannot be used. */
  static String explain(Throwable error) {
    if (error instanceof ServiceConfigurationError && error.getCause() instanceof Error cause) {
      return explain(cause);
    }
    if (error instanceof ExceptionInInitializerError && error.getCause() != null) {
      return "a static initialiser has failed: " + error.getCause() + initialiser(error.getCause());
    }
    if (error instanceof RuntimeException) {
      return error.toString();
    }
    String message = String.valueOf(error.getMessage());
    if (error instanceof UnsupportedClassVersionError) {
      Matcher version = CLASS_VERSION.matcher(message);
      if (version.find()) {
        int java = Integer.parseInt(version.group(2)) - CLASS_VERSION_OF_JAVA_0;
        int here = Runtime.version().feature();
        return String.format(
            "%s is compiled for Java %d, and this is Java %d; compile it with --release %d or run"
                + " Isomer with Java %d",
            version.group(1).replace('/', '.'), java, here, here, java);
      }
    }
    Optional<String> misfit =
        error instanceof LinkageError linkage ? Linkage.explain(linkage) : Optional.empty();
    if (misfit.isPresent()) {
      return misfit.get();
    }
    if (error instanceof NoClassDefFoundError) {
      return "needs the class "
          + message.replace('/', '.')
          + ", which is neither in its JARs nor shared by Isomer; put the JAR that has it and the"
          + " plugin's into one folder";
    }
    if (error instanceof LinkageError) {
      return error.toString();
    }
    Matcher absent = NOT_FOUND.matcher(message);
    if (absent.find()) {
      return SERVICES_FOLDER
          + absent.group(1)
          + " names "
          + absent.group(2)
          + ", but there is no such class";
    }
    Matcher other = NO_SUBTYPE.matcher(message);
    if (other.find()) {
      return "%s names %s, which does not implement Isomer's %s; implement it, and leave out JARs that hold another one"
          .formatted(SERVICES_FOLDER + other.group(1), other.group(2), other.group(1));
    }
    Matcher closed = NO_CONSTRUCTOR.matcher(message);
    if (closed.find()) {
      return closed.group(1) + " has no public constructor without arguments; add one";
    }
    String plain = SERVICE.matcher(message).replaceFirst("");
    return error.getCause() == null ? plain : plain + ": " + error.getCause();
  }

  private static String initialiser(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getMethodName().equals("<clinit>"))
        .findFirst()
        .map(
            frame ->
                " in %s (%s, line %d)"
                    .formatted(frame.getClassName(), frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
