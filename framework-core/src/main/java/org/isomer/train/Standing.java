package org.isomer.train;

import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.spi.BadInputException;

/**
 * Where a run stands, as somebody sees it who does not hold its lock.
 *
 * @param manifest its manifest
 * @param checkpoint the one that was asked for; empty if none was and there is none yet
 */
public record Standing(RunManifest manifest, Optional<Checkpoint> checkpoint) {
  /** How often a run that goes on is looked at, until what it names is there. */
  private static final int LOOKS = 20;

  /**
   * Looks at a run. One that goes on deletes older checkpoints, and may do so between the look at
   * its manifest and that at the file; then it is looked at again.
   *
   * @param step of the checkpoint; the newest if empty
   * @throws BadInputException like {@link Checkpoints#choose}
   */
  public static Standing of(RunDirectory run, Optional<Long> step) {
    return of(run, run::manifest, step);
  }

  static Standing of(RunDirectory run, Supplier<RunManifest> manifests, Optional<Long> step) {
    RunManifest manifest = manifests.get();
    for (int look = 1; ; look++) {
      try {
        return new Standing(manifest, new Checkpoints(run, manifest).choose(step));
      } catch (BadInputException e) {
        RunManifest now = manifests.get();
        if (look == LOOKS || now.checkpoints().equals(manifest.checkpoints())) {
          throw e;
        }
        manifest = now;
      }
    }
  }
}
