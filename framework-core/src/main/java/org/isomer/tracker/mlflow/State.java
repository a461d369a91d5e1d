package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.SealedFile;
import org.isomer.spi.BadInputException;
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

  /**
   * Reads the state in a file, or begins one.
   *
   * @throws BadInputException if the file does not hold what was written
   */
  static State read(Path file, String uri, String experiment) throws IOException {
    if (!Files.exists(file)) {
      return new State(uri, experiment, null, null, false, 0, MlflowStore.Status.RUNNING);
    }
    try {
      return JSON.readValue(
          new SealedFile(file).text().orElseThrow(() -> damaged(file)), State.class);
    } catch (JsonProcessingException e) {
      throw damaged(file);
    }
  }

  /** The message for a file of a delivery that is not as it was written. */
  static BadInputException damaged(Path file) {
    return new BadInputException(
        "%s: is damaged. Delete the folder %s: everything is told again then, as a new run."
            .formatted(file, file.getParent()));
  }

  void write(Path file) throws IOException {
    new SealedFile(file).write(JSON.writeValueAsString(this) + "\n");
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
