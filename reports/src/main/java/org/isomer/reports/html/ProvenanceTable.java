package org.isomer.reports.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;

/** Where a result comes from, and how to get it again. */
final class ProvenanceTable {
  private ProvenanceTable() {}

  static Element of(ResultRecord record) {
    Provenance provenance = record.provenance();
    Element parts = Element.of("div");
    if (!provenance.command().isBlank()) {
      parts.add(
          Element.of("p", "key").text("This reproduces the result:"),
          Element.of("pre", "command").with("tabindex", "0").text(provenance.command().strip()));
    }
    parts.add(SubjectSection.facts(facts(record)));
    if (!provenance.configuration().isBlank()) {
      parts.add(
          fold(
              "Configuration",
              Element.of("pre").with("tabindex", "0").text(provenance.configuration().strip())));
    }
    if (!provenance.plugins().isEmpty()) {
      parts.add(fold("Plugins", plugins(provenance)));
    }
    return parts;
  }

  /** {@code k = 20; temperature = 0.07}. */
  static String options(Map<String, ?> options) {
    return options.entrySet().stream()
        .map(option -> option.getKey() + " = " + option.getValue())
        .collect(Collectors.joining("; "));
  }

  private static Map<String, String> facts(ResultRecord record) {
    Provenance provenance = record.provenance();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Result", record.id());
    facts.put("Protocol", options(record.protocol().options()));
    facts.put("Protocol digest", record.protocol().digest());
    facts.put("Data digest", record.data().digest());
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
    facts.put("Finished", provenance.finished().toString());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private static Element plugins(Provenance provenance) {
    Table table = new Table("plugin", "version", "JAR", "SHA-256");
    provenance
        .plugins()
        .forEach(
            plugin ->
                table.row(
                    plugin.plugin(), List.of(plugin.version(), plugin.jar(), plugin.sha256())));
    return table.element();
  }

  private static Element fold(String title, Element content) {
    return Element.of("details", "fold").add(Element.of("summary").text(title), content);
  }
}
