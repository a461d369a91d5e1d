package org.isomer.train;

import java.util.List;
import java.util.Optional;

/**
 * On what terms a run is used again.
 *
 * @param checkpoint the step of the checkpoint to use; the newest one if absent
 * @param accepted what may have changed since the run was made
 */
public record Terms(Optional<Long> checkpoint, List<Change> accepted) {
  /** The newest checkpoint, and nothing may have changed. */
  public static final Terms STRICT = new Terms(Optional.empty(), List.of());

  /** Copies the list. */
  public Terms {
    accepted = List.copyOf(accepted);
  }
}
