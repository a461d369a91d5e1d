package org.isomer.reports.catalogue;

import java.util.List;
import java.util.Optional;
import org.isomer.javadoc.Prose;
import org.isomer.reports.artifact.Curves;

/**
 * A plugin.
 *
 * @param id kind and name, such as {@code loss/triplet}
 * @param name its name
 * @param summary what it does, in a line without a full stop
 * @param module what it comes from, such as {@code plugins-loss}
 * @param prose what its source says: meaning, equation, paper
 * @param options its options
 * @param snippet where it stands in a configuration
 * @param strips pictures of what it does
 * @param course numbers over time that it gives
 */
public record PluginSection(
    String id,
    String name,
    String summary,
    String module,
    Prose prose,
    List<OptionRow> options,
    Optional<Excerpt> snippet,
    List<Strip> strips,
    Optional<Curves> course) {
  /** Copies the lists. */
  public PluginSection {
    options = List.copyOf(options);
    strips = List.copyOf(strips);
  }

  /**
   * An option.
   *
   * @param name dotted if it is nested
   * @param type such as {@code a number}
   * @param fallback the default, {@code required} or {@code none}
   * @param range the values allowed; empty if the type says it all
   * @param meaning what it means
   */
  public record OptionRow(String name, String type, String fallback, String range, String meaning) {
    /** The type with the values allowed. */
    public String wanted() {
      return range.isEmpty() ? type : type + " (" + range + ")";
    }
  }

  /**
   * A piece of a configuration.
   *
   * @param where what it is a piece of
   * @param language for highlighting
   * @param text the piece
   */
  public record Excerpt(String where, String language, String text) {}
}
