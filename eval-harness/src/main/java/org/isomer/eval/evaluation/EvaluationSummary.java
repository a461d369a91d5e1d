package org.isomer.eval.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.isomer.cli.spi.Console;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.Contestant;
import org.isomer.reports.record.Data;

/** What is going to be measured of a contestant. */
final class EvaluationSummary {
  private final Contestant contestant;
  private final Path out;
  private final Map<Data, List<String>> tasks = new LinkedHashMap<>();

  /**
   * Of no task so far.
   *
   * @param out the folder for the results
   */
  EvaluationSummary(Contestant contestant, Path out) {
    this.contestant = contestant;
    this.out = out;
  }

  /** Adds a task that has no result yet, with what it scores. */
  void add(String task, Data data) {
    tasks.computeIfAbsent(data, each -> new ArrayList<>()).add(task);
  }

  /** Prints it in a few lines. */
  void print(Console console) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("  model", model()));
    tasks.forEach(
        (data, titles) -> {
          rows.add(List.of("  tasks", String.join(", ", titles)));
          rows.add(List.of("  scored", scored(data)));
        });
    rows.add(List.of("  threads", String.valueOf(contestant.threads())));
    rows.add(List.of("  folder", out.toString()));
    console.line("eval: " + contestant.model().name());
    console.table(List.of(), rows);
  }

  private String model() {
    Model model = contestant.model();
    OptionalLong parameters = model.parameters();
    return contestant.encoder().orElse("no encoder")
        + (parameters.isPresent()
            ? String.format(Locale.ROOT, ", %,d parameters", parameters.getAsLong())
            : "")
        + ", input %s (%s)".formatted(model.input().text(), model.input().modality());
  }

  private static String scored(Data data) {
    int classes = data.classes().size();
    return String.format(
        Locale.ROOT,
        "%,d examples%s of %s",
        data.samples(),
        classes == 0 ? "" : String.format(Locale.ROOT, " of %,d classes", classes),
        data.title());
  }
}
