package org.isomer.tracker.mlflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where MLflow keeps runs. Names and values are such as MLflow takes; see {@link Names}. Every
 * method throws an {@link IOException} that says in full what could not be done.
 */
interface MlflowStore {
  /**
   * A run in MLflow.
   *
   * @param experiment the experiment's id
   * @param run the run's id
   * @param artifacts the address of its artifacts
   */
  record Entry(String experiment, String run, String artifacts) {}

  /**
   * A run that is to be made.
   *
   * @param key no other run has it
   * @param title its name
   * @param user who made it
   * @param started when it began
   * @param tags what is known of it from the beginning
   */
  record NewRun(String key, String title, String user, Instant started, Map<String, String> tags) {}

  /** One value of a metric. */
  record Point(String key, Number value, long milliseconds, long step) {}

  /** The states of a run, of which MLflow has one more. */
  enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    KILLED
  }

  /** The id of an experiment, which is made if it is missing. */
  String experiment(String name) throws IOException, InterruptedException;

  /** Makes a run, which is then running. */
  Entry create(String experiment, NewRun run) throws IOException, InterruptedException;

  /** The run that was made with a key, perhaps by a process that was killed before it knew. */
  Optional<Entry> find(String experiment, String key) throws IOException, InterruptedException;

  /** Adds parameters; those that are there must have the same values. */
  void parameters(Entry run, Map<String, String> parameters)
      throws IOException, InterruptedException;

  /** Adds values of metrics. */
  void metrics(Entry run, List<Point> points) throws IOException, InterruptedException;

  /** Sets tags. */
  void tags(Entry run, Map<String, String> tags) throws IOException, InterruptedException;

  /** Sets the state of a run. */
  void update(Entry run, Status status, Optional<Instant> ended)
      throws IOException, InterruptedException;

  /** Keeps a copy of a file with a run. */
  void artifact(Entry run, String name, Path file) throws IOException, InterruptedException;
}
