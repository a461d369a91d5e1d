package org.isomer.examination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;

/**
 * Where counts are kept: a file for each, which begins with the SHA-256 of the rest. What is
 * missing, damaged or of another version is counted again; where nothing can be written, nothing is
 * kept.
 *
 * @param folder made where it is missing
 */
public record CensusStore(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SUM = 64;
  private static final long LARGEST = 1L << 26;

  /** The user's own: {@code isomer/examined} in {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
  public static CensusStore ofUser() {
    String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path home = Path.of(System.getProperty("user.home", "."), ".cache");
    return new CensusStore(
        (cache.isEmpty() ? home : Path.of(cache)).resolve("isomer").resolve("examined"));
  }

  <C extends Record> Optional<C> find(Examination<C> examination) {
    Path file = file(examination);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      String text = Files.readString(file);
      String content = text.substring(Math.min(SUM, text.length()));
      return text.startsWith(Sha256.hex(content))
          ? Optional.of(JSON.readValue(content, examination.type()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  <C extends Record> void keep(Examination<C> examination, C counted) {
    try {
      String content = "\n" + JSON.writeValueAsString(counted) + "\n";
      Files.createDirectories(folder);
      AtomicFiles.write(file(examination), Sha256.hex(content) + content);
    } catch (IOException e) {
      // It is counted again the next time.
    }
  }

  private Path file(Examination<?> examination) {
    String key =
        "%s %d %s"
            .formatted(examination.type().getName(), examination.version(), examination.digest());
    return folder.resolve(Sha256.hex(key) + ".json");
  }
}
