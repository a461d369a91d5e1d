package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.AtomicFiles;
import org.jspecify.annotations.Nullable;

/**
 * How far a delivery is, kept beside its {@link Journal}.
 *
 * @param uri where it goes
 * @param experiment the experiment's name
 * @param key the run's key in MLflow, kept before it is made, so that it is made only once; absent
 *     before that, and in states of earlier versions
 * @param entry the run in MLflow; absent before it is made
 * @param described whether its parameters are there
 * @param place the place in the journal up to which metrics are there
 * @param status what MLflow was told last
 */
record State(
    String uri,
    String experiment,
    @Nullable String key,
    MlflowStore.@Nullable Entry entry,
    boolean described,
    long place,
    MlflowStore.Status status) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Reads the state in a file, or begins one. */
  static State read(Path file, String uri, String experiment) throws IOException {
    return Files.exists(file)
        ? JSON.readValue(file.toFile(), State.class)
        : new State(uri, experiment, null, null, false, 0, MlflowStore.Status.RUNNING);
  }

  void write(Path file) throws IOException {
    AtomicFiles.write(file, JSON.writeValueAsString(this) + "\n");
  }

  State withKey(String newKey) {
    return new State(uri, experiment, newKey, entry, described, place, status);
  }

  State with(MlflowStore.Entry made) {
    return new State(uri, experiment, key, made, described, place, MlflowStore.Status.RUNNING);
  }

  State withParameters() {
    return new State(uri, experiment, key, entry, true, place, status);
  }

  State with(long newPlace) {
    return new State(uri, experiment, key, entry, described, newPlace, status);
  }

  State with(MlflowStore.Status newStatus) {
    return new State(uri, experiment, key, entry, described, place, newStatus);
  }
}
