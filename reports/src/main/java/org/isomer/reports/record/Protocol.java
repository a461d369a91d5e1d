package org.isomer.reports.record;

import java.util.Map;
import java.util.TreeMap;
import org.isomer.file.Sha256;

/**
 * How a number is measured. Numbers share a column of a leaderboard only if their protocols have
 * the same {@link #digest}, so nothing belongs here that may differ between subjects: no seed, and
 * of a hyper-parameter that is selected on validation only the candidates, never the one chosen.
 *
 * @param task the task plugin's permanent name, such as {@code knn}
 * @param title what reports print, such as {@code kNN (k = 20, T = 0.07)}; short, it heads a column
 * @param options every option of the task by its dotted name, as text, defaults resolved
 */
public record Protocol(String task, String title, Map<String, String> options) {
  /** Copies the map, keeping its order. */
  public Protocol {
    Plausible.notBlank("task", task);
    Plausible.notBlank("title", title);
    options = Ordered.copyOf(options);
  }

  /** SHA-256 in hexadecimal over the task and its options in any order; the title is free. */
  public String digest() {
    StringBuilder text = new StringBuilder(task);
    new TreeMap<>(options)
        .forEach((name, value) -> text.append('\0').append(name).append('\0').append(value));
    return Sha256.hex(text.toString());
  }
}
