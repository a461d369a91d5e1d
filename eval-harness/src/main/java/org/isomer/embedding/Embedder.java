package org.isomer.embedding;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.isomer.data.Sources;
import org.isomer.data.image.ImageFile;
import org.isomer.data.image.ImageFormats;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.feature.FeatureReader;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.Text;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Source;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * A trained encoder that makes vectors of images, texts or series. {@link Isomer#open} opens one.
 *
 * <p>Safe for many threads: examples are preprocessed side by side, and the network is called by
 * one of them at a time, with all its threads. A list is taken in batches of 256, several times
 * faster than one by one. The same example in a batch of another size gives the same vector up to
 * the rounding of float32 sums.
 *
 * <p>Whatever it is given must be of the kind and, after the encoder's own preprocessing, of the
 * size that it was trained on; anything else is a {@link BadInputException}. After {@link #close},
 * which gives the memory of TensorFlow back, whoever asks for a vector gets an {@link
 * IllegalStateException}; {@link #name}, {@link #digest}, {@link #dim} and the like still answer.
 */
public final class Embedder implements AutoCloseable {
  private final OpenEncoder opened;
  private final Sources sources;
  private final FeatureEncoding encoding;
  private final int dim;
  private final Runnable closing;
  private boolean closed;

  /**
   * Takes an encoder.
   *
   * @param closing called once, when the embedder is closed
   */
  Embedder(OpenEncoder opened, Sources sources, Runnable closing) {
    this.closing = closing;
    this.opened = opened;
    this.sources = sources;
    encoding = FiniteEncoding.of(opened.model(), opened.model().input(), opened.threads());
    dim = encoding.dim();
  }

  /** The name that reports print. */
  public String name() {
    return model().name();
  }

  /** SHA-256 in hexadecimal over what tells the encoder from others. */
  public String digest() {
    return model().digest();
  }

  /** The kind of example that it reads: {@code image}, {@code text}, {@code series}. */
  public String modality() {
    return input().modality();
  }

  /** The length of a vector. */
  public int dim() {
    return dim;
  }

  /** What is doubtful about the encoder or its making, a sentence each. */
  public List<String> warnings() {
    return opened.warnings();
  }

  /**
   * The vector of an image. It is converted to gray or colour as the encoder needs it; transparency
   * is dropped.
   */
  public float[] embed(BufferedImage image) {
    return embedImages(List.of(image))[0];
  }

  /**
   * The vector of a text, of which an encoder of a fixed length reads the beginning alone; {@link
   * #doubts} tells of such texts.
   */
  public float[] embed(String text) {
    return embedTexts(List.of(text))[0];
  }

  /**
   * The vector of a series.
   *
   * @param series shape (channels, positions); NaN where a value is missing. It may be shorter than
   *     those that the encoder was trained on
   */
  public float[] embed(float[][] series) {
    return embedSeries(List.<float[][]>of(series))[0];
  }

  /**
   * The vector of a file of one example: an image, which is turned upright as cameras note it; a
   * line of text; a series, in a format that {@code isomer embed} reads.
   */
  public float[] embed(Path file) {
    return embedFiles(List.of(file))[0];
  }

  /** The vectors of files of one example each, in their order; each as in {@link #embed(Path)}. */
  public float[][] embedFiles(List<Path> files) {
    if (modality().equals(Image.MODALITY)) {
      int channels = Image.shape(input())[2];
      ImageFormats formats = ImageFormats.of(sources.index());
      return embed(files, Image::new, (file, name, image) -> formats.read(file, channels, image));
    }
    List<Examples> read =
        files.stream()
            .map(file -> sources.one(new Source(file, List.of(), input())).examples())
            .toList();
    return embed(
        read, () -> read.get(0).buffer(), (examples, name, example) -> examples.read(0, example));
  }

  /** The vectors of images, in their order. */
  public float[][] embedImages(List<BufferedImage> images) {
    require(Image.MODALITY, "images");
    int channels = Image.shape(input())[2];
    return embed(
        images,
        Image::new,
        (picture, name, image) -> ImageFile.take(picture, name, channels, image));
  }

  /** The vectors of texts, in their order, as {@link #embed(String)} makes them. */
  public float[][] embedTexts(List<String> texts) {
    require(Text.MODALITY, "texts");
    return embed(given(texts));
  }

  private static Given<String, Text> given(List<String> texts) {
    return new Given<>(
        texts,
        Text::new,
        (content, name, text) -> {
          if (content.isBlank()) {
            throw new BadInputException("The text %s is empty. Leave it out.".formatted(name));
          }
          text.set(content);
        });
  }

  /**
   * What is doubtful about vectors of texts, a sentence with counts for each doubt: that some are
   * longer than the encoder takes and lose their end, or hold words that its vocabulary lacks;
   * empty if nothing is. What {@code isomer embed} says as warnings. The texts are read, and no
   * vector is made.
   */
  public List<String> doubts(List<String> texts) {
    require(Text.MODALITY, "texts");
    return texts.isEmpty() ? List.of() : opened.doubts("texts", given(texts));
  }

  /** The vectors of series, in their order; each as in {@link #embed(float[][])}. */
  public float[][] embedSeries(List<float[][]> series) {
    require(Series.MODALITY, "series");
    List<Integer> shape = input().tensors().get(0).shape();
    return embed(series, Series::new, new SeriesFilling(shape.get(0), shape.get(1)));
  }

  /** The vectors of examples of any kind that the encoder reads, in their order. */
  public float[][] embed(Examples examples) {
    requireOpen();
    int threads = (int) Math.min(opened.threads(), examples.size());
    return new FeatureReader(model().preprocessing(), Math.max(1, threads), this::encode, dim)
        .features(examples, done -> {})
        .rows();
  }

  private <T, E extends Example> float[][] embed(
      List<T> values, Supplier<E> buffers, Given.Filling<T, E> filling) {
    return embed(new Given<>(values, buffers, filling));
  }

  private float[] encode(Rows rows, int count) {
    if (!rows.spec().equals(input())) {
      throw new BadInputException(
          "%s: after its preprocessing an example is %s, and it reads %s. Give examples of the size that it was trained on."
              .formatted(name(), rows.spec().text(), input().text()));
    }
    synchronized (encoding) {
      requireOpen();
      return encoding.encode(rows, count);
    }
  }

  private void require(String modality, String given) {
    if (!modality().equals(modality)) {
      throw new BadInputException(
          "%s: it reads examples of the kind %s, and was given %s. Open an encoder of %s."
              .formatted(name(), modality(), given, given));
    }
  }

  private void requireOpen() {
    synchronized (encoding) {
      if (closed) {
        throw new IllegalStateException(name() + ": the embedder is closed");
      }
    }
  }

  private Model model() {
    return opened.model();
  }

  private InputSpec input() {
    return model().input();
  }

  /**
   * Gives the memory of TensorFlow back, and closes the JARs that it was opened with. A batch that
   * is under way ends first; a list that has further ones ends with an {@link
   * IllegalStateException}.
   */
  @Override
  public void close() {
    synchronized (encoding) {
      if (!closed) {
        closed = true;
        encoding.close();
        closing.run();
      }
    }
  }
}
