package org.isomer.train.overview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.train.RunDirectory;

/**
 * The folder of a run of 12 steps that nobody has trained.
 *
 * @param folder where it is
 */
record SampleRun(Path folder) {
  private static final String CONFIGURATION = "name: ''\n";
  private static final String MANIFEST =
      """
      {
        "schema": 2,
        "status": "%s",
        "setup": {
          "name": "simclr convnet", "seed": 0, "configurationDigest": "CONFIGURATION",
          "dataset": {"title": "fashion-mnist", "digest": "da7a", "trainingExamples": 9000},
          "plugins": [],
          "encoderParameters": 10,
          "environment": {
            "isomer": "1", "java": "17", "tensorflow": "2", "operatingSystem": "Linux",
            "processor": "x", "cores": 2, "threads": 2
          },
          "steps": 12, "stepsPerEpoch": 4, "viewsPerStep": 8, "unverifiedGradients": []
        },
        "sessions": [%s],
        "checkpoint": %s,
        "alarms": [%s]
      }
      """;

  /** Makes a run without a checkpoint. */
  static SampleRun begun(Path folder, String status) throws IOException {
    Files.createDirectories(folder.resolve("checkpoints"));
    Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
    Files.writeString(folder.resolve(FolderLock.FILE), "process 1 on here");
    SampleRun run = new SampleRun(folder);
    run.manifest(status, "", "null", "");
    return run;
  }

  /** Makes a run with a log and a checkpoint of its newest step. */
  static SampleRun of(Path folder, String status, int step) throws IOException {
    SampleRun run = begun(folder, status);
    run.log(1, step);
    run.checkpoint(step);
    run.status(status, step);
    return run;
  }

  RunDirectory directory() {
    return new RunDirectory(folder);
  }

  private void manifest(String status, String session, String checkpoint, String alarm)
      throws IOException {
    Files.writeString(
        folder.resolve("run.json"),
        MANIFEST
            .replace("CONFIGURATION", Sha256.hex(CONFIGURATION))
            .formatted(status, session, checkpoint, alarm));
  }

  /** Says how it stands, with a checkpoint that {@link #checkpoint} has made. */
  void status(String status, int step) throws IOException {
    status(status, step, "");
  }

  void status(String status, int step, String alarm) throws IOException {
    manifest(
        status,
        "{\"started\": \"2026-01-01T00:00:00Z\", \"firstStep\": 1, \"lastStep\": %d, \"seconds\": 6.0}"
            .formatted(step),
        "{\"step\": %d, \"digest\": \"%s\"}".formatted(step, Sha256.hex(state(step))),
        alarm);
  }

  Path checkpointFolder(int step) {
    return folder.resolve("checkpoints/step-%09d".formatted(step));
  }

  Path state(int step) {
    return checkpointFolder(step).resolve("state.safetensors");
  }

  /** Writes the files of a checkpoint, which nothing names yet. */
  void checkpoint(int step) throws IOException {
    Files.createDirectories(checkpointFolder(step));
    byte[] header =
        "{\"w\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}".getBytes(UTF_8);
    Files.write(
        state(step),
        ByteBuffer.allocate(8 + header.length + 8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .putLong(step)
            .array());
  }

  /** Adds steps to the log; every fourth was monitored. */
  void log(int first, int last) throws IOException {
    Path log = folder.resolve("log.jsonl");
    StringBuilder lines = new StringBuilder(Files.exists(log) ? Files.readString(log) : "");
    for (int step = first; step <= last; step++) {
      lines.append(
          "{\"step\":%d,\"epoch\":%s,\"learning-rate\":0.5,\"loss\":%s,\"gradient-norm\":1.5%s}\n"
              .formatted(
                  step,
                  step / 4.0,
                  8.0 / step,
                  step % 4 == 0
                      ? ",\"embedding-std\":0.9,\"knn-accuracy\":0.%d".formatted(step + 20)
                      : ""));
    }
    Files.writeString(log, lines);
  }
}
