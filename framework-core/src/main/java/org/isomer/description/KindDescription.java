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
 * @param demands what an author implements, the interface of the plugin first, and what its methods
 *     hand back
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
   * @param declaration such as {@code interface BoxData extends Labelled<List<Marked>>}
   * @param members its methods, and the records within it, as declared, with their documentation;
   *     none of a type within another
   */
  public record Demand(
      Class<?> type, String declaration, Prose prose, List<Source.Member> members) {
    /** Copies the list. */
    public Demand {
      members = List.copyOf(members);
    }

    static Demand of(Class<?> type, Source source) {
      Source.Member own = source.declarationOf(type);
      return new Demand(
          type,
          own.declaration().replaceAll("^.*?(?=(interface|record|class) )| permits .*", ""),
          own.prose(),
          type.getEnclosingClass() == null ? members(type, source) : List.of());
    }

    private static List<Source.Member> members(Class<?> type, Source source) {
      return source.members().stream()
          .filter(member -> member.method() || member.record())
          .filter(member -> !type.isRecord() || member.declaration().matches("public .*\\(.*"))
          .filter(
              member -> !member.declaration().startsWith("public record " + type.getSimpleName()))
          .toList();
    }
  }
}
