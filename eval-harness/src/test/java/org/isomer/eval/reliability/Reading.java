package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.data.image.LabelMap;
import org.isomer.duplicate.Fingerprint;
import org.isomer.embedding.VectorIndex;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.Split;
import org.isomer.tensor.Rows;
import org.isomer.train.LogReader;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.Terms;
import org.isomer.wordpiece.Vocabulary;

/** Ways to read files, each down to all that a user could come to see of them. */
@FunctionalInterface
interface Reading {
  /** Reads what is in a folder. */
  String of(Path folder) throws IOException;

  /** Plugins of the class path. */
  Catalog CATALOG = PluginLoader.classPath();

  /** Reads what chooses among them. */
  ConfigReader READER = new ConfigReader(CATALOG);

  /** Options that choose data. */
  record Chosen(
      @Option(help = "Images") Optional<Choice<Dataset>> dataset,
      @Option(help = "Boxes") Optional<Choice<BoxData>> boxes,
      @Option(help = "Masks") Optional<Choice<MaskData>> masks,
      @Option(help = "Relations") Optional<Choice<Relations>> relations) {}

  private static Chosen choose(String yaml, Path folder) {
    return READER.bind(Chosen.class, "test", yaml.replace("@/", folder + "/"), List.of());
  }

  /** A pretraining configuration. */
  static String plan(Path folder) {
    return READER.read(Plan.class, folder.resolve("idx.yaml"), List.of()).toString();
  }

  /** A task file. */
  static String task(Path folder) {
    return new TaskLibrary(READER, Optional.empty())
        .task(folder.resolve("voc.yaml").toString())
        .inline();
  }

  /** A run's manifest. */
  static String manifest(Path folder) {
    return new RunDirectory(folder.resolve("run")).manifest().toString();
  }

  private static PretrainedRun open(Path folder) {
    return new Runs(CATALOG, READER, new Modalities(CATALOG, READER), new Datasets(FileIndex.NONE))
        .open(folder.resolve("run"), Terms.STRICT);
  }

  /** A run's log. */
  static String log(Path folder) {
    StringBuilder read = new StringBuilder();
    LogReader.whole(new RunDirectory(folder.resolve("run")).logFile(), 1, read::append)
        .read((step, scalars) -> read.append(step).append(scalars));
    return read.toString();
  }

  /** A run, opened for evaluation, with what its encoder computes. */
  static String run(Path folder) {
    PretrainedRun run = open(folder);
    return run.plan() + encoded(RunContestant.of(run, Representation.PRETRAINED).model());
  }

  /** A model file with its weights. */
  static String model(Path folder) {
    StoredModel stored = StoredModel.read(folder.resolve("model/model.yaml"), READER);
    return stored.content() + encoded(stored.open());
  }

  /** Vectors that search for the nearest. */
  static String vectors(Path folder) {
    Model model = StoredModel.read(folder.resolve("model/model.yaml"), READER).open();
    VectorIndex index = VectorIndex.read(folder.resolve("model/vectors.npy"), model);
    return index.note() + Arrays.deepToString(index.vectors().rows());
  }

  /** A vocabulary. */
  static String vocabulary(Path folder) {
    return Vocabulary.read(folder.resolve("text/vocab.txt")).pieces().toString();
  }

  private static String encoded(Model model) {
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      Rows rows = new Rows(model.input(), 1);
      float[] image = rows.floats(0);
      for (int i = 0; i < image.length; i++) {
        image[i] = (i * 37 % 64) / 64f;
      }
      return Arrays.toString(encoding.encode(rows, 1));
    }
  }

  /** Results, with predictions and figures. */
  static String results(Path folder) {
    return ResultStore.read(List.of(folder.resolve("results"))).toString();
  }

  /** Plugins in JARs. */
  static String plugins(Path folder) {
    return PluginLoader.load(List.of(new PluginFolder(folder.resolve("jars/create"), true)))
        .entries("metric")
        .stream()
        .map(entry -> entry.name() + entry.plugin().summary())
        .toList()
        .toString();
  }

  /** A data set. */
  static Dataset create(String yaml, Path folder) {
    return choose("dataset: " + yaml, folder).dataset().orElseThrow().create();
  }

  /** Examples with labels. */
  static Reading dataset(String yaml) {
    return folder -> {
      ClassData dataset = ClassData.of(create(yaml, folder));
      StringBuilder text = new StringBuilder(dataset.classes().toString());
      for (Split split : Split.values()) {
        AnnotatedExamples<OptionalInt> examples = dataset.split(split);
        Example example = examples.buffer();
        for (int i = 0; i < examples.size(); i++) {
          examples.read(i, example);
          text.append(examples.id(i)).append(examples.annotation(i));
          text.append(Arrays.hashCode(Fingerprint.values(example).array()));
        }
      }
      return text.toString();
    };
  }

  /** Examples that belong together. */
  static Reading relations(String yaml) {
    return folder -> {
      Relations relations = choose("relations: " + yaml, folder).relations().orElseThrow().create();
      StringBuilder text = new StringBuilder();
      for (Split split : Split.values()) {
        RelatedExamples related = relations.split(split);
        for (int i = 0; i < related.size(); i++) {
          text.append(split).append(related.grade(i));
          for (int role = 0; role < relations.roles().size(); role++) {
            Examples pool = related.pool(role);
            Example example = pool.buffer();
            pool.read(related.member(i, role), example);
            text.append(Arrays.hashCode(Fingerprint.values(example).array()));
          }
        }
      }
      return text.toString();
    };
  }

  /** Images with boxes. */
  static Reading boxes(String yaml) {
    return folder -> {
      BoxData data = choose("boxes: " + yaml, folder).boxes().orElseThrow().create();
      Map<String, String> read = new TreeMap<>();
      for (Split split : Split.values()) {
        AnnotatedExamples<List<Marked>> examples = data.split(split);
        for (long i = 0; i < examples.size(); i++) {
          Image image = new Image();
          examples.read(i, image);
          String pixels = String.valueOf(Arrays.hashCode(image.values()));
          read.put(split + examples.id(i), pixels + examples.annotation(i));
        }
      }
      return data.classes() + read.toString();
    };
  }

  /** Images with masks. */
  static Reading masks(String yaml) {
    return folder -> {
      MaskData data = choose("masks: " + yaml, folder).masks().orElseThrow().create();
      Map<String, String> read = new TreeMap<>();
      for (Split split : Split.values()) {
        AnnotatedExamples<LabelMap> examples = data.split(split);
        for (long i = 0; i < examples.size(); i++) {
          Image image = new Image();
          examples.read(i, image);
          read.put(
              split + examples.id(i),
              Arrays.hashCode(image.values())
                  + "/"
                  + Arrays.hashCode(examples.annotation(i).labels()));
        }
      }
      return data.classes() + read.toString();
    };
  }
}
