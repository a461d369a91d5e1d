package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer verify RESULTS…}. */
public final class VerifyVerb implements CommandPlugin<VerifyVerb.Config> {
  /** The command line of verify. */
  public record Config(
      @Argument("RESULTS") @Option(help = "Folders of results, as eval writes them")
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
    return workbench -> run(config.results(), workbench.console());
  }

  private static void run(List<Path> places, Console console) {
    List<Path> wrong = new ArrayList<>();
    List<Path> files = ResultFiles.find(places);
    for (Path file : files) {
      List<String> differences = new ArrayList<>();
      String verdict = verdict(file, differences);
      console.print(file + ": " + verdict);
      differences.forEach(difference -> console.print("  " + difference));
      if (!differences.isEmpty()) {
        wrong.add(file);
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(
          "%d of %d results are not what their predictions give. Evaluate again, or restore the files."
              .formatted(wrong.size(), files.size()));
    }
  }

  private static String verdict(Path file, List<String> differences) {
    try {
      Verification verification = Verification.of(ResultStore.read(List.of(file)).get(0));
      differences.addAll(verification.differences());
      String unchecked =
          verification.unchecked().isEmpty()
              ? ""
              : "; not determined by the stored predictions: "
                  + String.join(", ", verification.unchecked());
      return !differences.isEmpty()
          ? "DIFFERS" + unchecked
          : verification.checked() == 0
              ? "NOT CHECKED, it keeps no predictions"
              : "OK, %d metrics%s".formatted(verification.checked(), unchecked);
    } catch (BadResultException e) {
      differences.add(String.valueOf(e.getMessage()));
      return "DAMAGED";
    }
  }
}
