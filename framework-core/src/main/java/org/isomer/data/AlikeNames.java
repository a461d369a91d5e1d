package org.isomer.data;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.file.DecimalNumber;

/** Names that may be one: those that a reader takes for the same name or number. */
public final class AlikeNames {
  /** Longer names are no numbers. */
  private static final int DIGITS = 40;

  private AlikeNames() {}

  /**
   * A doubt for each group of names that are equal, or differ in case, in blanks, in what cannot be
   * seen, in how Unicode writes a letter, or in how a number is written alone.
   *
   * @param what the plural of what is named, such as {@code classes}
   */
  public static List<String> doubts(String what, Collection<String> all) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (String name : all) {
      byName.computeIfAbsent(plain(name), key -> new ArrayList<>()).add('"' + name + '"');
    }
    return byName.values().stream()
        .filter(names -> names.size() > 1)
        .map(
            names ->
                "the %s %s differ in spelling alone, if at all. Look whether they are one."
                    .formatted(what, String.join(", ", names)))
        .toList();
  }

  private static String plain(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .strip()
            .replaceAll("\\s+", " ")
            .toLowerCase(Locale.ROOT);
    return plain.length() > DIGITS ? plain : asNumber(plain);
  }

  private static String asNumber(String plain) {
    try {
      double value = DecimalNumber.toDouble(plain);
      return Double.isFinite(value) ? new BigDecimal(plain).stripTrailingZeros().toString() : plain;
    } catch (NumberFormatException e) {
      return plain;
    }
  }
}
