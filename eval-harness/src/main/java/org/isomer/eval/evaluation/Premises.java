package org.isomer.eval.evaluation;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.subject.LabelledSubject;
import org.isomer.eval.suite.NamedTask;
import org.isomer.feature.FeatureReader;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;
import org.isomer.train.Change;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Environment;
import org.isomer.train.Plan;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RunManifest.PluginEntry;

/** What a stored result stands on, before it is made again. */
public final class Premises {
  private final Catalog catalog;
  private final ConfigReader reader;
  private final Modalities modalities;
  private final Datasets datasets;
  private final Console console;

  /** As they are here. */
  @Inject
  public Premises(
      Catalog catalog,
      ConfigReader reader,
      Modalities modalities,
      Datasets datasets,
      Console console) {
    this.catalog = catalog;
    this.reader = reader;
    this.modalities = modalities;
    this.datasets = datasets;
    this.console = console;
  }

  /**
   * Makes sure that the plugins of a result are here, before its task and configuration are read.
   *
   * @param result its folder
   * @throws org.isomer.spi.BadInputException naming those that are not, with their JARs
   */
  public void requirePlugins(Path result, ResultRecord record) {
    ChosenPlugins.requireHere(result, recorded(record), catalog);
  }

  /**
   * Compares all of it with what is here, and says what differs: another Isomer may give other
   * numbers, other data or plugins are another measurement.
   *
   * @param record the result
   * @param task its task
   * @param recipe the configuration that is trained again
   * @param set changes to it
   * @param accepted what may have changed
   * @return what has changed and is accepted, a sentence each, for the new result to keep; what
   *     differs in versions stands in both records
   * @throws org.isomer.spi.BadInputException if data or plugins have changed and nobody accepts
   *     that
   */
  public List<String> compare(
      ResultRecord record, NamedTask task, Path recipe, List<String> set, List<Change> accepted) {
    Plan plan = reader.read(Plan.class, recipe, set);
    RecordedDigests digests = new RecordedDigests(record.id(), accepted);
    Dataset pretraining = datasets.open(plan.dataset());
    Data data = data(plan, pretraining, task);
    digests.compare(
        Change.DATA,
        "the data %s (its folder can be named with --set dataset.path=…)"
            .formatted(record.data().title()),
        record.data().digest(),
        data.digest());
    record
        .provenance()
        .pretrainingData()
        .filter(
            was ->
                !was.equals(record.data().digest()) || !pretraining.digest().equals(data.digest()))
        .ifPresent(
            was ->
                digests.compare(
                    Change.DATA,
                    "the pretraining data %s (its folder can be named with --set dataset.path=…)"
                        .formatted(pretraining.title()),
                    was,
                    pretraining.digest()));
    List<PluginEntry> recorded = recorded(record);
    digests.comparePlugins(recorded, ChosenPlugins.of(plan, catalog));
    digests.comparePlugins(recorded, ChosenPlugins.of(task.file(), catalog));
    List<String> changes =
        digests.warnings().stream()
            .map(change -> "made to reproduce %s, but %s".formatted(record.id(), change))
            .toList();
    // Such as a change of data halfway: what is made from the beginning may end elsewhere.
    record
        .warnings()
        .orElse(List.of())
        .forEach(said -> console.warn("%s says of itself: %s".formatted(record.id(), said)));
    changes.forEach(console::warn);
    versions(record, plan.threads()).forEach(console::warn);
    return changes;
  }

  private Data data(Plan plan, Dataset pretraining, NamedTask task) {
    Optional<Dataset> own = task.file().dataset().map(datasets::open);
    Examples train = pretraining.split(Split.TRAIN);
    Modality modality = modalities.of(train);
    RawInputs raw =
        new RawInputs(
            modality.rawInputs(),
            pretraining.digest(),
            modality.raw(),
            FeatureReader.spec(train, modality.raw()));
    Subject subject =
        new LabelledSubject(raw, own.or(() -> Optional.of(pretraining)), plan.threads(), console);
    return Results.data(task.file().task().open(datasets.index()), subject);
  }

  private static List<PluginEntry> recorded(ResultRecord record) {
    return record.provenance().plugins().stream().map(Premises::entry).toList();
  }

  private static PluginEntry entry(Provenance.PluginOrigin origin) {
    int slash = origin.plugin().indexOf('/');
    return new PluginEntry(
        origin.plugin().substring(0, Math.max(0, slash)),
        origin.plugin().substring(slash + 1),
        origin.jar(),
        origin.version(),
        origin.sha256(),
        false);
  }

  /** In what Isomer, TensorFlow, Java and the source code differ. */
  private static List<String> versions(ResultRecord record, int threads) {
    Environment here = Environment.here(threads);
    List<String> differences = new ArrayList<>();
    Map<String, String> now = ContestantFacts.versions(here);
    record
        .provenance()
        .versions()
        .forEach((name, was) -> differs(name, was, now.getOrDefault(name, "unknown"), differences));
    Optional<Provenance.Commit> commit =
        Optional.ofNullable(here.gitCommit()).map(ContestantFacts::commit);
    record
        .provenance()
        .commit()
        .ifPresent(
            was ->
                differs(
                    "commit",
                    text(was),
                    commit.map(Premises::text).orElse("unknown"),
                    differences));
    return differences;
  }

  private static void differs(String name, String was, String is, List<String> differences) {
    if (!was.equals(is)) {
      differences.add("the result was made with %s %s, here it is %s.".formatted(name, was, is));
    }
  }

  private static String text(Provenance.Commit commit) {
    return commit.hash() + (commit.dirty() ? " with changes" : "");
  }
}
