package org.isomer.eval.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.model.RawInputs;
import org.isomer.feature.FeatureReader;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Baseline;
import org.isomer.spi.Choice;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.text.ShellCommand;

/** Plain numbers, as a baseline makes them of the data of a run: what its encoder has to beat. */
public final class BaselineContestant {
  private static final String NO_PREPROCESSING = "";

  private BaselineContestant() {}

  /**
   * A baseline that learns what it needs from the training examples of a run.
   *
   * @throws BadInputException if it is for another kind of examples
   */
  public static Contestant of(PretrainedRun run, Choice<Baseline> chosen) {
    Baseline baseline = chosen.create();
    Examples train = run.dataset().split(Split.TRAIN);
    if (!baseline.accepts().isInstance(train.buffer())) {
      throw new BadInputException(
          "baseline/%s: it is for examples of the type %s, but those of %s are of the type %s. Choose another baseline."
              .formatted(
                  chosen.plugin().name(),
                  baseline.accepts().getSimpleName(),
                  run.dataset().title(),
                  train.buffer().getClass().getSimpleName()));
    }
    List<Step> steps = baseline.fit(train);
    String configuration = ConfigWriter.toInlineYaml(chosen);
    return new Contestant(
        new RawInputs(
            baseline.title(),
            Sha256.hex(run.dataset().digest() + "\n" + configuration),
            steps,
            FeatureReader.spec(train, steps)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TextFile(run.directory().configFile()).text(),
        run.plugins().stream().map(RunContestant::origin).toList(),
        List.of(run.plan().dataset(), chosen),
        Sha256.hex(NO_PREPROCESSING),
        "./isomer pretrain %s --out RUN"
            .formatted(ShellCommand.quoted(run.directory().configFile())),
        "RUN --baseline '%s'".formatted(configuration),
        Map.of(),
        List.of(),
        run.changes(),
        run.plan().threads(),
        Optional.of(run.dataset()),
        Optional.of(run.directory().looksFile()),
        List::of);
  }
}
