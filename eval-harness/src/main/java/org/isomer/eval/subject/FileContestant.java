package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.Model;
import org.isomer.reports.record.Subject.Pretraining;

/** A model file as a contestant. It brings no data: tasks have to name theirs. */
public final class FileContestant {
  private static final String SAVED_MODEL = "saved-model";

  private FileContestant() {}

  /**
   * The model of a file.
   *
   * @param threads threads to judge it with
   * @throws org.isomer.spi.BadInputException if a file that it names is missing
   */
  public static Contestant of(StoredModel stored, int threads) {
    ModelFile content = stored.content();
    Model model = stored.open();
    return new Contestant(
        model,
        Optional.of(content.encoder().map(choice -> choice.plugin().name()).orElse(SAVED_MODEL)),
        Optional.empty(),
        content.pretraining().map(origin -> pretraining(origin, model.digest())),
        Optional.empty(),
        ConfigWriter.toYaml(content),
        List.of(),
        List.of(content),
        stored.preprocessingDigest(model.preprocessing()),
        "",
        "MODEL.yaml",
        content
            .pretraining()
            .filter(origin -> origin.seconds() > 0)
            .map(origin -> Map.of("pretraining", origin.seconds()))
            .orElse(Map.of()),
        List.of(),
        content.pretraining().map(ModelFile.Origin::warnings).orElse(List.of()),
        threads,
        Optional.empty(),
        Optional.of(looks(stored.file())),
        List::of);
  }

  private static Pretraining pretraining(ModelFile.Origin origin, String digest) {
    return new Pretraining(
        origin.framework(),
        origin.data(),
        origin.epochs(),
        origin.steps(),
        origin.views(),
        digest,
        origin.seconds());
  }

  private static Path looks(Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    return file.resolveSibling(name + ".test-looks.jsonl");
  }
}
