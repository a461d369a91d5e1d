package org.isomer.description;

import java.util.List;
import org.isomer.javadoc.Prose;
import org.isomer.javadoc.Source;

/**
 * What there is to say of a kind of plugins.
 *
 * @param name such as {@code loss}
 * @param type the interface of its plugins
 * @param meaning what such a plugin does, in a sentence
 * @param demands the interfaces that an author implements, that of the plugin first
 * @param promises what each of them has to keep to, and is tried on
 */
public record KindDescription(
    String name, Class<?> type, String meaning, List<Demand> demands, List<String> promises) {
  /** Copies the lists. */
  public KindDescription {
    demands = List.copyOf(demands);
    promises = List.copyOf(promises);
  }

  /**
   * An interface to implement, or a record to fill.
   *
   * @param methods its own methods, as declared, with their documentation
   */
  public record Demand(Class<?> type, Prose prose, List<Source.Member> methods) {
    /** Copies the list. */
    public Demand {
      methods = List.copyOf(methods);
    }

    static Demand of(Class<?> type) {
      return new Demand(
          type,
          Source.proseOf(type),
          Source.of(type).map(Source::members).orElse(List.of()).stream()
              .filter(Source.Member::method)
              .toList());
    }
  }
}
