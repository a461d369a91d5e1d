package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.verification.Verification.Verdict;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer verify RESULTS…}. */
public final class VerifyVerb implements CommandPlugin<VerifyVerb.Config> {
  /** The command line of verify. */
  public record Config(
      @Argument("RESULTS")
          @Option(help = "Folders of results, as eval writes them", distinct = true)
          List<Path> results,
      @Option(
              help =
                  "Whether a result fails as well of which a score or a fact does not follow from what is"
                      + " stored; by default only one that differs does",
              value = "false")
          boolean complete) {}

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String summary() {
    return "Computes stored scores and facts again from what else is stored and says what differs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("verify results", "verify results --complete");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Verifying.class;
  }

  record Verifying(Config config, ResultArchive archive, Verifier verifier, Console console)
      implements Command {
    @Inject
    Verifying {}

    @Override
    public void run() {
      verify(config, archive.find(config.results()), verifier, console);
    }
  }

  private static void verify(Config config, List<Path> files, Verifier verifier, Console console) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    AtomicInteger damaged = new AtomicInteger();
    files.parallelStream()
        .map(file -> VerifiedFile.of(file, verifier))
        .forEachOrdered(
            finding -> {
              finding.lines().forEach(console::line);
              finding
                  .verdict()
                  .ifPresentOrElse(
                      verdict -> counts.merge(verdict, 1, Integer::sum), damaged::incrementAndGet);
            });
    int right = counts.getOrDefault(Verdict.OK, 0);
    int differing = counts.getOrDefault(Verdict.DIFFERS, 0);
    console.line(
        "%d OK, %d partly checked, %d without predictions, %d differ%s"
            .formatted(
                right,
                counts.getOrDefault(Verdict.PARTLY_CHECKED, 0),
                counts.getOrDefault(Verdict.WITHOUT_PREDICTIONS, 0),
                differing,
                damaged.get() > 0 ? ", " + damaged + " damaged" : ""));
    if (differing + damaged.get() > 0) {
      throw new BadInputException(
          "%d of %d results are not what follows from what they keep. Evaluate again, or restore the files."
              .formatted(differing + damaged.get(), files.size()));
    }
    if (config.complete() && right < files.size()) {
      throw new BadInputException(
          "%d of %d results hold scores or facts that do not follow from what is stored. Evaluate again; results of this version keep what they follow from, unless predictions are taken out."
              .formatted(files.size() - right, files.size()));
    }
  }
}
