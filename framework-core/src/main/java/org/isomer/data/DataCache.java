package org.isomer.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.isomer.file.AtomicFiles;
import org.isomer.file.CacheFolder;
import org.isomer.file.RegularFile;
import org.isomer.file.SealedFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/**
 * Where it is kept what was found out about data: a sealed file for each record, or for the bytes
 * of what is large. What is missing, damaged or of another version is found out again; where
 * nothing can be written, nothing is kept.
 *
 * @param folder made where it is missing
 */
public record DataCache(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SEAL = 32;

  /** The user's own: {@code isomer/examined} in {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
  public static DataCache ofUser() {
    return new DataCache(CacheFolder.of("examined"));
  }

  /**
   * A record that was kept.
   *
   * @param version of the type: what was kept under another one is not found
   * @param about what the record is about, such as a digest
   */
  public <R extends Record> Optional<R> find(Class<R> type, int version, String about) {
    SealedFile file = file(type, version, about);
    try {
      Optional<String> kept = Files.exists(file.path()) ? file.text() : Optional.empty();
      return kept.isPresent() ? Optional.of(JSON.readValue(kept.get(), type)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps a record under its type, a version and what it is about. */
  public void keep(Record found, int version, String about) {
    try {
      Files.createDirectories(folder);
      file(found.getClass(), version, about).write(JSON.writeValueAsString(found) + "\n");
    } catch (IOException e) {
      // It is found out again the next time.
    }
  }

  /** Bytes that were kept, as {@link #find} a record. */
  public Optional<byte[]> findBytes(Class<?> type, int version, String about) {
    try (InputStream in = new RegularFile(bytesFile(type, version, about)).open()) {
      byte[] sealed = in.readAllBytes();
      int end = sealed.length - SEAL;
      MessageDigest sha = Sha256.start();
      sha.update(sealed, 0, Math.max(0, end));
      return end >= 0 && Arrays.equals(sealed, end, sealed.length, sha.digest(), 0, SEAL)
          ? Optional.of(Arrays.copyOf(sealed, end))
          : Optional.empty();
    } catch (IOException | BadInputException e) {
      return Optional.empty();
    }
  }

  /** Keeps bytes, as {@link #keep} a record: those that a type makes of itself. */
  public void keepBytes(byte[] bytes, Class<?> type, int version, String about) {
    try {
      Files.createDirectories(folder);
      AtomicFiles.write(
          bytesFile(type, version, about),
          out -> {
            out.write(bytes);
            out.write(Sha256.of(bytes));
          });
    } catch (IOException e) {
      // It is found out again the next time.
    }
  }

  private Path bytesFile(Class<?> type, int version, String about) {
    return folder.resolve(name(type, version, about) + ".bin");
  }

  private SealedFile file(Class<?> type, int version, String about) {
    return new SealedFile(folder.resolve(name(type, version, about) + ".json"));
  }

  private static String name(Class<?> type, int version, String about) {
    return Sha256.hex("%s %d %s".formatted(type.getName(), version, about));
  }
}
