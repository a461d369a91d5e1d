package org.isomer.reports.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Settings;
import org.isomer.reports.record.Subject;

/**
 * One fact in which two results differ.
 *
 * @param part what it belongs to: protocol, data, subject, configuration, code or machine
 * @param name the fact's name; of a protocol or configuration the option's dotted name
 * @param first its value in the first result; empty if it has none there
 * @param second its value in the second
 */
public record RecordDifference(String part, String name, String first, String second) {
  /**
   * All differences, but those of the numbers and of time: options by their meaning, so that
   * neither their order nor the layout of a configuration counts.
   */
  public static List<RecordDifference> between(ResultRecord first, ResultRecord second) {
    List<RecordDifference> differences = new ArrayList<>();
    add(differences, "protocol", protocol(first), protocol(second));
    add(differences, "data", data(first.data()), data(second.data()));
    add(differences, "subject", subject(first), subject(second));
    add(
        differences,
        "configuration",
        Settings.of(first.provenance().configuration()),
        Settings.of(second.provenance().configuration()));
    add(differences, "code", code(first), code(second));
    add(differences, "machine", first.provenance().hardware(), second.provenance().hardware());
    return differences;
  }

  private static void add(
      List<RecordDifference> differences,
      String part,
      Map<String, String> first,
      Map<String, String> second) {
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    for (String name : names) {
      String one = Objects.requireNonNullElse(first.get(name), "");
      String two = Objects.requireNonNullElse(second.get(name), "");
      if (!one.equals(two)) {
        differences.add(new RecordDifference(part, name, one, two));
      }
    }
  }

  private static Map<String, String> protocol(ResultRecord record) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("task", record.protocol().task());
    facts.put("headline", record.headline());
    facts.put("dialect", record.dialect().orElse("scikit-learn"));
    facts.putAll(record.protocol().options());
    return facts;
  }

  private static Map<String, String> data(Data data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("title", data.title());
    facts.put("digest", data.digest());
    facts.put("split", data.split());
    facts.put("samples", Long.toString(data.samples()));
    facts.put("classes", String.join(", ", data.classes()));
    return facts;
  }

  private static Map<String, String> subject(ResultRecord record) {
    Subject subject = record.subject();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("name", subject.name());
    subject
        .encoder()
        .ifPresent(
            encoder -> {
              facts.put("encoder", encoder.name());
              facts.put("parameters", Long.toString(encoder.parameters()));
              facts.put("features", Integer.toString(encoder.dim()));
            });
    subject.seed().ifPresent(seed -> facts.put("seed", Long.toString(seed)));
    subject
        .pretraining()
        .ifPresent(
            done -> {
              facts.put("framework", done.framework());
              facts.put("pretraining data", done.data());
              facts.put("epochs", Double.toString(done.epochs()));
              facts.put("steps", Long.toString(done.steps()));
              facts.put("views", Long.toString(done.views()));
              facts.put("checkpoint", done.checkpoint());
            });
    record
        .provenance()
        .pretrainingData()
        .ifPresent(digest -> facts.put("digest of the pretraining data", digest));
    return facts;
  }

  private static Map<String, String> code(ResultRecord record) {
    Provenance provenance = record.provenance();
    Map<String, String> facts = new LinkedHashMap<>(provenance.versions());
    facts.put("definitions of the metrics", "version " + record.metricsVersion());
    provenance
        .commit()
        .ifPresent(
            commit ->
                facts.put("commit", commit.hash() + (commit.dirty() ? ", with changes" : "")));
    for (Provenance.PluginOrigin plugin : provenance.plugins()) {
      // Where pretraining and evaluation used two JARs, both count.
      facts.merge(
          plugin.plugin(),
          plugin.version() + ", " + plugin.sha256(),
          (made, judged) -> made + ", then " + judged);
    }
    return facts;
  }
}
