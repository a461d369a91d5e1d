package org.isomer.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/** A run that goes on: the state that it goes on from, and that it is still the same run. */
final class Resumption {
  private static final String NOTHING = "nothing";

  private final RunDirectory run;
  private final Terms terms;
  private final RunManifest recorded;
  private final Optional<Checkpoint> checkpoint;

  /**
   * Opens a run.
   *
   * @param configuration the configuration to go on with, as runs keep it
   * @throws BadInputException if it is not the run's, or the checkpoint is damaged
   */
  Resumption(RunDirectory run, String configuration, Terms terms) {
    this.run = run;
    this.terms = terms;
    recorded = run.manifest();
    requireSameConfiguration(configuration);
    checkpoint = new Checkpoints(run, recorded).choose(terms.checkpoint());
  }

  /** The checkpoint to go on from; absent if there is none yet. */
  Optional<Checkpoint> checkpoint() {
    return checkpoint;
  }

  /** The steps that are done and kept. */
  long stepsDone() {
    return checkpoint.map(Checkpoint::step).orElse(0L);
  }

  /**
   * The manifest to go on with.
   *
   * @param setup what would make the run now
   * @param length tells whether a run of another length could have begun in the same way
   * @param warning told of each change that is accepted; the manifest keeps it
   * @throws BadInputException if data, plugins or length have changed in a way that is not accepted
   */
  RunManifest manifest(RunManifest.Setup setup, RunLength length, Consumer<String> warning) {
    RunManifest.Setup was = recorded.setup();
    RecordedDigests digests = new RecordedDigests(run.root().toString(), terms.accepted());
    digests.compare(
        Change.DATA,
        "the data " + was.dataset().title(),
        was.dataset().digest(),
        setup.dataset().digest());
    digests.comparePipelineFiles(was.pipelineFiles(), setup.pipelineFiles());
    digests.comparePlugins(was.plugins(), setup.plugins());
    List<String> changes = new ArrayList<>(digests.warnings());
    if (was.stepsPerEpoch() != setup.stepsPerEpoch()) {
      throw new BadInputException(
          "%s: the data has %d steps an epoch, and had %d when the run began: this is another run. Choose another --out."
              .formatted(run.root(), setup.stepsPerEpoch(), was.stepsPerEpoch()));
    }
    if (was.steps() != setup.steps()) {
      length.requireSameBeginning(run.root(), stepsDone(), was.steps());
    }
    String build = setup.environment().build();
    if (!build.equals(was.environment().build()) || isRebuilt(was.plugins(), setup.plugins())) {
      changes.add(
          "it is trained by another build of Isomer, %s; it was begun by %s"
              .formatted(build, was.environment().build()));
    }
    String device = device(setup);
    if (!device.equals(device(was))) {
      changes.add(
          "it is computed on %s; it was begun on %s. Its bits follow from the device"
              .formatted(device, device(was)));
    }
    if (stepsDone() < recorded.stepsDone()) {
      changes.add("its checkpoint of step %d was not used".formatted(recorded.stepsDone()));
    }
    List<String> warnings = changes.stream().map(this::fromHere).toList();
    warnings.forEach(warning);
    return recorded.backTo(stepsDone()).with(setup.of(was)).warning(warnings);
  }

  private static String device(RunManifest.Setup setup) {
    return Objects.requireNonNullElse(setup.environment().device(), "the processor");
  }

  private String fromHere(String change) {
    return "from step %d on: %s".formatted(stepsDone() + 1, change);
  }

  private static boolean isRebuilt(
      List<RunManifest.PluginEntry> recorded, List<RunManifest.PluginEntry> found) {
    return found.stream()
        .filter(RunManifest.PluginEntry::bundled)
        .anyMatch(
            now ->
                recorded.stream()
                    .anyMatch(
                        was ->
                            was.kind().equals(now.kind())
                                && was.name().equals(now.name())
                                && !was.digest().equals(now.digest())));
  }

  /**
   * The number of steps may be another one, which {@link RunLength} judges, and that of replicas,
   * by which nothing changes but rounding.
   */
  private void requireSameConfiguration(String asked) {
    String digest = recorded.setup().configurationDigest();
    if (Sha256.hex(asked).equals(digest)) {
      return; // should config.yaml be missing or changed, it is written again
    }
    String recordedText = read();
    boolean divided = !replicas(recordedText).equals(replicas(asked));
    List<Line> here = lines(recordedText, divided);
    List<Line> now = lines(asked, divided);
    for (int i = 0; i < Math.max(here.size(), now.size()); i++) {
      String was = text(here, i);
      String is = text(now, i);
      if (!was.equals(is)) {
        int more = now.size() - here.size();
        if (more > 0 && was.equals(text(now, i + more))) {
          was = NOTHING; // lines were put in before it
        } else if (more < 0 && is.equals(text(here, i - more))) {
          is = NOTHING;
        }
        throw new BadInputException(
            "%s:%d: the run was started with \"%s\", now it is \"%s\". Resume with the same configuration, or choose another --out."
                .formatted(
                    run.configFile(),
                    i < here.size() ? here.get(i).number() : here.size() + 1,
                    was,
                    is));
      }
    }
  }

  private record Line(int number, String text) {}

  private static String replicas(String configuration) {
    return configuration
        .lines()
        .filter(line -> line.startsWith("replicas: "))
        .findFirst()
        .orElse("replicas: 1");
  }

  /**
   * What must be the same.
   *
   * @param divided whether the number of replicas is another one, which share the processors of a
   *     machine
   */
  private static List<Line> lines(String configuration, boolean divided) {
    List<String> all = configuration.lines().toList();
    String free = divided ? "(epochs|steps|replicas|threads): .*" : "(epochs|steps|replicas): .*";
    return IntStream.range(0, all.size())
        .filter(i -> !all.get(i).matches(free))
        .mapToObj(i -> new Line(i + 1, all.get(i).strip()))
        .toList();
  }

  private static String text(List<Line> lines, int place) {
    return place < lines.size() ? lines.get(place).text() : NOTHING;
  }

  private String read() {
    String recordedDigest = recorded.setup().configurationDigest();
    try {
      String text = new TextFile(run.configFile()).text();
      String digest = Sha256.hex(run.configFile());
      if (!digest.equals(recordedDigest)) {
        throw new BadInputException(
            "%s: was changed since the run began: its SHA-256 was %s, now it is %s; and what is to be resumed is not the run's configuration either."
                .formatted(run.configFile(), Sha256.brief(recordedDigest), Sha256.brief(digest)));
      }
      return text;
    } catch (BadInputException e) {
      throw new BadInputException(
          e.getMessage()
              + " Resume with the configuration that the run was started with, which writes the file anew.",
          e);
    }
  }
}
