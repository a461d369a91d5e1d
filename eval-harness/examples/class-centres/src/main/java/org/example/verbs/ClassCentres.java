package org.example.verbs;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.subject.Runs;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.Terms;

/**
 * {@code isomer class-centres RUN}: which classes a run's encoder puts close together. It prints
 * the nearest other class of each, and how many validation examples are nearest to the centre of
 * their own.
 */
public final class ClassCentres implements CommandPlugin<ClassCentres.Config> {
  /** Its options. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory, as pretrain makes it") Path run) {}

  @Override
  public String name() {
    return "class-centres";
  }

  @Override
  public String summary() {
    return "Prints which classes a run's encoder puts close together";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("class-centres runs/one");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Looking.class;
  }

  /**
   * The constructor asks for the configuration and for services; isomer doctor --wiring lists them.
   */
  record Looking(Config config, Runs runs, Console console) implements Command {
    @Inject
    Looking {}

    @Override
    public void run() {
      Splits features = runs.open(config.run(), Terms.STRICT).subject(console).features();
      List<String> classes = features.classes();
      if (classes.size() < 2) {
        throw new BadInputException(
            "class-centres: the data of %s have one class. Name a run on data with two or more."
                .formatted(config.run()));
      }
      Centres centres = Centres.of(features.train(), classes.size());
      double[] shares = centres.nearestIsOwn(features.validation());
      List<List<String>> rows = new ArrayList<>();
      for (int label = 0; label < classes.size(); label++) {
        int neighbour = centres.nearestOther(label);
        rows.add(
            List.of(
                classes.get(label),
                classes.get(neighbour),
                "%.3f".formatted(centres.cosine(label, neighbour)),
                "%.1f".formatted(100 * shares[label])));
      }
      console.table(List.of("class", "nearest class", "cosine", "% nearest to their own"), rows);
    }
  }
}
