package org.isomer.eval.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.file.Sha256;

/**
 * All that a verb has left in a folder, but times and places: what must be the same bits, whether
 * it was disturbed or not.
 *
 * @param files what each file holds, or its digest, by its path; hidden files, event files of
 *     TensorBoard, what trackers remember of a delivery, and the index of shards, which holds when
 *     each was written, are no part of it
 */
record Outcome(SortedMap<String, String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TIMES =
      Set.of("seconds", "finished", "started", "deviceHours", "peakMemory", "time", "sessions");
  private static final Pattern LEFT_OUT =
      Pattern.compile("(.*/)?(\\.[^/]*|tensorboard|trackers|[^/]*\\.isomer-index)(/.*)?");
  private static final Pattern TEXT = Pattern.compile(".*\\.(md|tex|csv|html|yaml|txt|pbtxt|tsv)");
  private static final Pattern MLFLOW_RUN = Pattern.compile("[0-9a-f]{32}");

  static Outcome of(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Map<String, String> names = mlflowRuns(root);
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!LEFT_OUT.matcher(path).matches()) {
          String content = content(file).replace(root.toString(), "FOLDER");
          for (Map.Entry<String, String> run : names.entrySet()) {
            path = path.replace(run.getKey(), run.getValue());
            content = content.replace(run.getKey(), run.getValue());
          }
          String twice = files.put(path, content);
          if (twice != null) {
            files.put(path + ", once more", twice);
          }
        }
      }
    }
    return new Outcome(files);
  }

  /** MLflow's ids of runs are drawn by lot; their names are not. */
  private static Map<String, String> mlflowRuns(Path root) throws IOException {
    Map<String, String> names = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        Path meta = folder.resolve("meta.yaml");
        String id = String.valueOf(folder.getFileName());
        if (MLFLOW_RUN.matcher(id).matches()) {
          names.put(
              id,
              Files.exists(meta)
                  ? Files.readAllLines(meta).stream()
                      .filter(line -> line.startsWith("run_name"))
                      .collect(Collectors.joining())
                  : "half a run");
        }
      }
    }
    return names;
  }

  private static String content(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".json")) {
      return timeless(JSON.readTree(file.toFile())).toString();
    } else if (name.endsWith(".jsonl")) {
      // An evaluation that was cut short is listed twice among the looks, and counted once.
      return Files.readAllLines(file).stream()
          .map(Outcome::timeless)
          .distinct()
          .collect(Collectors.joining("\n"));
    } else if (name.equals("meta.yaml")) {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.matches("(creation|last_update)_time.*"))
          .collect(Collectors.joining("\n"));
    } else if (TEXT.matcher(name).matches() || file.toString().contains("mlruns")) {
      return Files.readString(file);
    }
    return Sha256.hex(file);
  }

  private static String timeless(String line) {
    try {
      return timeless(JSON.readTree(line)).toString();
    } catch (IOException e) {
      return "DAMAGED " + line;
    }
  }

  private static JsonNode timeless(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(TIMES);
    }
    node.forEach(Outcome::timeless);
    return node;
  }

  /** Files that the other outcome has and this one lacks. */
  List<String> lost(Outcome expected) {
    return expected.files.keySet().stream().filter(path -> !files.containsKey(path)).toList();
  }

  /** Files that the other outcome lacks, or that hold something else there. */
  List<String> wrong(Outcome expected) {
    List<String> wrong = new ArrayList<>();
    files.forEach(
        (path, content) -> {
          String there = expected.files.get(path);
          if (there == null) {
            wrong.add(path + " is there, and should not be");
          } else if (!there.equals(content)) {
            wrong.add(path + " differs" + where(there, content));
          }
        });
    return wrong;
  }

  private static String where(String expected, String found) {
    int at = 0;
    while (at < Math.min(expected.length(), found.length())
        && expected.charAt(at) == found.charAt(at)) {
      at++;
    }
    return ": '%s' in place of '%s'".formatted(piece(found, at), piece(expected, at));
  }

  private static String piece(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 50))
        .replace('\n', ' ');
  }
}
