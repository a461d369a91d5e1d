package org.isomer.eval.evaluation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.isomer.reports.record.ResultKey;

/** A list of looks at a test split, as a further look meets it. */
public final class CountedLooks {
  private CountedLooks() {}

  /** How many looks a file holds, which is made with three where it is missing. */
  public static String of(Path file) {
    TestLooks looks = new TestLooks(file, Clock.systemUTC());
    if (!Files.exists(file)) {
      for (int i = 0; i < 3; i++) {
        looks.add("knn", key("protocol-" + i), file.resolveSibling("result-" + i));
      }
    }
    return String.valueOf(looks.add("knn", key("last"), file.resolveSibling("last")));
  }

  private static ResultKey key(String protocol) {
    return new ResultKey("model", "pixels", "data", protocol, "2", Optional.empty());
  }
}
