package org.isomer.eval.cli.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.verification.Verification;
import org.isomer.eval.verification.Verification.Verdict;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.RecordDigest;
import org.isomer.spi.BadInputException;

/**
 * What is to be said of a record file after its scores were computed again.
 *
 * @param verdict absent if the result is damaged
 * @param bound whether the record's digest is kept
 * @param lines the file and the verdict, and a line for each detail
 */
record VerifiedFile(Optional<Verdict> verdict, boolean bound, List<String> lines) {
  /** Copies the list. */
  VerifiedFile {
    lines = List.copyOf(lines);
  }

  static VerifiedFile of(Path file, Verifier verifier) {
    try {
      Verification verification = verifier.verify(file);
      List<String> details = new ArrayList<>(verification.differences());
      details.addAll(verification.notes());
      return new VerifiedFile(
          Optional.of(verification.verdict()),
          verification.bound(),
          lines(file, words(verification), details));
    } catch (BadInputException e) {
      return damaged(file, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // One result that fits nothing must not hide what is to be said of the others.
      return damaged(
          file,
          "its scores cannot be computed: predictions, classes and options do not fit each other");
    }
  }

  private static VerifiedFile damaged(Path file, String why) {
    return new VerifiedFile(Optional.empty(), false, lines(file, "DAMAGED", why.lines().toList()));
  }

  private static List<String> lines(Path file, String words, List<String> details) {
    List<String> lines = new ArrayList<>(List.of(file + ": " + words));
    details.forEach(detail -> lines.add("  " + detail));
    return lines;
  }

  private static String words(Verification verification) {
    String unchecked =
        verification.unchecked().isEmpty()
            ? ""
            : "; not computed from what is stored: " + String.join(", ", verification.unchecked());
    String unbound =
        verification.bound()
            ? ""
            : "; names, times and other facts are as stated, without " + RecordDigest.FILE;
    return switch (verification.verdict()) {
      case OK -> "OK, %d metrics".formatted(verification.checked());
      case PARTLY_CHECKED ->
          "PARTLY CHECKED, %d of %d metrics%s"
              .formatted(
                  verification.checked(),
                  verification.checked() + verification.unchecked().size(),
                  unchecked + unbound);
      case WITHOUT_PREDICTIONS -> "NOT CHECKED, it keeps no predictions";
      case DIFFERS -> "DIFFERS" + unchecked;
    };
  }
}
