package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;

/**
 * Predictions as files beside a record, one JSON object a line. Those of the second of several
 * tries are called {@code predictions-try-1}, and so on.
 */
final class PredictionFiles {
  private static final String TRY = "-try-";

  private final Map<Integer, Predictions> tries = new TreeMap<>();

  /** What a record calls the file of a kind. */
  static String content(PredictionKind kind) {
    return kind == PredictionKind.CLASSES
        ? "predictions"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The text of each file, by what a record calls it; none if no predictions are kept. */
  static Map<String, String> texts(Predictions predictions) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!predictions.samples().isEmpty()) {
      String content = content(predictions.kind());
      for (Predictions each : predictions.tries()) {
        StringBuilder lines = new StringBuilder();
        each.samples().forEach(sample -> lines.append(RecordJson.line(sample)).append('\n'));
        texts.put(texts.isEmpty() ? content : content + TRY + texts.size(), lines.toString());
      }
    }
    return texts;
  }

  /**
   * Reads a file, if it is one of predictions.
   *
   * @param content what the record calls it
   * @param data what was scored
   * @return whether it is
   * @throws BadInputException if a line is no prediction of these data
   */
  boolean read(String content, String text, Path file, Data data) {
    for (PredictionKind kind : PredictionKind.values()) {
      String first = content(kind);
      if (content.equals(first) || content.matches(first + TRY + "[1-9][0-9]{0,3}")) {
        int number =
            content.equals(first) ? 0 : Integer.parseInt(content.substring((first + TRY).length()));
        Predictions samples = samples(kind, text, file);
        PredictionRanges.require(samples, data, file);
        tries.put(number, samples);
        return true;
      }
    }
    return false;
  }

  private static Predictions samples(PredictionKind kind, String text, Path file) {
    List<Record> samples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String source = file + ", line " + (samples.size() + 1);
      samples.add(RecordJson.read(RecordJson.parse(line, source), kind.type(), source));
    }
    return new Predictions(kind, samples);
  }

  /**
   * What has been read.
   *
   * @throws IllegalArgumentException if a try is missing, or tries do not fit together
   */
  Predictions predictions() {
    List<Predictions> all = List.copyOf(tries.values());
    for (int i = 0; i < all.size(); i++) {
      if (!tries.containsKey(i)) {
        throw new IllegalArgumentException("the predictions of try " + i + " are missing");
      }
    }
    return all.isEmpty()
        ? Predictions.none()
        : new Predictions(
            all.get(0).kind(),
            all.get(0).samples(),
            all.subList(1, all.size()).stream().map(Predictions::samples).toList());
  }
}
