package org.isomer.description;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isomer.javadoc.Source;

/**
 * The interfaces and records that an author has to make as well: what the methods of an interface
 * hand back, and what its own interfaces speak of, as {@code Labelled<List<Marked>>}.
 */
final class HandedBack {
  private HandedBack() {}

  /** Adds those of some types, and those of what is added. What is the JDK's is left out. */
  static void addOf(Set<Class<?>> types) {
    Deque<Class<?>> asked = new ArrayDeque<>(types);
    while (!asked.isEmpty()) {
      Set<Class<?>> files = new LinkedHashSet<>(types.stream().map(HandedBack::file).toList());
      mentioned(asked.remove())
          .filter(type -> type.isInterface() || type.isRecord())
          .filter(type -> Source.of(type).isPresent())
          .filter(type -> files.add(file(type)))
          .forEach(
              type -> {
                types.add(type);
                if (type.isInterface()) {
                  asked.add(type);
                }
              });
    }
  }

  /** What lies in the file of a type is told with it. */
  private static Class<?> file(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type : file(outer);
  }

  private static Stream<Class<?>> mentioned(Class<?> type) {
    Predicate<Method> demanded = method -> Modifier.isAbstract(method.getModifiers());
    return Stream.concat(
            Stream.of(type.getGenericInterfaces()),
            Stream.of(type.getDeclaredMethods())
                .filter(demanded.and(method -> !method.isSynthetic()))
                .sorted(Comparator.comparing(Method::getName))
                .map(Method::getGenericReturnType))
        .flatMap(HandedBack::classes);
  }

  private static Stream<Class<?>> classes(Type type) {
    if (type instanceof Class<?> plain) {
      return Stream.of(plain);
    } else if (type instanceof ParameterizedType generic) {
      return Stream.concat(
          classes(generic.getRawType()),
          Stream.of(generic.getActualTypeArguments()).flatMap(HandedBack::classes));
    } else if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getUpperBounds()).flatMap(HandedBack::classes);
    }
    return Stream.empty();
  }
}
