package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.file.AtomicFiles;
import org.isomer.file.TextFile;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The files {@code meta.yaml} of MLflow's file store. Values are written as JSON, which every YAML
 * parser reads alike: an id of digits stays text.
 */
final class Meta {
  static final String FILE = "meta.yaml";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Meta() {}

  /** Reads the file of a folder. */
  static Map<String, @Nullable Object> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      Object content =
          new Load(LoadSettings.builder().build()).loadFromString(new TextFile(file).text());
      if (content instanceof Map<?, ?> map) {
        Map<String, @Nullable Object> meta = new TreeMap<>();
        map.forEach((key, value) -> meta.put(String.valueOf(key), value));
        return meta;
      }
      throw new IOException(file + ": holds no mapping");
    } catch (YamlEngineException e) {
      throw new IOException(file + ": is not YAML: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new IOException(file + ": is nested too deep", e);
    }
  }

  /** Writes the file of a folder in one step. */
  static void write(Path folder, Map<String, @Nullable Object> meta) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (Map.Entry<String, @Nullable Object> entry : new TreeMap<>(meta).entrySet()) {
      yaml.append(entry.getKey()).append(": ").append(JSON.writeValueAsString(entry.getValue()));
      yaml.append('\n');
    }
    AtomicFiles.write(folder.resolve(FILE), yaml.toString());
  }
}
