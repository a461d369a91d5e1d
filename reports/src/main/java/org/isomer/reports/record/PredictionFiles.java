package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.reports.json.RecordJson;

/** Predictions as files beside a record, one JSON object a line. */
final class PredictionFiles {
  private PredictionFiles() {}

  /** What a record calls the file of a kind. */
  static String content(PredictionKind kind) {
    return kind == PredictionKind.CLASSES
        ? "predictions"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that a record calls by a name; empty if it is something else. */
  static Optional<PredictionKind> kind(String content) {
    for (PredictionKind kind : PredictionKind.values()) {
      if (content(kind).equals(content)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  static Predictions read(PredictionKind kind, String text, Path file) {
    List<Record> samples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String source = file + ", line " + (samples.size() + 1);
      samples.add(RecordJson.read(RecordJson.parse(line, source), kind.type(), source));
    }
    return new Predictions(kind, samples);
  }
}
