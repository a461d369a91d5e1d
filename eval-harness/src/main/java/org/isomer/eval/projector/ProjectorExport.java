package org.isomer.eval.projector;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.data.AnnotatedSubset;
import org.isomer.data.image.ImageModality;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.feature.FeatureReader;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * Features of a run for TensorBoard's embedding projector.
 *
 * @param split whose examples are shown
 * @param points the most examples
 */
public record ProjectorExport(Split split, int points) {
  /**
   * Computes and writes.
   *
   * @param doubts what is doubtful about the run, a sentence each; the folder keeps it
   */
  public void write(PretrainedRun run, List<String> doubts, Path folder, Console console) {
    AnnotatedExamples<OptionalInt> all = run.dataset().split(split);
    String part = split.name().toLowerCase(Locale.ROOT);
    if (all.size() == 0) {
      throw new BadInputException(
          "%s: %s has no %s examples. Choose another --split."
              .formatted(run.directory().root(), run.dataset().title(), part));
    }
    int[] indices = PointSample.of(Math.toIntExact(all.size()), points);
    AnnotatedExamples<OptionalInt> chosen = new AnnotatedSubset<>(all, indices);
    String title = "%s, %s, %s".formatted(run.plan().displayName(), run.dataset().title(), part);
    List<String> about = new ArrayList<>();
    about.add(
        "They are of %d of %d examples, by the encoder of step %d of %s."
            .formatted(
                indices.length, all.size(), run.checkpoint().step(), run.plan().displayName()));
    doubts.forEach(doubt -> about.add("Warning: " + doubt));
    ProjectorFolder files = new ProjectorFolder(title, about, run.dataset().classes());
    AtomicFiles.writeFolder(folder, fresh -> write(run, chosen, indices, files, fresh, console));
  }

  private static BufferedImage picture(Examples images, int index) {
    Image image = new Image();
    images.read(index, image);
    return ImageModality.picture(image, 0, 1);
  }

  private static void write(
      PretrainedRun run,
      AnnotatedExamples<OptionalInt> chosen,
      int[] indices,
      ProjectorFolder files,
      Path folder,
      Console console)
      throws IOException {
    Model model = RunContestant.of(run, Representation.PRETRAINED).model();
    int threads = run.plan().threads();
    try (FeatureEncoding encoding = model.open(model.input(), threads);
        Progress progress = console.progress("features", "encoded", chosen.size(), "examples")) {
      FeatureReader reader =
          new FeatureReader(model.preprocessing(), threads, encoding::encode, encoding.dim());
      FeatureMatrix features = reader.features(chosen, progress::advance);
      files.write(folder, features, chosen, indices, i -> picture(chosen, i));
    }
  }
}
