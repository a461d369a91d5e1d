package org.isomer.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.graph.Variable;
import org.isomer.spi.EncoderAdditions;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.WeightFile;

/**
 * What a run's variables start with that is not drawn.
 *
 * @param values row-major scalars by name
 * @param entry where they are from; absent if all is drawn
 * @param doubts what is doubtful about them, a sentence each
 */
record Beginning(Map<String, float[]> values, Optional<StartEntry> entry, List<String> doubts) {
  /** Of a run that starts at random, or goes on. */
  static final Beginning DRAWN = new Beginning(Map.of(), Optional.empty(), List.of());

  /**
   * That of an encoder with given weights.
   *
   * @param asked what the configuration says of them
   * @param variables those of the training graph
   * @throws org.isomer.spi.BadInputException if they are not this encoder's, or no longer those
   *     that the configuration means
   */
  static Beginning of(GivenWeights given, EncoderAdditions asked, List<Variable> variables) {
    List<Variable> encoder = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    for (Variable variable : variables) {
      if (variable.name().startsWith("encoder.")) {
        encoder.add(variable);
      } else if (variable.role().trained()) {
        drawn.add(variable.name());
      }
    }
    WeightFile file = given.of(encoder);
    List<String> loaded = file.keys(encoder).stream().map(given.tensors()::nameInFile).toList();
    Set<String> used = new HashSet<>(loaded);
    List<String> leftOut =
        given.tensors().allInFile().stream().filter(key -> !used.contains(key)).toList();
    Map<String, float[]> values = file.of(encoder);
    String digest = EncoderStart.digest(given.path(), asked); // of what has just been read
    return new Beginning(
        values,
        Optional.of(
            new StartEntry(
                given.path().toString(),
                digest,
                file.layout().shown(),
                file.prefix(),
                loaded,
                leftOut,
                drawn)),
        file.warnings(encoder));
  }
}
