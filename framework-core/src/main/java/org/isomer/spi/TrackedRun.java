package org.isomer.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link Tracker} is told of a run when it begins.
 *
 * @param title the name to show
 * @param source the command that makes it, such as {@code isomer pretrain}
 * @param commit the git commit of the code, with {@code -dirty} where files were changed
 * @param started when it began
 * @param parameters what was chosen, by the option's path, such as {@code encoder.width}
 * @param tags further facts by name
 * @param files small files that describe it, by the name to keep each under; read when it ends
 * @param state a folder, not yet made, where a tracker keeps what it needs to go on with the run,
 *     in a sub-folder of its own
 */
public record TrackedRun(
    String title,
    String source,
    Optional<String> commit,
    Instant started,
    Map<String, String> parameters,
    Map<String, String> tags,
    Map<String, Path> files,
    Path state) {
  /** Copies the maps, keeping their order. */
  public TrackedRun {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
