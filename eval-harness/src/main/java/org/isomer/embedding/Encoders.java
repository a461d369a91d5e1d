package org.isomer.embedding;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.eval.model.Export;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.subject.RunEncoder;
import org.isomer.eval.subject.Runs;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;
import org.isomer.train.Terms;

/** Opens encoders: those of runs, for which no data need to be there, and those of model files. */
public final class Encoders {
  private static final List<String> MODEL_FILES = List.of(Export.MODEL_FILE, "config.json");

  private final Runs runs;
  private final ConfigReader reader;

  /** With the plugins of a catalog. */
  @Inject
  public Encoders(Runs runs, ConfigReader reader) {
    this.runs = runs;
    this.reader = reader;
  }

  /**
   * Opens the encoder of a run, of a model file, or of a folder with a model file.
   *
   * @throws BadInputException if there is none, or it is damaged
   */
  public OpenEncoder open(Path place) {
    return open(place, List.of());
  }

  /**
   * Opens the encoder of a run whose vocabulary, or whose data where they are needed, have moved.
   *
   * @param places where they are now, such as {@code dataset.path=/data/images}; for a run only
   * @throws BadInputException as {@link #open(Path)}, and if {@code places} changes more than paths
   */
  public OpenEncoder open(Path place, List<String> places) {
    boolean isRun = Files.exists(new RunDirectory(place).manifestFile());
    if (!isRun && !places.isEmpty()) {
      throw new BadInputException(
          "%s: is not a run, and --set says where the data of a run are now. Leave --set out."
              .formatted(place));
    }
    if (isRun) {
      return ofRun(place, places);
    }
    if (Files.isRegularFile(place)) {
      return ofFile(place);
    }
    if (Files.notExists(place)) {
      throw new BadInputException(
          "%s: there is no such file or folder. Correct the path.".formatted(place));
    }
    return MODEL_FILES.stream()
        .map(place::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(this::ofFile)
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: holds neither a run (run.json), nor %s. Name the folder of an encoder."
                        .formatted(place, String.join(", nor ", MODEL_FILES))));
  }

  private OpenEncoder ofRun(Path folder, List<String> places) {
    RunEncoder run = runs.encoder(folder, Terms.STRICT, places);
    return new OpenEncoder(run.model(), run.plan().threads(), run.warnings());
  }

  private OpenEncoder ofFile(Path file) {
    StoredModel stored = StoredModel.read(file, reader);
    return new OpenEncoder(
        stored.open(),
        Runtime.getRuntime().availableProcessors(),
        stored.content().pretraining().map(ModelFile.Origin::warnings).orElse(List.of()));
  }
}
