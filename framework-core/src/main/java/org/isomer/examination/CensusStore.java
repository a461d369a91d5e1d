package org.isomer.examination;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.CacheFolder;
import org.isomer.file.SealedFile;
import org.isomer.file.Sha256;

/**
 * Where counts are kept: a sealed file for each. What is missing, damaged or of another version is
 * counted again; where nothing can be written, nothing is kept.
 *
 * @param folder made where it is missing
 */
public record CensusStore(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The user's own: {@code isomer/examined} in {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
  public static CensusStore ofUser() {
    return new CensusStore(CacheFolder.of("examined"));
  }

  <C extends Record> Optional<C> find(Examination<C> examination) {
    SealedFile file = file(examination);
    try {
      Optional<String> kept = Files.exists(file.path()) ? file.text() : Optional.empty();
      return kept.isPresent()
          ? Optional.of(JSON.readValue(kept.get(), examination.type()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  <C extends Record> void keep(Examination<C> examination, C counted) {
    try {
      Files.createDirectories(folder);
      file(examination).write(JSON.writeValueAsString(counted) + "\n");
    } catch (IOException e) {
      // It is counted again the next time.
    }
  }

  private SealedFile file(Examination<?> examination) {
    String key =
        "%s %d %s"
            .formatted(examination.type().getName(), examination.version(), examination.digest());
    return new SealedFile(folder.resolve(Sha256.hex(key) + ".json"));
  }
}
