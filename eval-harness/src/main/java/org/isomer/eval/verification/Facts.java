package org.isomer.eval.verification;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.config.ConfigPaths;
import org.isomer.config.ConfigReader;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.suite.RecordedTask;
import org.isomer.file.Sha256;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Selection;
import org.isomer.reports.record.Settings;
import org.isomer.reports.record.Subject;
import org.isomer.reports.record.Subject.Pretraining;
import org.isomer.spi.BadInputException;
import org.isomer.train.Plan;

/** Facts of a record that follow from others in it, computed again and compared. */
final class Facts {
  private static final Pattern ID = Pattern.compile("-([0-9a-f]{8})(?:-\\d{1,6})?$");
  private static final int DIGITS = 8;
  private static final String SECONDS = "pretraining";
  private static final double SECONDS_PER_HOUR = 3600;

  /** An encoder of a model file that is a graph of TensorFlow, not a plugin. */
  private static final String SAVED_MODEL = "saved-model";

  private final ResultRecord record;
  private final Subject subject;
  private final Provenance provenance;
  private final Differences differences = new Differences();

  private Facts(ResultRecord record) {
    this.record = record;
    subject = record.subject();
    provenance = record.provenance();
  }

  /**
   * What is stored otherwise than it follows, in words.
   *
   * @param reader reads configurations; where it knows a plugin no longer, what follows from that
   *     is passed over
   */
  static Differences differences(Result result, ConfigReader reader) {
    Facts facts = new Facts(result.record());
    facts.record.key().ifPresent(facts::key);
    facts.id();
    facts.configuration();
    facts.preprocessing(reader);
    facts.command(reader);
    facts.plugins();
    facts.pretraining();
    facts.record.selection().ifPresent(facts::selection);
    result.artifacts().stream()
        .filter(EmbeddingPlot.class::isInstance)
        .map(EmbeddingPlot.class::cast)
        .forEach(facts::figure);
    return facts.differences;
  }

  private void key(ResultKey key) {
    differences.text("digest of the protocol", key.protocol(), record.protocol().digest());
    differences.text("digest of the data", key.data(), record.data().digest());
    String configuration = Sha256.hex(provenance.configuration());
    if (subject.pretraining().isPresent()) {
      String checkpoint = subject.pretraining().get().checkpoint();
      // With another configuration than it was trained with, a checkpoint is another model.
      if (!key.model().equals(Sha256.hex(checkpoint + configuration))) {
        differences.text("digest of the checkpoint", checkpoint, key.model());
      }
    } else if (subject.encoder().isPresent() && subject.seed().isPresent()) {
      differences.text("digest of the untrained model", key.model(), configuration);
    }
  }

  /** Its last digits are of the model, and of the plugins' JARs if those are not Isomer's. */
  private void id() {
    Matcher digits = ID.matcher(record.id());
    Optional<String> model =
        record
            .key()
            .map(
                key ->
                    key.plugins().map(jars -> Sha256.hex(key.model() + jars)).orElse(key.model()))
            .or(() -> subject.pretraining().map(Pretraining::checkpoint));
    if (digits.find() && model.isPresent() && !model.get().startsWith(digits.group(1))) {
      differences.text(
          "digits in the id",
          digits.group(1),
          model.get().substring(0, Math.min(DIGITS, model.get().length())));
    }
  }

  /** That of a run, or the model file. */
  private void configuration() {
    Map<String, String> settings = Settings.of(provenance.configuration());
    if (subject.encoder().isPresent()) {
      String encoder = subject.encoder().get().name();
      setting(settings, encoder, "subject's encoder", "encoder.name", "encoder");
      subject.seed().ifPresent(seed -> setting(settings, seed + "", "subject's seed", "seed"));
    }
    if (subject.pretraining().isPresent()) {
      Pretraining done = subject.pretraining().get();
      setting(
          settings,
          done.framework(),
          "subject's framework",
          "framework.name",
          "framework",
          "pretraining.framework");
      setting(settings, done.steps() + "", "subject's steps", "pretraining.steps");
      setting(settings, done.views() + "", "subject's views", "pretraining.views");
      setting(settings, done.epochs() + "", "subject's epochs", "pretraining.epochs");
      setting(settings, done.data(), "subject's data", "pretraining.data");
      setting(settings, subject.name(), "subject's name", "name");
    }
    if (subject.seed().isPresent() && provenance.seeds().containsKey(SECONDS)) {
      differences.text(
          "seed of the pretraining", provenance.seeds().get(SECONDS), subject.seed().get());
    }
  }

  /** A setting that is there under one of several names, and is not empty. */
  private void setting(Map<String, String> settings, String stored, String what, String... names) {
    Stream.of(names)
        .flatMap(name -> Optional.ofNullable(settings.get(name)).stream())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .ifPresent(configured -> differences.text(what, stored, configured));
  }

  private void preprocessing(ConfigReader reader) {
    if (record.key().isEmpty() || subject.encoder().isEmpty() || subject.seed().isEmpty()) {
      return;
    }
    try {
      Plan plan = reader.bind(Plan.class, record.id(), provenance.configuration(), List.of());
      if (subject.pretraining().isPresent()) {
        differences.text("subject's name", subject.name(), plan.displayName());
      }
      // Of files that it reads, the record does not hold the contents.
      if (ConfigPaths.map(plan.views(), path -> Path.of("")).equals(plan.views())) {
        differences.text(
            "digest of the preprocessing",
            record.key().get().preprocessing(),
            RunContestant.preprocessingDigest(plan, List.of()));
      }
    } catch (BadInputException e) {
      // Its plugins are not here, or it is no configuration of a run.
    }
  }

  private void command(ConfigReader reader) {
    if (subject.pretraining().isPresent()) {
      long steps = subject.pretraining().get().steps();
      RecordedTask.checkpoint(record)
          .ifPresent(step -> differences.text("subject's steps", steps, step));
    }
    RecordedTask.representation(record)
        .ifPresent(
            named ->
                differences.text("representation of the command", named, representation(named)));
    try {
      RecordedTask.of(record, reader)
          .ifPresent(
              task -> {
                Protocol measured = task.protocol();
                differences.text("task", record.protocol().task(), measured.task());
                differences.text("title of the task", record.protocol().title(), measured.title());
                differences.text(
                    "options of the task", record.protocol().digest(), measured.digest());
              });
    } catch (BadInputException e) {
      // Its plugins are not here.
    }
  }

  /** What the command must name; there are two words for the plain numbers of an example. */
  private String representation(String named) {
    if (subject.encoder().isPresent()) {
      return subject.pretraining().isEmpty() ? "untrained" : "pretrained";
    }
    return named.equals("raw") ? named : "pixels";
  }

  /** Those that a measurement cannot do without. */
  private void plugins() {
    List<String> listed =
        provenance.plugins().stream().map(Provenance.PluginOrigin::plugin).toList();
    Stream<String> needed =
        Stream.concat(
            Stream.of("task/" + record.protocol().task()),
            subject.encoder().stream()
                .map(Subject.EncoderFacts::name)
                .filter(name -> !name.equals(SAVED_MODEL))
                .map("encoder/"::concat));
    if (!listed.isEmpty()) {
      needed
          .filter(plugin -> !listed.contains(plugin))
          .forEach(plugin -> differences.say("%s is not among the plugins".formatted(plugin)));
    }
  }

  private void pretraining() {
    subject
        .pretraining()
        .map(Pretraining::seconds)
        .filter(seconds -> seconds > 0)
        .ifPresent(
            seconds -> {
              Optional.ofNullable(provenance.seconds().get(SECONDS))
                  .ifPresent(phase -> differences.number("seconds of pretraining", phase, seconds));
              provenance
                  .deviceHours()
                  .ifPresent(
                      hours ->
                          differences.number("device-hours", hours, seconds / SECONDS_PER_HOUR));
            });
  }

  /** The best candidate, the first of equals. */
  private void selection(Selection selection) {
    Selection.Trial best = selection.trials().get(0);
    for (Selection.Trial trial : selection.trials()) {
      if (selection.scale().better(trial.score(), best.score())) {
        best = trial;
      }
    }
    differences.text("chosen candidate", selection.chosen().options(), best.options());
  }

  private void figure(EmbeddingPlot map) {
    Data data = record.data();
    differences.text("classes", data.classes(), map.classes());
  }
}
