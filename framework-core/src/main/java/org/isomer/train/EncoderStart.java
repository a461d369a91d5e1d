package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderAdditions;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.SafetensorsFile;
import org.isomer.weights.SavedModelVariables;
import org.isomer.weights.Tensors;

/** What an encoder starts with that a configuration gives {@linkplain EncoderAdditions weights}. */
public final class EncoderStart {
  private static final String ENDING = ".safetensors";
  private static final String ENCODER = "encoder.";

  private EncoderStart() {}

  /**
   * Opens the weights, if there are some.
   *
   * @param reader reads the configuration of a run that they are of
   * @throws BadInputException if they cannot be read, or are not those that the configuration means
   */
  public static Optional<GivenWeights> of(Choice<Encoder> encoder, ConfigReader reader) {
    return compared(resolved(encoder), reader);
  }

  /** As {@link #of}, of an encoder whose weights have just been {@linkplain #resolved compared}. */
  static Optional<GivenWeights> compared(Choice<Encoder> encoder, ConfigReader reader) {
    EncoderAdditions asked = EncoderAdditions.of(encoder);
    return asked.weights().map(path -> open(asked, path, reader));
  }

  private static GivenWeights open(EncoderAdditions asked, Path path, ConfigReader reader) {
    Path file = file(path);
    Tensors tensors =
        SavedModelVariables.isIn(path)
            ? SavedModelVariables.read(path)
            : SafetensorsFile.open(file);
    if (isRun(path)) {
      tensors =
          ofRun(tensors, reader.read(Plan.class, new RunDirectory(path).configFile(), List.of()));
    }
    GivenWeights given = new GivenWeights(tensors, file, asked.weightsPrefix());
    return asked.weightsWithout().map(given::without).orElse(given);
  }

  /** What of a run's variables is the encoder that its training was for, under its own names. */
  private static Tensors ofRun(Tensors tensors, Plan plan) {
    EncoderNames kept = EncoderNames.of(plan.framework().create());
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : tensors.shapes().keySet()) {
      if (key.startsWith(ENCODER)) {
        String copy = kept.ofTrained(key);
        names.put(key, tensors.shapes().containsKey(copy) ? copy : key);
      }
    }
    return tensors.named(names);
  }

  /**
   * The encoder with the digest of its weights.
   *
   * @throws BadInputException if they cannot be read, or have not the digest that is there
   */
  static Choice<Encoder> resolved(Choice<Encoder> encoder) {
    EncoderAdditions asked = EncoderAdditions.of(encoder);
    if (asked.weights().isEmpty()) {
      return encoder;
    }
    Path file = file(asked.weights().get());
    if (!SavedModelVariables.isIn(asked.weights().get())) {
      SafetensorsFile.open(file); // what is no such file is said before it is compared
    }
    return with(encoder, digest(file, asked));
  }

  /**
   * The encoder with the digest of its weights that a run has recorded, where nothing else is asked
   * for; the weights need not be there any more.
   */
  static Choice<Encoder> recorded(Choice<Encoder> encoder, Choice<Encoder> ofRun) {
    EncoderAdditions asked = EncoderAdditions.of(encoder);
    return EncoderAdditions.of(ofRun)
        .weightsDigest()
        .filter(digest -> asked.weights().isPresent() && asked.weightsDigest().isEmpty())
        .map(digest -> with(encoder, digest))
        .orElse(encoder);
  }

  private static Choice<Encoder> with(Choice<Encoder> encoder, String digest) {
    EncoderAdditions asked = EncoderAdditions.of(encoder);
    return new Choice<>(
        encoder.plugin(),
        encoder.config(),
        Optional.of(
            new EncoderAdditions(
                asked.weights(),
                asked.weightsPrefix(),
                asked.weightsWithout(),
                Optional.of(digest))));
  }

  /**
   * The SHA-256 of a file of weights.
   *
   * @throws BadInputException if the weights that are asked for have another
   */
  static String digest(Path file, EncoderAdditions asked) {
    String found = Sha256.hex(file);
    asked
        .weightsDigest()
        .filter(digest -> !digest.equals(found))
        .ifPresent(
            digest -> {
              throw new BadInputException(
                  "%s: the encoder's weights are not those that are meant: weights-digest is %s, and the SHA-256 of the file is %s. Put the right file there, or start another run with this one."
                      .formatted(file, Sha256.brief(digest), Sha256.brief(found)));
            });
    return found;
  }

  /** The encoder's name, such as {@code resnet50}, or {@code resnet50 from imagenet}. */
  public static String name(Choice<Encoder> encoder) {
    String name = encoder.plugin().name();
    return EncoderAdditions.of(encoder)
        .weights()
        .map(path -> "%s from %s".formatted(name, withoutEnding(path)))
        .orElse(name);
  }

  /** Names of folders may have dots. */
  private static String withoutEnding(Path path) {
    return FileListing.ending(path).equals(ENDING)
        ? FileListing.stem(path)
        : String.valueOf(path.getFileName());
  }

  /** What is doubtful about an encoder that did not start at random. */
  public static List<String> doubts(Choice<Encoder> encoder) {
    EncoderAdditions asked = EncoderAdditions.of(encoder);
    return asked.weights().stream()
        .map(
            path ->
                StartEntry.doubt(
                    String.valueOf(path.getFileName()),
                    asked.weightsDigest().map(Sha256::brief).orElse("unknown")))
        .toList();
  }

  private static boolean isRun(Path path) {
    return Files.exists(new RunDirectory(path).manifestFile());
  }

  /** The file of a path that may be a folder. */
  private static Path file(Path path) {
    if (isRun(path)) {
      return Standing.of(new RunDirectory(path), Optional.empty())
          .checkpoint()
          .map(Checkpoint::stateFile)
          .orElseThrow(
              () ->
                  new BadInputException(
                      path
                          + ": the run has no checkpoint yet. Go on with isomer pretrain --resume, or"
                          + " name other weights."));
    }
    if (SavedModelVariables.isIn(path)) {
      return SavedModelVariables.file(path);
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    List<Path> files = files(path);
    if (files.size() != 1) {
      throw new BadInputException(
          files.isEmpty()
              ? path
                  + ": the folder is no run and holds no file of weights (*.safetensors) and no SavedModel. Name a file,"
                  + " or another folder."
              : "%s: the folder holds several files of weights: %s. Name one of them."
                  .formatted(
                      path,
                      files.stream()
                          .map(file -> String.valueOf(file.getFileName()))
                          .collect(Collectors.joining(", "))));
    }
    return files.get(0);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> FileListing.ending(file).equals(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(folder, e), e);
    }
  }
}
