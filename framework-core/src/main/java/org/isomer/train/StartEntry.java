package org.isomer.train;

import java.util.List;
import java.util.stream.Collectors;
import org.isomer.file.Sha256;

/**
 * The weights that an encoder started with.
 *
 * @param file where they were
 * @param digest SHA-256 of the file
 * @param layout how it names them
 * @param prefix what stands before the encoder's names
 * @param loaded the names of the tensors that were read
 * @param leftOut all others of the file
 * @param drawn the trained variables of the run that were drawn from its seed
 */
public record StartEntry(
    String file,
    String digest,
    String layout,
    String prefix,
    List<String> loaded,
    List<String> leftOut,
    List<String> drawn) {
  private static final int SHOWN = 3;

  /** Copies the lists, and makes sure that nothing is missing. */
  public StartEntry {
    RunManifest.require(file, "setup.start.file");
    RunManifest.require(digest, "setup.start.digest");
    RunManifest.require(layout, "setup.start.layout");
    RunManifest.require(prefix, "setup.start.prefix");
    loaded = List.copyOf(RunManifest.require(loaded, "setup.start.loaded"));
    leftOut = List.copyOf(RunManifest.require(leftOut, "setup.start.leftOut"));
    drawn = List.copyOf(RunManifest.require(drawn, "setup.start.drawn"));
  }

  /** One sentence. */
  String text() {
    return "The encoder starts from %s (%s, SHA-256 %s): %d tensors read, left out %s, new %s; run.json lists all."
        .formatted(file, layout, Sha256.brief(digest), loaded.size(), brief(leftOut), brief(drawn));
  }

  /** What is doubtful about the run for it, one sentence. */
  public String doubt() {
    return doubt(file, Sha256.brief(digest));
  }

  static String doubt(String weights, String digest) {
    return "the encoder started from the weights %s (SHA-256 %s), of which nobody here knows whether they have seen test examples"
        .formatted(weights, digest);
  }

  private static String brief(List<String> names) {
    String more = names.size() > SHOWN ? ", …" : "";
    return names.isEmpty()
        ? "none"
        : "%d (%s%s)"
            .formatted(
                names.size(), names.stream().limit(SHOWN).collect(Collectors.joining(", ")), more);
  }
}
