package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Workbench;
import org.isomer.config.ConfigReader;
import org.isomer.eval.verification.Verification;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer verify RESULTS…}. */
public final class VerifyVerb implements CommandPlugin<VerifyVerb.Config> {
  private static final String UNCHECKED = "NOT CHECKED, it keeps no predictions";

  /** The command line of verify. */
  public record Config(
      @Argument("RESULTS")
          @Option(help = "Folders of results, as eval writes them", distinct = true)
          List<Path> results) {}

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String summary() {
    return "Computes stored scores again from the stored predictions and says what differs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("verify results");
  }

  @Override
  public Command create(Config config) {
    return workbench -> run(config.results(), workbench);
  }

  private static void run(List<Path> places, Workbench workbench) {
    List<Path> files = ResultFiles.find(places);
    AtomicInteger wrong = new AtomicInteger();
    AtomicInteger unchecked = new AtomicInteger();
    files.parallelStream()
        .map(file -> verdict(file, workbench.reader()))
        .forEachOrdered(
            verdict -> {
              workbench.console().print(verdict.text());
              wrong.addAndGet(verdict.right() ? 0 : 1);
              unchecked.addAndGet(verdict.text().contains(UNCHECKED) ? 1 : 0);
            });
    if (unchecked.get() > 0) {
      workbench
          .console()
          .print(
              "%d of %d results keep no predictions, so nobody can tell whether they are right."
                  .formatted(unchecked.get(), files.size()));
    }
    if (wrong.get() > 0) {
      throw new BadInputException(
          "%d of %d results are not what their predictions give. Evaluate again, or restore the files."
              .formatted(wrong.get(), files.size()));
    }
  }

  private static Verdict verdict(Path file, ConfigReader reader) {
    try {
      Verification verification = Verification.of(ResultStore.read(List.of(file)).get(0), reader);
      List<String> details = new ArrayList<>(verification.differences());
      details.addAll(verification.notes());
      return Verdict.of(verification.differences().isEmpty(), file, words(verification), details);
    } catch (BadResultException e) {
      return Verdict.of(false, file, "DAMAGED", List.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      // One result that fits nothing must not hide what is to be said of the others.
      return Verdict.of(
          false, file, "DAMAGED", List.of("its predictions do not fit its classes: " + e));
    }
  }

  private static String words(Verification verification) {
    String unchecked =
        verification.unchecked().isEmpty()
            ? ""
            : "; not computed from the stored predictions: "
                + String.join(", ", verification.unchecked());
    if (!verification.differences().isEmpty()) {
      return "DIFFERS" + unchecked;
    }
    return verification.checked() == 0
        ? UNCHECKED
        : "OK, %d metrics%s".formatted(verification.checked(), unchecked);
  }

  /** What is said of one result. */
  private record Verdict(boolean right, String text) {
    static Verdict of(boolean right, Path file, String words, List<String> details) {
      List<String> lines = new ArrayList<>(List.of(file + ": " + words));
      details.forEach(detail -> lines.add("  " + detail));
      return new Verdict(right, String.join("\n", lines));
    }
  }
}
