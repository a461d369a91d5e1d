package org.isomer.eval.projector;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Image;

/**
 * What TensorBoard's embedding projector shows when its {@code --logdir} is the folder:
 *
 * <pre>
 *   projector_config.pbtxt  names the files
 *   vectors.tsv             a feature vector a line
 *   metadata.tsv            a head, then class, label, index in the split and id of each vector
 *   sprite.png              thumbnails, where examples are images; at most 8192 pixels wide
 *   README.txt              what is shown, and what is doubtful about it
 * </pre>
 *
 * Other viewers read the two tables as well, such as projector.tensorflow.org.
 *
 * @param title the name to show
 * @param about what the vectors are, sentences for people
 * @param classes class names by label; empty if there are none
 */
public record ProjectorFolder(String title, List<String> about, List<String> classes) {
  /** Names the files. */
  public static final String CONFIG = "projector_config.pbtxt";

  private static final String VECTORS = "vectors.tsv";
  private static final String METADATA = "metadata.tsv";
  private static final String SPRITE = "sprite.png";
  private static final String README = "README.txt";

  /** Copies the lists. */
  public ProjectorFolder {
    about = List.copyOf(about);
    classes = List.copyOf(classes);
  }

  /**
   * Writes the files.
   *
   * @param folder an empty folder
   * @param vectors the feature vectors
   * @param points the examples that they belong to, in the same order
   * @param indices the examples' places in the split
   * @param images the examples as images; not asked if they are none
   */
  public void write(
      Path folder,
      FeatureMatrix vectors,
      AnnotatedExamples<OptionalInt> points,
      int[] indices,
      IntFunction<BufferedImage> images)
      throws IOException {
    writeVectors(folder.resolve(VECTORS), vectors);
    writeMetadata(folder.resolve(METADATA), points, indices);
    StringBuilder config = new StringBuilder("embeddings {\n");
    config.append("  tensor_name: ").append(quoted(title)).append('\n');
    config.append("  tensor_path: ").append(quoted(VECTORS)).append('\n');
    config.append("  metadata_path: ").append(quoted(METADATA)).append('\n');
    if (points.buffer() instanceof Image) {
      Sprite sprite = Sprite.of(indices.length, images);
      ImageIO.write(sprite.picture(), "png", folder.resolve(SPRITE).toFile());
      config.append("  sprite {\n    image_path: ").append(quoted(SPRITE)).append('\n');
      config.append("    single_image_dim: ").append(sprite.edge()).append('\n');
      config.append("    single_image_dim: ").append(sprite.edge()).append("\n  }\n");
    }
    Files.writeString(folder.resolve(CONFIG), config.append("}\n"));
    Files.writeString(folder.resolve(README), readme());
  }

  private String readme() {
    return """
        %s

        Features for TensorBoard's embedding projector: tensorboard --logdir with this folder.
        %s

        From Python:

            import numpy, pandas

            vectors = numpy.loadtxt("vectors.tsv", delimiter="\\t")
            about = pandas.read_csv("metadata.tsv", sep="\\t")
        """
        .formatted(title, String.join("\n", about));
  }

  private static void writeVectors(Path file, FeatureMatrix vectors) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (float[] row : vectors.rows()) {
        for (int i = 0; i < row.length; i++) {
          if (i > 0) {
            out.write('\t');
          }
          out.write(Float.toString(row[i]));
        }
        out.write('\n');
      }
    }
  }

  private void writeMetadata(Path file, AnnotatedExamples<OptionalInt> points, int[] indices)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("class\tlabel\tindex\tid\n");
      for (int i = 0; i < indices.length; i++) {
        int label = points.annotation(i).orElse(ClassData.UNLABELLED);
        String name =
            label == ClassData.UNLABELLED
                ? "unlabelled"
                : classes.isEmpty() ? "class " + label : classes.get(label);
        out.write(cell(name) + '\t' + label + '\t' + indices[i] + '\t' + cell(points.id(i)) + '\n');
      }
    }
  }

  /** A table has no way to quote what separates its cells. */
  private static String cell(String text) {
    return text.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  /** Text of a protocol buffer. */
  private static String quoted(String text) {
    return '"' + cell(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }
}
