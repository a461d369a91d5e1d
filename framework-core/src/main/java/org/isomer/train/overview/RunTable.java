package org.isomer.train.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Console;
import org.isomer.text.Csv;

/**
 * Runs as a table for the eye, as CSV, or as JSON.
 *
 * @param runs in the order in which they are shown
 */
record RunTable(List<RunEntry> runs) {
  private static final String NONE = "–";

  /** Copies the list. */
  RunTable {
    runs = List.copyOf(runs);
  }

  /** Prints a table that fits into 80 columns, paths apart, which stand last and are never cut. */
  void print(Console console, Instant now) {
    List<String> monitors =
        List.copyOf(
            runs.stream()
                .flatMap(run -> run.monitors().keySet().stream().limit(1))
                .collect(Collectors.toCollection(TreeSet::new)));
    String monitor = monitors.size() == 1 ? monitors.get(0) : "monitor";
    List<List<String>> rows = new ArrayList<>();
    for (RunEntry run : runs) {
      rows.add(
          List.of(
              state(run),
              run.steps() == 0 ? NONE : "%d/%d".formatted(run.step(), run.steps()),
              run.loss().map(loss -> Quantity.number(loss)).orElse(NONE),
              monitor(run, monitors.size() > 1),
              Quantity.size(run.bytes()),
              run.changed().equals(Instant.EPOCH)
                  ? NONE
                  : Quantity.age(Duration.between(run.changed(), now)),
              run.path().toString()));
    }
    console.table(List.of("state", "step", "loss", monitor, "size", "age", "run"), rows);
    for (RunEntry run : runs) {
      run.why().forEach(why -> console.line("%s: %s".formatted(run.path(), why)));
    }
  }

  private static String state(RunEntry run) {
    return run.state().name().toLowerCase(Locale.ROOT);
  }

  /** The first monitor, as a table has no room for more. */
  private static String monitor(RunEntry run, boolean named) {
    return run.monitors().entrySet().stream()
        .findFirst()
        .map(first -> Quantity.number(first.getValue()) + (named ? " " + first.getKey() : ""))
        .orElse(NONE);
  }

  /** All that is known, a line for each run; of the monitors the names and values in one cell. */
  String csv() {
    StringBuilder csv =
        new StringBuilder(
            Csv.row(
                List.of(
                    "path",
                    "name",
                    "state",
                    "step",
                    "steps",
                    "loss",
                    "monitors",
                    "bytes",
                    "changed",
                    "why")));
    for (RunEntry run : runs) {
      csv.append(
          Csv.row(
              List.of(
                  Csv.text(run.path().toString()),
                  Csv.text(run.name()),
                  state(run),
                  String.valueOf(run.step()),
                  String.valueOf(run.steps()),
                  run.loss().map(RunTable::decimal).orElse(""),
                  Csv.text(
                      String.join(
                          "; ",
                          run.monitors().entrySet().stream()
                              .map(each -> each.getKey() + " " + decimal(each.getValue()))
                              .toList())),
                  String.valueOf(run.bytes()),
                  run.changed().toString(),
                  Csv.text(String.join(" ", run.why())))));
    }
    return csv.toString();
  }

  /** All that is known, as a list of objects. */
  String json() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (RunEntry run : runs) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("path", run.path().toString());
      members.put("name", run.name());
      members.put("state", state(run));
      members.put("step", run.step());
      members.put("steps", run.steps());
      run.loss().ifPresent(loss -> members.put("loss", number(loss)));
      Map<String, Object> monitors = new LinkedHashMap<>();
      run.monitors().forEach((name, value) -> monitors.put(name, number(value)));
      members.put("monitors", monitors);
      members.put("bytes", run.bytes());
      members.put("changed", run.changed().toString());
      members.put("why", run.why());
      list.add(members);
    }
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(list);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON has no number for what is not finite. */
  private static Object number(float value) {
    return Float.isFinite(value) ? (Object) value : Float.toString(value);
  }

  private static String decimal(float value) {
    return Csv.number(Double.parseDouble(Float.toString(value)));
  }
}
