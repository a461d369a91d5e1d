package org.isomer.reports.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.isomer.reports.index.IndexColumn;
import org.isomer.reports.index.IndexedResult;
import org.isomer.text.Csv;
import org.jspecify.annotations.Nullable;

/**
 * Found results as CSV: a line for each, with all columns, every metric that one of them has, and
 * the record's file; a cell is empty where a result has no such thing.
 */
public final class IndexedResultsCsv {
  private IndexedResultsCsv() {}

  /** The whole file. */
  public static String render(List<IndexedResult> results) {
    Set<String> metrics = new LinkedHashSet<>();
    results.forEach(result -> metrics.addAll(result.metrics().keySet()));
    List<String> header = new ArrayList<>(IndexColumn.titles());
    metrics.forEach(name -> header.add(Csv.text(name)));
    header.add("file");
    StringBuilder csv = new StringBuilder(Csv.row(header));
    results.forEach(result -> csv.append(Csv.row(cells(result, metrics))));
    return csv.toString();
  }

  private static List<String> cells(IndexedResult result, Set<String> metrics) {
    List<String> cells = new ArrayList<>();
    for (IndexColumn column : IndexColumn.values()) {
      cells.add(cell(result.values().get(column)));
    }
    metrics.forEach(name -> cells.add(cell(result.metrics().get(name))));
    cells.add(Csv.text(result.file().toString()));
    return cells;
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof Double number) {
      return Csv.number(number);
    }
    return value instanceof String text ? Csv.text(text) : Objects.toString(value, "");
  }
}
