package org.isomer.data;

import java.util.List;
import org.isomer.spi.Examples;

/** Examples of files in which something is doubtful but usable. */
public interface DoubtfulExamples extends Examples {
  /** What is doubtful, a sentence each that names the file and says what to do. */
  List<String> warnings();

  /** What is doubtful about any examples; nothing if they do not tell. */
  static List<String> warnings(Examples examples) {
    return examples instanceof DoubtfulExamples doubtful ? doubtful.warnings() : List.of();
  }
}
