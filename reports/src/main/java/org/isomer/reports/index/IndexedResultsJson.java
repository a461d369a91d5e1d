package org.isomer.reports.index;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Found results as JSON: a list with one object a line, its keys the names of the columns. */
public final class IndexedResultsJson {
  private IndexedResultsJson() {}

  /** The whole list, with a line end. */
  public static String render(List<IndexedResult> results) {
    return results.isEmpty()
        ? "[]\n"
        : String.join(",\n", results.stream().map(IndexedResultsJson::line).toList())
            .transform(lines -> "[\n" + lines + "\n]\n");
  }

  private static String line(IndexedResult result) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<IndexColumn, Object> entry : result.values().entrySet()) {
      object.putPOJO(entry.getKey().title(), entry.getValue());
    }
    ObjectNode metrics = object.putObject("metrics");
    result.metrics().forEach(metrics::put);
    return object.put("file", result.file().toString()).toString();
  }
}
