package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * A file of comma-separated values (RFC 4180) in UTF-8: a field in double quotes may hold commas,
 * line breaks and, doubled, quotes. Lines end with CR LF or LF alone; empty lines are passed over.
 */
record CsvFile(Path path) {
  /**
   * A record.
   *
   * @param line where it begins, from 1
   * @param fields at least one
   */
  record Row(int line, List<String> fields) {
    Row {
      fields = List.copyOf(fields);
    }
  }

  /**
   * All records.
   *
   * @throws BadInputException if the file cannot be read, is not UTF-8, or a quote is where none
   *     may be
   */
  List<Row> rows() {
    return new Reading(new TextFile(path)).rows();
  }

  /** The message for something in the file that cannot be used. */
  BadInputException wrong(int line, String problem) {
    return new TextFile(path).wrong("line " + line, problem);
  }

  /** One pass over the text. */
  private static final class Reading {
    private static final char QUOTE = '"';

    private final TextFile file;
    private final String text;
    private int at;
    private int line = 1;

    Reading(TextFile file) {
      this.file = file;
      text = file.text();
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      while (at < text.length()) {
        int start = line;
        int from = at;
        List<String> fields = new ArrayList<>();
        do {
          fields.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
        } while (passesComma());
        if (!text.substring(from, at).isBlank()) {
          rows.add(new Row(start, fields));
        }
        passLineEnd();
      }
      return rows;
    }

    private String plain() {
      int start = at;
      while (at < text.length() && !endsField(text.charAt(at))) {
        if (text.charAt(at) == QUOTE) {
          throw file.wrong(
              "line " + line,
              "a quote stands inside a field that does not begin with one. Put the whole field in quotes, and double those inside");
        }
        at++;
      }
      return text.substring(start, at);
    }

    private String quoted() {
      int opened = line;
      StringBuilder field = new StringBuilder();
      at++;
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next != QUOTE) {
          field.append(next);
          line += next == '\n' ? 1 : 0;
        } else if (at < text.length() && text.charAt(at) == QUOTE) {
          field.append(QUOTE);
          at++;
        } else if (at == text.length() || endsField(text.charAt(at))) {
          return field.toString();
        } else {
          throw file.wrong(
              "line " + line,
              "after the closing quote of a field that begins on line %d comes %s, where a comma or the end of the line has to be. Double quotes inside a field"
                  .formatted(opened, Character.getName(text.codePointAt(at))));
        }
      }
      throw file.wrong(
          "line " + opened,
          "the quote that opens a field here is never closed. Close it, or double it if it is part of the text");
    }

    private static boolean endsField(char letter) {
      return letter == ',' || letter == '\n' || letter == '\r';
    }

    private boolean passesComma() {
      boolean comma = at < text.length() && text.charAt(at) == ',';
      at += comma ? 1 : 0;
      return comma;
    }

    private void passLineEnd() {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
    }
  }
}
