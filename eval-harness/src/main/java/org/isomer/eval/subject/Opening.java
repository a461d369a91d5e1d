package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.config.ConfigPaths;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.train.Change;
import org.isomer.train.Checkpoint;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.Standing;
import org.isomer.train.Terms;

/**
 * A run that is being opened: what its folder and its configuration say, before any data are.
 *
 * @param checkpoint the one that was asked for
 * @param plugins those that work in an evaluation, as they are now
 * @param digests what has been compared so far
 */
record Opening(
    RunDirectory directory,
    RunManifest manifest,
    Checkpoint checkpoint,
    Plan plan,
    List<PluginEntry> plugins,
    RecordedDigests digests) {
  /** The kinds of plugins that work in an evaluation. */
  static final Set<String> EVALUATING = Set.of("dataset", "views", "augmentation", "encoder");

  /**
   * Reads a run's folder.
   *
   * @throws BadInputException if it holds no run or no checkpoint, or these, the configuration or a
   *     plugin are not what they were
   */
  static Opening of(Path folder, Terms terms, Catalog catalog, ConfigReader reader) {
    RunDirectory directory = new RunDirectory(folder);
    Standing standing = Standing.of(directory, terms.checkpoint());
    RunManifest manifest = standing.manifest();
    RunManifest.Setup setup = manifest.setup();
    Checkpoint checkpoint =
        standing
            .checkpoint()
            .orElseThrow(
                () ->
                    new BadInputException(
                        directory.checkpointFolder()
                            + ": the run has no checkpoint yet. Go on with "
                            + directory.toGoOn()));
    RecordedDigests digests = new RecordedDigests(folder.toString(), terms.accepted());
    digests.compare(
        Change.CONFIGURATION,
        "config.yaml",
        setup.configurationDigest(),
        Sha256.hex(directory.configFile()));
    digests.warnings(); // a changed configuration is said before what it names is read
    ChosenPlugins.requireHere(folder, setup.plugins(), catalog);
    Plan plan = reader.read(Plan.class, directory.configFile(), List.of());
    List<PluginEntry> now =
        ChosenPlugins.of(plan, catalog).stream()
            .filter(plugin -> EVALUATING.contains(plugin.kind()))
            .toList();
    digests.comparePlugins(setup.plugins(), now);
    return new Opening(directory, manifest, checkpoint, plan, now, digests);
  }

  /** Whether the configuration has changed since, and this is accepted. */
  boolean isReconfigured() {
    return !manifest.setup().configurationDigest().equals(Sha256.hex(directory.configFile()));
  }

  /**
   * The same run, whose files lie elsewhere.
   *
   * @param places changes to the configuration, such as {@code dataset.path=/data/images}
   * @throws BadInputException if they change anything but paths
   */
  Opening moved(List<String> places, ConfigReader reader) {
    if (places.isEmpty()) {
      return this;
    }
    Plan moved = reader.read(Plan.class, directory.configFile(), places);
    Map<String, String> was = nowhere(plan);
    Map<String, String> is = nowhere(moved);
    List<String> others =
        Stream.concat(was.keySet().stream(), is.keySet().stream())
            .distinct()
            .filter(option -> !Objects.equals(was.get(option), is.get(option)))
            .toList();
    if (!others.isEmpty()) {
      throw new BadInputException(
          "--set: it says where the files of the run %s are now, and changes %s as well. Judge it by other data with a task that names them (dataset: …), and train another run for other options."
              .formatted(directory.root(), String.join(", ", others)));
    }
    return new Opening(directory, manifest, checkpoint, moved, plugins, digests);
  }

  private static Map<String, String> nowhere(Plan plan) {
    return ConfigWriter.toOptions(ConfigPaths.map(plan, path -> Path.of("")));
  }

  /**
   * The options that say where files lie, such as {@code dataset.path}.
   *
   * @param part of what, such as {@code dataset}
   */
  List<String> places(String part) {
    Map<String, String> here = ConfigWriter.toPaths(plan);
    Map<String, String> elsewhere =
        ConfigWriter.toPaths(ConfigPaths.map(plan, path -> path.resolve("elsewhere")));
    return here.keySet().stream()
        .filter(option -> option.startsWith(part + "."))
        .filter(option -> !Objects.equals(here.get(option), elsewhere.get(option)))
        .toList();
  }
}
