package org.isomer.embedding;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.model.Export;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.subject.RunEncoder;
import org.isomer.eval.subject.Runs;
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
   * @throws org.isomer.spi.BadInputException if there is none, or it is damaged
   */
  public OpenEncoder open(Path place) {
    if (Files.isRegularFile(place)) {
      return ofFile(place);
    }
    boolean isRun = Files.exists(new RunDirectory(place).manifestFile());
    return MODEL_FILES.stream()
        .flatMap(name -> isRun ? Stream.<Path>empty() : Stream.of(place.resolve(name)))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(this::ofFile)
        .orElseGet(() -> ofRun(place));
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
