package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.model.Export;
import org.isomer.eval.model.HuggingFaceExport;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.projector.ProjectorExport;
import org.isomer.eval.projector.ProjectorFolder;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.RunEncoder;
import org.isomer.eval.subject.Runs;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.text.ShellCommand;
import org.isomer.train.Change;
import org.isomer.train.Terms;
import org.isomer.train.sentinel.Alarm;
import org.isomer.weights.Layout;

/** {@code isomer export RUN --out DIR}. */
public final class ExportVerb implements CommandPlugin<ExportVerb.Config> {
  private static final int PROJECTOR_POINTS = 10_000;

  /** The kind of file. */
  public enum Format {
    /** Weights by name. */
    SAFETENSORS,
    /** A folder of transformers and sentence-transformers. */
    HUGGING_FACE,
    /** A graph of TensorFlow. */
    SAVEDMODEL,
    /** Features for TensorBoard's embedding projector. */
    PROJECTOR
  }

  /** The command line of export. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory, as pretrain makes it") Path run,
      @Option(
              help =
                  "safetensors: the weights by name; hugging-face: a folder that transformers and"
                      + " sentence-transformers open, of text-transformer with norm post; savedmodel: a TensorFlow graph that makes"
                      + " features; projector: features of examples with their classes and"
                      + " thumbnails, for TensorBoard's embedding projector. ONNX is not supported:"
                      + " Java has no exporter to it",
              value = "safetensors")
          Format format,
      @Option(
              help =
                  "The names and the order of the weights in safetensors: those of a checkpoint"
                      + " here, of torchvision's ResNets or of timm's vision transformers",
              value = "isomer")
          Layout layout,
      @Option(
              help =
                  "Whose examples a projector shows; validation if not given, so that nobody looks at"
                      + " the test split by accident")
          Optional<Split> split,
      @Option(
              help =
                  "The most examples that a projector shows, the same ones for every run on the"
                      + " data; 10000 if not given, which it can still move smoothly",
              min = 1,
              max = 1e7)
          Optional<Integer> points,
      @Option(
              help =
                  "The checkpoint of this step, an older one, in place of the newest; the"
                      + " model file keeps it",
              min = 1,
              max = 1e9)
          Optional<Long> checkpoint,
      @Option(
              help =
                  "Export although something is not what it was made with: data, plugins"
                      + " (their JARs), configuration (its config.yaml); the model file keeps it",
              value = "[]")
          List<Change> acceptChanged,
      @Option(help = Runs.PLACES, value = "[]") List<String> set,
      @Option(help = "The folder to make; it must not exist") Path out) {}

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "Writes a run's encoder for other programs, or its features for the embedding projector";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "export runs/simclr --out exported",
        "export runs/simclr --layout torchvision-resnet --out for-pytorch",
        "export runs/simclr --format savedmodel --out for-tensorflow",
        "export runs/simcse --format hugging-face --out for-sentence-transformers",
        "export runs/simclr --format projector --points 2000 --out for-tensorboard");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.format() != Format.SAFETENSORS && config.layout() != Layout.ISOMER) {
      throw new BadInputException(
          "export: --layout is for --format safetensors; a %s has none."
              .formatted(
                  switch (config.format()) {
                    case SAVEDMODEL -> "SavedModel";
                    case HUGGING_FACE -> "folder of Hugging Face's";
                    case SAFETENSORS, PROJECTOR -> "projector";
                  }));
    }
    boolean projector = config.format() == Format.PROJECTOR;
    if (!projector && (config.split().isPresent() || config.points().isPresent())) {
      throw new BadInputException(
          "export: --split and --points are for --format projector; weights have no examples.");
    }
    return Exporting.class;
  }

  record Exporting(Config config, Runs runs, Console console) implements Command {
    @Inject
    Exporting {}

    @Override
    public void run() {
      Terms terms = new Terms(config.checkpoint(), config.acceptChanged());
      if (config.format() == Format.PROJECTOR) {
        writeProjector(runs.open(config.run(), terms, config.set()));
      } else {
        write(runs.encoder(config.run(), terms, config.set()));
      }
    }

    private void write(RunEncoder run) {
      List<String> warnings = warnings(run.warnings(), run.alarms());
      warnings.forEach(console::warn);
      switch (config.format()) {
        case SAFETENSORS -> {
          export(run, warnings).writeWeights(config.out(), config.layout());
          printModel(run);
        }
        case HUGGING_FACE -> {
          new HuggingFaceExport(
                  run.plan().displayName(),
                  run.plan().encoder(),
                  run.network(),
                  run.preprocessing())
              .write(config.out());
          console.line(config.out().toString());
          console.line("README.md there says how to load it.");
          printNext(run, config.out().resolve("config.json"));
        }
        case SAVEDMODEL -> {
          export(run, warnings).writeSavedModel(config.out());
          printModel(run);
        }
        case PROJECTOR -> throw new IllegalStateException("a projector shows data");
      }
    }

    private void writeProjector(PretrainedRun run) {
      List<String> warnings = warnings(run.warnings(), run.alarms());
      warnings.forEach(console::warn);
      new ProjectorExport(
              config.split().orElse(Split.VALIDATION), config.points().orElse(PROJECTOR_POINTS))
          .write(run, warnings, config.out(), console);
      console.line(config.out().resolve(ProjectorFolder.CONFIG).toString());
      console.line(
          "Next: tensorboard --logdir %s (its tab Projector)"
              .formatted(ShellCommand.quoted(config.out())));
    }

    private void printModel(RunEncoder run) {
      Path model = config.out().resolve(Export.MODEL_FILE);
      console.line(model.toString());
      console.line("README.txt beside it says how to load the encoder.");
      printNext(run, model);
    }

    /** How to judge it by the data of the run: a model file brings none. */
    private void printNext(RunEncoder run, Path model) {
      String task =
          "{task: knn, dataset: %s}".formatted(ConfigWriter.toShortYaml(run.plan().dataset()));
      console.next("eval", model, "--task", task, "--out", config.out() + "-results");
    }
  }

  /** What results of the run itself would keep, so that those of the model file do. */
  private static List<String> warnings(List<String> doubts, List<Alarm> alarms) {
    List<String> warnings = new ArrayList<>(doubts);
    alarms.forEach(
        alarm ->
            warnings.add(
                "alarm of pretraining at step %d: %s".formatted(alarm.step(), alarm.message())));
    return warnings;
  }

  private static Export export(RunEncoder run, List<String> warnings) {
    List<Choice<Step>> preprocessing =
        run.written()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s: the views plugin %s does not say its evaluation in writing, so it cannot be put beside the weights."
                            .formatted(
                                run.directory().root(), run.plan().views().plugin().name())));
    long steps = run.checkpoint().step();
    ModelFile.Origin origin =
        new ModelFile.Origin(
            run.plan().framework().plugin().name(),
            run.manifest().setup().dataset().title(),
            (double) steps / run.manifest().setup().stepsPerEpoch(),
            steps,
            steps * run.manifest().setup().viewsPerStep(),
            run.manifest().secondsUntil(steps),
            "",
            warnings);
    return new Export(
        run.plan().displayName(),
        run.plan().encoder(),
        run.network(),
        run.input(),
        preprocessing,
        origin);
  }
}
