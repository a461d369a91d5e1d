package org.isomer.reports.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.isomer.reports.catalogue.Catalogue;
import org.isomer.reports.catalogue.KindSection;
import org.isomer.reports.catalogue.PluginSection;
import org.isomer.reports.catalogue.PluginSection.OptionRow;

/** Writes a catalogue of plugins as Markdown, without its pictures. */
public final class CatalogueMarkdown {
  private CatalogueMarkdown() {}

  /**
   * The text.
   *
   * @param page the HTML page with the pictures, as a link
   */
  public static String render(Catalogue catalogue, String page) {
    StringBuilder out = new StringBuilder("# Plugins\n\n");
    out.append(
        "All plugins (%d), described by their sources. [%s](%s) shows them with pictures of what augmentations and schedules do. `%s` makes both again.\n\n"
            .formatted(catalogue.size(), page, page, Catalogue.COMMAND));
    catalogue.kinds().forEach(kind -> out.append(indexed(kind)));
    catalogue.kinds().forEach(kind -> write(kind, out));
    return out.toString();
  }

  private static String indexed(KindSection kind) {
    return kind.plugins().stream()
        .map(plugin -> "[%s](#%s)".formatted(plugin.name(), plugin.id().replace("/", "")))
        .collect(Collectors.joining(", ", "- **" + kind.name() + "**: ", "\n"));
  }

  private static void write(KindSection kind, StringBuilder out) {
    out.append("\n## ").append(kind.name()).append("\n\n");
    out.append(ProseMarkdown.line(kind.meaning())).append(". Each of them\n\n");
    kind.promises()
        .forEach(promise -> out.append("- ").append(ProseMarkdown.line(promise)).append("\n"));
    kind.plugins().forEach(plugin -> write(plugin, out));
  }

  private static void write(PluginSection plugin, StringBuilder out) {
    out.append("\n### ").append(plugin.id()).append("\n\n");
    out.append("%s. From `%s`.\n".formatted(Markdown.text(plugin.summary()), plugin.module()));
    if (!plugin.prose().isEmpty()) {
      out.append("\n").append(ProseMarkdown.of(plugin.prose()));
    }
    if (!plugin.options().isEmpty()) {
      out.append("\n").append(Markdown.row(List.of("option", "type", "default", "meaning")));
      out.append("|:--|:--|:--|:--|\n");
      plugin.options().forEach(option -> out.append(row(option)));
    }
    plugin
        .snippet()
        .ifPresent(
            snippet ->
                out.append("\n")
                    .append(snippet.where())
                    .append(":\n\n")
                    .append(Markdown.code(snippet.language(), snippet.text())));
  }

  private static String row(OptionRow option) {
    return Markdown.row(
        List.of(
            "`" + option.name() + "`",
            Markdown.text(option.wanted()),
            Markdown.text(option.fallback()),
            Markdown.text(option.meaning())));
  }
}
