package org.isomer.eval.reliability;

/**
 * What became of a disturbed verb.
 *
 * @param verb the verb
 * @param disturbance what was done to it
 * @param verdict how it ended
 * @param detail what is wrong, or what the second call said
 */
record Trial(String verb, Disturbance disturbance, Verdict verdict, String detail) {
  enum Verdict {
    /** The verb had ended before. */
    LATE,
    /** The same bits as without the disturbance. */
    SAME,
    /** Files are missing. */
    LOST,
    /** Files differ, or a rival was not kept out. */
    WRONG,
    /** The verb does not go on. */
    REFUSED,
    /** It failed without saying why. */
    UNSAID
  }

  boolean disturbed() {
    return verdict != Verdict.LATE;
  }

  boolean bad() {
    return verdict != Verdict.LATE && verdict != Verdict.SAME;
  }

  /** A line of the log. */
  String line() {
    return "%s | %s | %s | %s"
        .formatted(verb, disturbance, verdict, detail.strip())
        .replace('\n', ' ');
  }
}
