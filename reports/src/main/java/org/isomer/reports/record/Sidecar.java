package org.isomer.reports.record;

/**
 * A file beside a record.
 *
 * @param content {@code predictions}, or the kind of a figure in lower case, such as {@code
 *     embedding-plot}
 * @param file its name in the record's folder
 * @param sha256 its digest in hexadecimal
 */
public record Sidecar(String content, String file, String sha256) {
  /** Checks that the name cannot lead out of the folder. */
  public Sidecar {
    if (!file.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException("'" + file + "' is no plain file name");
    }
  }
}
