package org.isomer.data.text;

/** Whether the first record of a file names its columns, and who says so. */
public enum Header {
  /** It does not: columns are numbers. */
  NONE("", ""),
  /** It does, unless the option {@code header} of the reader says otherwise. */
  OPTIONAL(
      "choose among them, give a number from 1 to %d, or set header: false if it is no header",
      "Give the column by its number, from 1"),
  /** It always does, and whoever reads the file chooses columns. */
  ALWAYS(
      "choose among them, or give a number from 1 to %d", "Give the column by its number, from 1"),
  /** It always does, and its columns have names that nobody chooses. */
  FIXED("give the column that holds it this name, or add it", "Rename one of them");

  private final String missing;
  private final String twice;

  Header(String missing, String twice) {
    this.missing = missing;
    this.twice = twice;
  }

  /** What the option {@code header} of a reader says. */
  public static Header of(boolean option) {
    return option ? OPTIONAL : NONE;
  }

  /**
   * What to do about a column that is not there.
   *
   * @param columns how many there are
   */
  String missing(int columns) {
    return missing.formatted(columns);
  }

  /** What to do about two columns of one name. */
  String twice() {
    return twice;
  }
}
