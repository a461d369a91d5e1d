package org.isomer.reports.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.ArtifactKind;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;

/**
 * How results lie in folders, one each. What is written stays as it is. Isomer itself asks a {@link
 * ResultArchive} for results.
 */
public final class ResultStore {
  /** The record's file name in its folder. */
  public static final String RECORD = "result.json";

  static final String RESAMPLES = "resamples";

  private ResultStore() {}

  /**
   * Writes a result into a new folder that is named after its id. The folder appears only when it
   * is complete.
   *
   * @param root the folder for all results; made if missing
   * @return the new folder
   * @throws BadInputException if the folder exists or cannot be written
   */
  public static Path write(Path root, Result result) {
    return make(
        root.resolve(result.record().id()),
        fresh -> {
          for (Map.Entry<String, byte[]> file : files(result).entrySet()) {
            Files.write(fresh.resolve(file.getKey()), file.getValue());
          }
        });
  }

  private static Path make(Path folder, AtomicFiles.Content content) {
    if (Files.exists(folder)) {
      throw exists(folder);
    }
    try {
      AtomicFiles.makeFolder(folder, content);
      return folder;
    } catch (IOException e) {
      throw Files.exists(folder) // by another process, in the meantime
          ? exists(folder)
          : new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  private static BadInputException exists(Path folder) {
    return new BadInputException(
        folder
            + ": a result of this name exists, and results are never overwritten. Choose another"
            + " output folder, or move this one away.");
  }

  /**
   * Reads results.
   *
   * @param places record files, or folders, whose sub-folders are searched for {@code result.json}
   * @return the results in the order of the places, and of the paths below each
   * @throws BadInputException if a place is missing or holds no record, or a record is bad
   */
  public static List<Result> read(List<Path> places) {
    return find(places).stream().map(ResultStore::read).toList();
  }

  /**
   * Reads a record without the files beside it, which may be missing.
   *
   * @param file the record file
   * @throws BadInputException if it is missing or bad
   */
  public static ResultRecord readRecord(Path file) {
    JsonNode json = RecordJson.parse(text(file), file.toString());
    checkSchema(json.path("schema"), file);
    SchemaUpgrade.apply(json);
    return RecordJson.read(json, ResultRecord.class, file.toString());
  }

  /**
   * Finds records without reading them.
   *
   * @param places as for {@link #read(List)}
   * @throws BadInputException if a place is missing or holds no record
   */
  public static List<Path> find(List<Path> places) {
    return places.stream().flatMap(place -> records(place).stream()).toList();
  }

  /**
   * Finds the records below a folder with what the file system says of them.
   *
   * @return by record file, in order
   * @throws BadInputException if the folder cannot be read or holds no record
   */
  public static SortedMap<Path, BasicFileAttributes> attributes(Path folder) {
    SortedMap<Path, BasicFileAttributes> found = RecordFinder.find(folder);
    if (found.isEmpty()) {
      throw new BadInputException(
          folder + ": holds no " + RECORD + ". Name a folder that `isomer eval` wrote.");
    }
    return found;
  }

  /**
   * Copies a record and files beside it into a new folder, byte by byte.
   *
   * @param kept the record with those of its files that are copied
   */
  static Path copy(Path file, ResultRecord record, ResultRecord kept, Path root) {
    RecordDigest.State digest = RecordDigest.check(file);
    return make(
        root.resolve(record.id()),
        fresh -> {
          byte[] copy = kept.equals(record) ? bytes(file) : utf8(RecordJson.pretty(kept));
          Files.write(fresh.resolve(RECORD), copy);
          if (digest == RecordDigest.State.AS_WRITTEN) {
            Files.write(fresh.resolve(RecordDigest.FILE), RecordDigest.of(copy));
          }
          for (Sidecar sidecar : kept.sidecars()) {
            Path beside = file.resolveSibling(sidecar.file());
            Files.write(fresh.resolve(sidecar.file()), checked(beside, sidecar, file));
          }
        });
  }

  private static Map<String, byte[]> files(Result result) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<Sidecar> sidecars = new ArrayList<>();
    PredictionFiles.texts(result.predictions())
        .forEach(
            (content, lines) ->
                put(files, sidecars, content, content + ".jsonl.gz", Gzip.pack(utf8(lines))));
    if (!result.resamples().isEmpty()) {
      String lines =
          result.resamples().stream().map(value -> value + "\n").collect(Collectors.joining());
      put(files, sidecars, RESAMPLES, RESAMPLES + ".txt.gz", Gzip.pack(utf8(lines)));
    }
    for (Artifact artifact : result.artifacts()) {
      String content = content(artifact.kind());
      byte[] text = utf8(RecordJson.line((Record) artifact) + "\n");
      put(files, sidecars, content, content + ".json", text);
    }
    byte[] record = utf8(RecordJson.pretty(result.record().withSidecars(sidecars)));
    files.put(RECORD, record);
    files.put(RecordDigest.FILE, RecordDigest.of(record));
    return files;
  }

  private static void put(
      Map<String, byte[]> files, List<Sidecar> sidecars, String content, String name, byte[] file) {
    files.put(name, file);
    sidecars.add(new Sidecar(content, name, Sha256.hex(file)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> records(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    if (!Files.isDirectory(place)) {
      throw new BadInputException(
          Files.exists(place)
              ? place + ": is no regular file. Name a folder of results."
              : place + ": no such file or folder. Name a folder of results.");
    }
    return List.copyOf(attributes(place).keySet());
  }

  /** The record files below a folder, which may be none. */
  static List<Path> findIn(Path folder) {
    return List.copyOf(RecordFinder.find(folder).keySet());
  }

  /** Reads a record with the files beside it. */
  static Result read(Path file) {
    ResultRecord record = readRecord(file);
    PredictionFiles predictions = new PredictionFiles();
    List<Double> resamples = List.of();
    List<Artifact> artifacts = new ArrayList<>();
    for (Sidecar sidecar : record.sidecars()) {
      Path beside = file.resolveSibling(sidecar.file());
      String text = sidecar(beside, sidecar, file);
      if (predictions.read(sidecar.content(), text, beside, record.data())) {
        continue;
      }
      if (sidecar.content().equals(RESAMPLES)) {
        resamples = resamples(text, beside);
      } else {
        artifacts.add(artifact(sidecar, text, beside, file));
      }
    }
    try {
      return new Result(record, predictions.predictions(), resamples, artifacts);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private static void checkSchema(JsonNode schema, Path file) {
    if (!schema.isInt()) {
      throw new BadInputException(
          file + ": schema: is missing, so this is no result record. Name a " + RECORD + ".");
    }
    if (schema.intValue() > ResultRecord.SCHEMA) {
      throw new BadInputException(
          "%s: schema: %d was written by a newer Isomer; this one reads up to %d. Update Isomer."
              .formatted(file, schema.intValue(), ResultRecord.SCHEMA));
    }
  }

  private static String sidecar(Path beside, Sidecar sidecar, Path file) {
    byte[] bytes = checked(beside, sidecar, file);
    return new String(
        sidecar.file().endsWith(".gz") ? Gzip.unpack(bytes, beside) : bytes,
        StandardCharsets.UTF_8);
  }

  /** A file beside a record, if it is the one that was written with it. */
  private static byte[] checked(Path beside, Sidecar sidecar, Path file) {
    byte[] bytes = bytes(beside);
    if (!Sha256.hex(bytes).equals(sidecar.sha256())) {
      throw new BadInputException(
          beside
              + ": is not the file that "
              + file.getFileName()
              + " was written with: its SHA-256 differs. Evaluate again, or restore the file.");
    }
    return bytes;
  }

  private static List<Double> resamples(String text, Path file) {
    List<Double> resamples = new ArrayList<>();
    for (String line : text.lines().toList()) {
      try {
        resamples.add(Double.valueOf(line));
      } catch (NumberFormatException e) {
        throw new BadInputException(
            file + ": must hold one number in each line, but " + e.getMessage(), e);
      }
      if (!Double.isFinite(resamples.get(resamples.size() - 1))) {
        throw new BadInputException(
            "%s, line %d: must be a finite number, but is %s. Evaluate again, or restore the file."
                .formatted(file, resamples.size(), line));
      }
    }
    return resamples;
  }

  private static Artifact artifact(Sidecar sidecar, String text, Path beside, Path file) {
    for (ArtifactKind kind : ArtifactKind.values()) {
      if (sidecar.content().equals(content(kind))) {
        String source = beside.toString();
        return (Artifact) RecordJson.read(RecordJson.parse(text, source), kind.type(), source);
      }
    }
    throw new BadInputException(
        file + ": sidecars: content '" + sidecar.content() + "' is not known. Update Isomer.");
  }

  private static String content(ArtifactKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String text(Path file) {
    return new TextFile(file).text();
  }

  private static byte[] bytes(Path file) {
    return new RegularFile(file).bytes();
  }
}
