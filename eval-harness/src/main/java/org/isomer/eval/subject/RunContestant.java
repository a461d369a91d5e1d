package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigPaths;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.model.EncoderModel;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.spi.Model;
import org.isomer.feature.FeatureReader;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.reports.record.Provenance.Alarm;
import org.isomer.reports.record.Provenance.PluginOrigin;
import org.isomer.reports.record.Subject.Pretraining;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderAdditions;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.text.ShellCommand;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.RunManifest;

/** What a run has to be judged: its encoder, the encoder that it started from, or its data. */
public final class RunContestant {
  private static final String RAW = "";

  private RunContestant() {}

  /**
   * A representation of a run.
   *
   * @throws BadInputException if a file of the run cannot be read
   */
  public static Contestant of(PretrainedRun run, Representation representation) {
    boolean raw = representation.isRaw();
    boolean pretrained = representation == Representation.PRETRAINED;
    String checkpoint = run.checkpoint().digest();
    return new Contestant(
        model(run, representation),
        raw ? Optional.empty() : Optional.of(run.plan().encoder().plugin().name()),
        raw ? Optional.empty() : Optional.of(run.plan().seed()),
        pretrained ? Optional.of(pretraining(run, checkpoint)) : Optional.empty(),
        pretrained ? Optional.of(run.manifest().setup().dataset().digest()) : Optional.empty(),
        new TextFile(run.directory().configFile()).text(),
        run.plugins().stream().map(RunContestant::origin).toList(),
        raw
            ? List.of(run.plan().dataset())
            : List.of(run.plan().dataset(), run.plan().views(), run.plan().encoder()),
        raw ? Sha256.hex(RAW) : preprocessingDigest(run.plan(), run.views().fileDigests()),
        "./isomer pretrain %s --out RUN"
            .formatted(ShellCommand.quoted(run.directory().configFile())),
        argument(run, representation),
        pretrained ? Map.of("pretraining", seconds(run)) : Map.of(),
        pretrained ? alarms(run) : List.of(),
        pretrained ? run.warnings() : doubts(run, raw),
        run.plan().threads(),
        Optional.of(run.dataset()),
        Optional.of(run.directory().looksFile()),
        () -> pretrained ? RunFigures.of(run) : List.of());
  }

  private static Model model(PretrainedRun run, Representation representation) {
    if (representation == Representation.PRETRAINED) {
      return run.encoder().model();
    }
    Examples examples = run.dataset().split(Split.TRAIN);
    if (representation.isRaw()) {
      List<Step> raw = run.modality().raw();
      return new RawInputs(
          run.modality().rawInputs(),
          run.dataset().digest(),
          raw,
          FeatureReader.spec(examples, raw));
    }
    return new EncoderModel(
        untrained(run.plan().encoder()),
        Sha256.hex(run.directory().configFile()),
        run.beginning(),
        run.views().evaluation(),
        FeatureReader.spec(examples, run.views().evaluation()));
  }

  private static String untrained(Choice<Encoder> encoder) {
    boolean given = EncoderAdditions.of(encoder).weights().isPresent();
    return EncoderStart.name(encoder) + (given ? ", not trained further" : ", untrained");
  }

  private static List<String> doubts(PretrainedRun run, boolean raw) {
    List<String> doubts = new ArrayList<>(run.changes());
    if (!raw) {
      doubts.addAll(EncoderStart.doubts(run.plan().encoder()));
    }
    return doubts;
  }

  /**
   * The digest of what is done to an example of a run before its encoder sees it. Of files that are
   * read for it the contents count, and not where they lie.
   *
   * @param files the digests of their contents
   */
  public static String preprocessingDigest(Plan plan, List<String> files) {
    Record views = plan.views().config();
    Record counted = files.isEmpty() ? views : ConfigPaths.map(views, path -> Path.of(""));
    return Sha256.hex(
        plan.views().plugin().name()
            + "\n"
            + ConfigWriter.toYaml(counted)
            + String.join("\n", files));
  }

  private static Pretraining pretraining(PretrainedRun run, String checkpoint) {
    RunManifest.Setup setup = run.manifest().setup();
    long steps = run.checkpoint().step();
    return new Pretraining(
        run.plan().framework().plugin().name(),
        setup.dataset().title(),
        (double) steps / setup.stepsPerEpoch(),
        steps,
        steps * setup.viewsPerStep(),
        checkpoint,
        seconds(run),
        run.manifest().peakMemoryUntil(steps).stream().boxed().findFirst());
  }

  private static String argument(PretrainedRun run, Representation representation) {
    boolean newest = run.checkpoint().step() == run.manifest().stepsDone();
    return "RUN --representation %s%s"
        .formatted(
            representation.name().toLowerCase(Locale.ROOT),
            newest ? "" : " --checkpoint " + run.checkpoint().step());
  }

  private static double seconds(PretrainedRun run) {
    return run.manifest().secondsUntil(run.checkpoint().step());
  }

  private static List<Alarm> alarms(PretrainedRun run) {
    return run.alarms().stream()
        .map(alarm -> new Alarm(alarm.step(), alarm.kind(), alarm.message()))
        .toList();
  }

  /** A plugin as results record it. */
  public static PluginOrigin origin(RunManifest.PluginEntry entry) {
    return new PluginOrigin(
        entry.kind() + "/" + entry.name(), entry.version(), entry.origin(), entry.digest());
  }
}
