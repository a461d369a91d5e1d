package org.isomer.tracker.mlflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.isomer.file.AppendedFile;
import org.isomer.file.AtomicFiles;
import org.isomer.file.RegularFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder in the layout of MLflow 2's file store:
 *
 * <pre>
 *   EXPERIMENT/meta.yaml           name, address of artifacts
 *   EXPERIMENT/RUN/meta.yaml       title, user, state, times
 *   EXPERIMENT/RUN/metrics/KEY     lines: milliseconds, value, step
 *   EXPERIMENT/RUN/params/KEY      the value
 *   EXPERIMENT/RUN/tags/KEY        the value
 *   EXPERIMENT/RUN/artifacts/      files
 * </pre>
 *
 * @param root the folder, absolute; made if it is missing
 */
record FileStore(Path root) implements MlflowStore {
  private static final String DEFAULT_EXPERIMENT = "0";
  private static final int SOURCE_IS_LOCAL = 4;

  /** More than two lines of a metric have. */
  private static final int LONGEST_LINES = 256;

  private static final long IDS = 1_000_000_000_000_000_000L;

  @Override
  public String experiment(String name) throws IOException {
    Path trash = root.resolve(".trash");
    Files.createDirectories(trash);
    if (!Files.exists(root.resolve(DEFAULT_EXPERIMENT).resolve(Meta.FILE))
        && !Files.exists(trash.resolve(DEFAULT_EXPERIMENT))) {
      addExperiment(DEFAULT_EXPERIMENT, "Default");
    }
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder : folders.sorted().toList()) {
        if (Files.exists(folder.resolve(Meta.FILE)) && name.equals(Meta.read(folder).get("name"))) {
          return folder.getFileName().toString();
        }
      }
    }
    // Made from the name, so that two runs that begin together do not make two experiments.
    long bits =
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    String id = String.valueOf(IDS / 10 + Math.floorMod(bits, IDS / 10 * 9));
    if (Files.exists(trash.resolve(id))) {
      throw new IOException(
          "%s: the experiment '%s' was deleted. Restore it, or choose another experiment"
              .formatted(root, name));
    }
    addExperiment(id, name);
    return id;
  }

  private void addExperiment(String id, String name) throws IOException {
    long now = System.currentTimeMillis();
    Map<String, @Nullable Object> meta = new TreeMap<>();
    meta.put("artifact_location", address(root.resolve(id)));
    meta.put("creation_time", now);
    meta.put("experiment_id", id);
    meta.put("last_update_time", now);
    meta.put("lifecycle_stage", "active");
    meta.put("name", name);
    Meta.write(Files.createDirectories(root.resolve(id)), meta);
  }

  /** The run appears with its last file, so that it is there in full or not at all. */
  @Override
  public Entry create(String experiment, NewRun run) throws IOException {
    Path folder = root.resolve(experiment).resolve(run.key());
    Entry entry = entry(experiment, run.key());
    for (String part : List.of("metrics", "params", "tags", "artifacts")) {
      Files.createDirectories(folder.resolve(part));
    }
    write(folder.resolve("tags"), run.tags());
    Map<String, @Nullable Object> meta = new TreeMap<>();
    meta.put("artifact_uri", entry.artifacts());
    meta.put("deleted_time", null);
    meta.put("end_time", null);
    meta.put("entry_point_name", "");
    meta.put("experiment_id", experiment);
    meta.put("lifecycle_stage", "active");
    meta.put("run_id", run.key());
    meta.put("run_name", run.title());
    meta.put("run_uuid", run.key());
    meta.put("source_name", "");
    meta.put("source_type", SOURCE_IS_LOCAL);
    meta.put("source_version", "");
    meta.put("start_time", run.started().toEpochMilli());
    meta.put("status", number(Status.RUNNING));
    meta.put("tags", List.of());
    meta.put("user_id", run.user());
    Meta.write(folder, meta);
    return entry;
  }

  @Override
  public Optional<Entry> find(String experiment, String key) {
    return Files.exists(root.resolve(experiment).resolve(key).resolve(Meta.FILE))
        ? Optional.of(entry(experiment, key))
        : Optional.empty();
  }

  private Entry entry(String experiment, String run) {
    return new Entry(
        experiment, run, address(root.resolve(experiment).resolve(run).resolve("artifacts")));
  }

  @Override
  public void parameters(Entry run, Map<String, String> parameters) throws IOException {
    write(folder(run).resolve("params"), parameters);
  }

  @Override
  public void metrics(Entry run, List<Point> points) throws IOException {
    Map<String, List<Point>> byKey = new LinkedHashMap<>();
    points.forEach(
        point -> byKey.computeIfAbsent(point.key(), key -> new ArrayList<>()).add(point));
    for (Map.Entry<String, List<Point>> metric : byKey.entrySet()) {
      Path file = folder(run).resolve("metrics").resolve(metric.getKey());
      Files.createDirectories(parent(file));
      append(file, metric.getValue());
    }
  }

  /** Leaves out what an interrupted delivery has written already. */
  private static void append(Path file, List<Point> points) throws IOException {
    long there = lastStep(file);
    StringBuilder lines = new StringBuilder();
    for (Point point : points) {
      if (point.step() > there) {
        lines
            .append(point.milliseconds())
            .append(' ')
            .append(point.value())
            .append(' ')
            .append(point.step())
            .append('\n');
      }
    }
    try (AppendedFile metric = AppendedFile.open(file)) {
      metric.append(lines.toString());
      metric.sync();
    }
  }

  /** The step of the last whole line, of which a broken one is cut off; −1 if there is none. */
  private static long lastStep(Path file) throws IOException {
    if (!Files.exists(file)) {
      return -1;
    }
    new RegularFile(file).require();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long start = Math.max(0, channel.size() - LONGEST_LINES);
      ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - start));
      while (end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {}
      String text = new String(end.array(), StandardCharsets.US_ASCII);
      int whole = text.lastIndexOf('\n') + 1;
      channel.truncate(start + whole);
      String lines = text.substring(0, whole).stripTrailing();
      return lines.isEmpty() ? -1 : Long.parseLong(lines.substring(lines.lastIndexOf(' ') + 1));
    }
  }

  @Override
  public void tags(Entry run, Map<String, String> tags) throws IOException {
    write(folder(run).resolve("tags"), tags);
  }

  private static void write(Path folder, Map<String, String> values) throws IOException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      Path file = folder.resolve(value.getKey());
      Files.createDirectories(parent(file));
      // MLflow would take for a value what a killed process has left.
      AtomicFiles.clean(parent(file));
      AtomicFiles.write(file, value.getValue());
    }
  }

  @Override
  public void update(Entry run, Status status, Optional<Instant> ended) throws IOException {
    Map<String, @Nullable Object> meta = Meta.read(folder(run));
    meta.put("status", number(status));
    meta.put("end_time", ended.map(Instant::toEpochMilli).orElse(null));
    Meta.write(folder(run), meta);
  }

  @Override
  public void artifact(Entry run, String name, Path file) throws IOException {
    Path copy = folder(run).resolve("artifacts").resolve(name);
    Files.createDirectories(parent(copy));
    AtomicFiles.write(copy, new RegularFile(file).bytes());
  }

  private Path folder(Entry run) throws IOException {
    Path folder = root.resolve(run.experiment()).resolve(run.run());
    if (!Files.exists(folder.resolve(Meta.FILE))) {
      throw new IOException(folder + ": the run is no longer there");
    }
    return folder;
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  private static String address(Path folder) {
    return folder.toUri().toString().replaceFirst("/$", "");
  }

  private static int number(Status status) {
    return switch (status) {
      case RUNNING -> 1;
      case FINISHED -> 3;
      case FAILED -> 4;
      case KILLED -> 5;
    };
  }
}
