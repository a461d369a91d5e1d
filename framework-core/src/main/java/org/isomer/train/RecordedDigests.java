package org.isomer.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/**
 * Compares the digests that a run or a result has recorded with what is found now. What differs is
 * refused, all of it in one message, unless the user has accepted the change; then it is a warning
 * for the record.
 *
 * <pre>{@code
 * RecordedDigests digests = new RecordedDigests("runs/simclr", config.acceptChanged());
 * digests.compare(Change.DATA, "fashion-mnist", recorded, dataset.digest());
 * digests.comparePlugins(recordedPlugins, ChosenPlugins.of(plan, catalog));
 * List<String> warnings = digests.warnings(); // or BadInputException
 * }</pre>
 */
public final class RecordedDigests {
  private final String place;
  private final Set<Change> accepted = EnumSet.noneOf(Change.class);
  private final Set<Change> refused = EnumSet.noneOf(Change.class);
  private final List<String> refusals = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Begins a comparison.
   *
   * @param place what has recorded the digests: a folder or a file
   * @param accepted the changes that the user accepts
   */
  public RecordedDigests(String place, Collection<Change> accepted) {
    this.place = place;
    this.accepted.addAll(accepted);
  }

  /**
   * Compares one digest.
   *
   * @param what what it is the digest of
   * @param name its name, such as {@code the data fashion-mnist}
   * @param recorded the digest that was recorded
   * @param found the digest now
   */
  public void compare(Change what, String name, String recorded, String found) {
    if (recorded.equals(found)) {
      return;
    }
    String difference =
        "%s has changed: its SHA-256 was %s, now it is %s"
            .formatted(name, Sha256.brief(recorded), Sha256.brief(found));
    if (accepted.contains(what)) {
      warnings.add(difference);
    } else {
      refused.add(what);
      refusals.add(difference);
    }
  }

  /**
   * Compares the files that the steps of the views read, such as a vocabulary.
   *
   * @param recorded the digests that were recorded
   * @param found those of now
   */
  public void comparePipelineFiles(List<String> recorded, List<String> found) {
    compare(
        Change.DATA,
        "what the steps of the views read",
        String.join(" ", recorded),
        String.join(" ", found));
  }

  /**
   * Compares the JARs of plugins by kind and name. A plugin of Isomer itself comes with Isomer's
   * version and commit, which records hold, and may be of another build.
   *
   * @param recorded the plugins that were recorded
   * @param found the plugins of now; those that were not recorded are passed over
   */
  public void comparePlugins(
      List<RunManifest.PluginEntry> recorded, List<RunManifest.PluginEntry> found) {
    for (RunManifest.PluginEntry now : found) {
      recorded.stream()
          .filter(was -> was.kind().equals(now.kind()) && was.name().equals(now.name()))
          .filter(was -> !now.bundled())
          .forEach(
              was ->
                  compare(
                      Change.PLUGINS,
                      "plugin %s/%s (%s)".formatted(now.kind(), now.name(), now.origin()),
                      was.digest(),
                      now.digest()));
    }
  }

  /**
   * The changes that there are and that the user accepts, a sentence each.
   *
   * @throws BadInputException naming every change that the user does not accept
   */
  public List<String> warnings() {
    if (!refusals.isEmpty()) {
      throw new BadInputException(
          "%s: not all is as it was recorded:\n  %s\nRestore it, or go on all the same with %s; the record then says so."
              .formatted(
                  place,
                  String.join("\n  ", refusals),
                  refused.stream().map(Change::option).collect(Collectors.joining(" "))));
    }
    return List.copyOf(warnings);
  }
}
