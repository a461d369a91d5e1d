package org.isomer.reports.csv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV by the grammar of RFC 4180, strictly. */
public final class CsvReader {
  private final String text;
  private int position;

  private CsvReader(String text) {
    this.text = text;
  }

  /** The lines below the head, each by the names in it. */
  public static List<Map<String, String>> read(String text) {
    CsvReader reader = new CsvReader(text);
    List<String> head = reader.line();
    List<Map<String, String>> lines = new ArrayList<>();
    while (reader.position < text.length()) {
      List<String> cells = reader.line();
      if (cells.size() != head.size()) {
        throw new IllegalArgumentException(cells + " are not " + head.size() + " cells");
      }
      Map<String, String> line = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        line.put(head.get(i), cells.get(i));
      }
      lines.add(line);
    }
    return lines;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>(List.of(cell()));
    while (text.startsWith(",", position)) {
      position++;
      cells.add(cell());
    }
    if (!text.startsWith("\r\n", position)) {
      throw new IllegalArgumentException("no end of line at " + position);
    }
    position += 2;
    return cells;
  }

  private String cell() {
    return text.startsWith("\"", position) ? quoted() : plain();
  }

  private String plain() {
    int start = position;
    while (",\r\n\"".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    position++;
    while (true) {
      int quote = text.indexOf('"', position);
      cell.append(text, position, quote);
      position = quote + 1;
      if (!text.startsWith("\"", position)) {
        return cell.toString();
      }
      cell.append('"');
      position++;
    }
  }
}
