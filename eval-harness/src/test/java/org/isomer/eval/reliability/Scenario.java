package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verb with what it works on. {@code IN} in an argument stands for the folder of the inputs,
 * which nothing changes, and {@code HERE} for that of the trial.
 *
 * @param verb its name in the table
 * @param inputs what of {@code IN} is copied into a trial, since the verb writes into it
 * @param first how it is called
 * @param again how it is called after a disturbance: the first of these that succeeds
 * @param out what it writes, below the trial's folder; a rival that finds it locked is refused
 * @param shared whether several processes may write there at once
 * @param stride of the writes, which one in how many is tried
 */
record Scenario(
    String verb,
    List<String> inputs,
    List<String> first,
    List<List<String>> again,
    String out,
    boolean shared,
    int stride) {
  /** The verb as it is called for a trial. */
  static List<String> arguments(List<String> arguments, Path in, Path trial) {
    return arguments.stream()
        .map(part -> part.replace("IN/", in + "/").replace("HERE/", trial + "/"))
        .toList();
  }

  /** Begins a trial: an empty folder with the inputs that it needs. */
  void prepare(Path in, Path trial) throws IOException {
    Files.createDirectories(trial);
    for (String input : inputs) {
      copy(in.resolve(input), trial.resolve(input));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
