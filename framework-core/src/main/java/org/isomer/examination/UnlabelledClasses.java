package org.isomer.examination;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names classes whose name is what programs write for a missing value. */
public final class UnlabelledClasses {
  private static final Set<String> MISSING =
      Set.of("nan", "null", "n/a", "#n/a", "na", "<na>", "nat", "?");

  private UnlabelledClasses() {}

  /** A doubt for each. */
  public static List<String> of(List<String> classes) {
    return classes.stream()
        .filter(name -> MISSING.contains(name.strip().toLowerCase(Locale.ROOT)))
        .map(
            name ->
                "the class \"%s\" has the name of a missing value. Look whether its examples have a label."
                    .formatted(name))
        .toList();
  }
}
