package org.isomer.reports.record;

import java.util.Optional;

/** What a reader of predictions asks of each of them. */
interface Sample {
  /** Its permanent name, which no other sample of the data has. */
  String id();

  /**
   * What in it cannot be of data with some classes; nothing, if its numbers name none.
   *
   * @param labels the classes of the data
   */
  default Optional<String> wrong(LabelRange labels) {
    return Optional.empty();
  }
}
