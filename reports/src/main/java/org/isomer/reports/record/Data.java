package org.isomer.reports.record;

import java.util.List;

/**
 * The samples that a number was measured on.
 *
 * @param title the data set's name in reports
 * @param digest SHA-256 over the examples, their order and splits
 * @param split the split that is scored: {@code train}, {@code validation} or {@code test}
 * @param samples how many samples are scored
 * @param classes class names by label; empty if there are none
 */
public record Data(String title, String digest, String split, long samples, List<String> classes) {
  /** Copies the list and checks that there is something. */
  public Data {
    classes = List.copyOf(classes);
    Plausible.notBlank("title", title);
    Plausible.notBlank("split", split);
    Plausible.atLeastOne("samples", samples);
  }
}
