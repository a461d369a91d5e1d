package org.isomer.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failure in the code of a plugin that came from a JAR.
 *
 * @param jar the JAR, or the folder of classes
 * @param what what failed, a piece of a sentence
 */
public record PluginFault(Path jar, String what) {
  private static final Pattern GIVEN_NULL =
      Pattern.compile("the return value of \"([\\w.$]+)\\.\\w+\\(.*\\)\" is null");
  private static final Pattern NULL_KEPT =
      Pattern.compile(
          "Cannot invoke \"(org\\.isomer\\.spi\\.[\\w$]+)\\.\\w+\\([^\"]*\\)\" because \"[\\w<>]+\" is null");

  /** Code that reports what its caller did wrong. */
  private static final List<String> TOOLS =
      List.of(
          "org.tensorflow.",
          "org.bytedeco.",
          "com.google.inject.",
          "org.isomer.graph.",
          "org.isomer.random.");

  /**
   * The plugin at fault. That is the one whose code was running when the exception, or one of its
   * causes, was thrown; the JDK, TensorFlow and the builders of graphs do not count. Where classes
   * do not fit together, it is the one whose class the exception names.
   *
   * @return empty if Isomer itself has failed
   */
  public static Optional<PluginFault> in(Throwable error, Catalog catalog) {
    List<PluginClassLoader> loaders =
        Stream.<Object>concat(
                catalog.entries().stream().map(Catalog.Entry::plugin),
                catalog.modules().stream().map(ServiceModule::module))
            .map(part -> part.getClass().getClassLoader())
            .filter(PluginClassLoader.class::isInstance)
            .map(PluginClassLoader.class::cast)
            .distinct()
            .toList();
    return causes(error)
        // The NoClassDefFoundError that it causes says more.
        .filter(cause -> !(cause instanceof ClassNotFoundException))
        .flatMap(
            cause ->
                culprit(cause, loaders)
                    .or(() -> giverOfNull(cause, catalog))
                    .map(type -> of(cause, type))
                    .stream())
        .reduce((outer, inner) -> inner);
  }

  private static PluginFault of(Throwable cause, Class<?> type) {
    String where =
        Stream.of(cause.getStackTrace())
            .filter(frame -> frame.getClassName().equals(type.getName()))
            .findFirst()
            .map(
                frame ->
                    " in %s.%s (%s)".formatted(type.getName(), frame.getMethodName(), line(frame)))
            .orElse(" in " + type.getName());
    Throwable root =
        cause instanceof ExceptionInInitializerError && cause.getCause() != null
            ? cause.getCause()
            : cause;
    String what = root instanceof LinkageError ? PluginCheck.explain(root) : root.toString();
    return new PluginFault(Origin.of(type).path(), what + where);
  }

  private static String line(StackTraceElement frame) {
    return "%s, line %d"
        .formatted(Objects.requireNonNullElse(frame.getFileName(), "?"), frame.getLineNumber());
  }

  private static Stream<Throwable> causes(Throwable error) {
    return Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(100);
  }

  private static Optional<Class<?>> culprit(Throwable cause, List<PluginClassLoader> loaders) {
    Optional<Class<?>> running =
        Stream.of(cause.getStackTrace())
            .filter(PluginFault::decides)
            .findFirst()
            .flatMap(frame -> loaded(frame.getClassName(), loaders));
    return running.isEmpty()
            && (cause instanceof LinkageError || cause instanceof ClassCastException)
        ? Stream.of(String.valueOf(cause.getMessage()).split("[^\\w.$/]+"))
            .map(word -> word.replace('/', '.'))
            .flatMap(name -> loaded(name, loaders).stream())
            .findFirst()
        : running;
  }

  /**
   * The plugin that gave null where an interface promises a value: Isomer's own code fails then,
   * and the exception names the interface, or, where the value was kept in a variable, what should
   * have been given. Found where one plugin alone can have given it.
   */
  private static Optional<Class<?>> giverOfNull(Throwable cause, Catalog catalog) {
    if (!(cause instanceof NullPointerException)) {
      return Optional.empty();
    }
    String message = String.valueOf(cause.getMessage());
    Matcher given = GIVEN_NULL.matcher(message);
    if (given.find()) {
      String type = given.group(1);
      return only(catalog, plugin -> isA(plugin, type) || makes(plugin, made -> isA(made, type)));
    }
    Matcher kept = NULL_KEPT.matcher(message);
    return kept.find()
        ? only(catalog, plugin -> makes(plugin, made -> gives(made, kept.group(1))))
        : Optional.empty();
  }

  private static Optional<Class<?>> only(Catalog catalog, Predicate<Class<?>> suspected) {
    List<Class<?>> givers =
        catalog.entries().stream()
            .<Class<?>>map(entry -> entry.plugin().getClass())
            .filter(plugin -> plugin.getClassLoader() instanceof PluginClassLoader)
            .filter(suspected)
            .toList();
    return givers.size() == 1 ? Optional.of(givers.get(0)) : Optional.empty();
  }

  private static boolean makes(Class<?> plugin, Predicate<Class<?>> suspected) {
    return Stream.of(plugin.getMethods())
        .anyMatch(
            method -> method.getName().equals("create") && suspected.test(method.getReturnType()));
  }

  private static boolean gives(Class<?> made, String type) {
    return Stream.of(made.getMethods())
        .anyMatch(method -> method.getReturnType().getName().equals(type));
  }

  private static boolean isA(@Nullable Class<?> type, String name) {
    return type != null
        && (type.getName().equals(name)
            || isA(type.getSuperclass(), name)
            || Stream.of(type.getInterfaces()).anyMatch(each -> isA(each, name)));
  }

  private static boolean decides(StackTraceElement frame) {
    String loader = frame.getClassLoaderName();
    String name = frame.getClassName();
    return loader != null
        && !loader.equals("platform")
        && !name.equals(PluginClassLoader.class.getName())
        && TOOLS.stream().noneMatch(name::startsWith);
  }

  private static Optional<Class<?>> loaded(String name, List<PluginClassLoader> loaders) {
    return loaders.stream().flatMap(loader -> loader.loaded(name).stream()).findFirst();
  }

  /** As a message: the JAR, what failed, and what to do. */
  public String message() {
    return "%s: a plugin in it has failed: %s. Tell its author, replace the JAR, or remove it."
        .formatted(jar, what);
  }
}
