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
    if (Files.isRegularFile(place)) {
      return ofFile(place);
    }
    if (Files.notExists(place)) {
      throw new BadInputException(
          "%s: there is no such file or folder. Correct the path.".formatted(place));
    }
    if (Files.exists(new RunDirectory(place).manifestFile())) {
      return ofRun(place);
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

  private OpenEncoder ofRun(Path folder) {
    RunEncoder run = runs.encoder(folder, Terms.STRICT);
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
