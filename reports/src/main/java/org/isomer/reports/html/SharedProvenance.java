package org.isomer.reports.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;

/**
 * What several results of a subject have in common, to be shown once.
 *
 * @param facts by name; empty for a single result
 * @param configuration if all have the same; absent if there is none
 * @param plugins that took part in all; empty for a single result
 */
record SharedProvenance(
    Map<String, String> facts,
    Optional<String> configuration,
    List<Provenance.PluginOrigin> plugins) {
  static SharedProvenance of(List<Result> results) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (results.size() > 1) {
      facts.putAll(ProvenanceTable.facts(results.get(0).record()));
      results.forEach(
          result -> facts.entrySet().retainAll(ProvenanceTable.facts(result.record()).entrySet()));
    }
    List<Provenance> all = results.stream().map(result -> result.record().provenance()).toList();
    List<String> configurations = all.stream().map(Provenance::configuration).distinct().toList();
    return new SharedProvenance(
        facts,
        configurations.size() == 1 && !configurations.get(0).isBlank()
            ? Optional.of(configurations.get(0))
            : Optional.empty(),
        all.size() < 2
            ? List.of()
            : all.get(0).plugins().stream()
                .filter(
                    plugin ->
                        all.stream().allMatch(provenance -> provenance.plugins().contains(plugin)))
                .toList());
  }

  /** The long parts: the configuration, and all plugins. */
  List<Object> parts() {
    List<Object> parts = new ArrayList<>(plugins);
    configuration.ifPresent(parts::add);
    return parts;
  }
}
