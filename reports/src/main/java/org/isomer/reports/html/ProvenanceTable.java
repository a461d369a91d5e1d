package org.isomer.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Fold;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;

/** Where a result comes from, and how to get it again. */
final class ProvenanceTable {
  private ProvenanceTable() {}

  /**
   * What belongs to one result.
   *
   * @param shared what is shown once for all results of the subject
   */
  static Element of(ResultRecord record, SharedProvenance shared) {
    Provenance provenance = record.provenance();
    Element parts = Element.of("div");
    if (!provenance.command().isBlank()) {
      parts.add(
          Element.of("p", "key").text("This reproduces the result:"),
          Element.of("pre", "command").with("tabindex", "0").text(provenance.command().strip()));
    }
    Map<String, String> own = facts(record);
    own.keySet().removeAll(shared.facts().keySet());
    parts.add(SubjectSection.facts(own));
    if (shared.configuration().isEmpty() && !provenance.configuration().isBlank()) {
      parts.add(configuration(provenance.configuration()));
    }
    List<Provenance.PluginOrigin> plugins =
        provenance.plugins().stream().filter(plugin -> !shared.plugins().contains(plugin)).toList();
    if (!plugins.isEmpty()) {
      parts.add(plugins(plugins));
    }
    return parts;
  }

  /** {@code k = 20; temperature = 0.07}. */
  static String options(Map<String, ?> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + " = " + option.getValue())
        .collect(Collectors.joining("; "));
  }

  static Map<String, String> facts(ResultRecord record) {
    Provenance provenance = record.provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Result", record.id());
    facts.put("Protocol", options(record.protocol().options()));
    facts.put("Protocol digest", record.protocol().digest());
    facts.put("Data digest", record.data().digest());
    provenance.configurationDigest().ifPresent(digest -> facts.put("Configuration digest", digest));
    facts.put("Seeds", options(provenance.seeds()));
    facts.put("Hardware", options(provenance.hardware()));
    facts.put("Versions", options(provenance.versions()));
    provenance
        .commit()
        .ifPresent(
            commit ->
                facts.put(
                    "Commit",
                    commit.hash() + (commit.dirty() ? ", with uncommitted changes" : "")));
    provenance
        .deviceHours()
        .ifPresent(
            hours -> facts.put("Device-hours of pretraining", Format.number(hours, Scale.SCORE)));
    provenance.peakMemory().ifPresent(bytes -> facts.put("Peak memory", Format.memory(bytes)));
    facts.put("Finished", provenance.finished().toString());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  /** The shared long parts. */
  static List<Element> of(SharedProvenance shared) {
    List<Element> parts = new ArrayList<>();
    shared.configuration().ifPresent(text -> parts.add(configuration(text)));
    if (!shared.plugins().isEmpty()) {
      parts.add(plugins(shared.plugins()));
    }
    return parts;
  }

  static Element configuration(String text) {
    return Fold.of("Configuration", Element.of("pre").with("tabindex", "0").text(text.strip()));
  }

  static Element plugins(List<Provenance.PluginOrigin> plugins) {
    Table table = new Table("plugin", "version", "JAR", "SHA-256");
    plugins.forEach(
        plugin ->
            table.row(plugin.plugin(), List.of(plugin.version(), plugin.jar(), plugin.sha256())));
    return Fold.of("Plugins", table.element());
  }
}
