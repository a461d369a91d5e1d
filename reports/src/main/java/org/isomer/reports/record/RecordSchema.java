package org.isomer.reports.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schema of records for other programs. */
public final class RecordSchema {
  private static final String FILE = "result-" + ResultRecord.SCHEMA + ".schema.json";

  private RecordSchema() {}

  /** JSON Schema (draft 2020-12) of {@link ResultRecord} and of the lines of predictions. */
  public static String text() {
    try (InputStream file = RecordSchema.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("no " + FILE);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
