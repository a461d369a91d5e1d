package org.isomer.data.teacher;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.numpy.NpyArray;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/**
 * The vectors of a teacher, by what the examples hold. Equal examples have one vector.
 *
 * @param file where they are from
 * @param dim the length of a vector
 * @param vectors by SHA-256 of the example
 */
record Teacher(Path file, int dim, Map<ByteBuffer, float[]> vectors) {
  /** The least cosine of vectors of equal examples: rounding keeps them far closer. */
  private static final double SAME = 0.99;

  private static final String ARRAY = "vectors";

  /**
   * Reads the vectors of the training examples of a data set.
   *
   * @param file an array of a row for each, in their order
   * @throws BadInputException if the file cannot be read, or cannot be of these examples
   */
  static Teacher read(Path file, Dataset dataset) {
    VectorsNote.of(file)
        .ifPresent(
            note -> {
              requireData(file, note, dataset);
              note.requireSame(file);
            });
    NpyArray array = NpyArray.read(file, ARRAY);
    Examples examples = dataset.split(Split.TRAIN);
    List<Integer> shape = array.shape();
    if (shape.size() != 2 || shape.get(1) < 1) {
      throw new BadInputException(
          "%s: its shape is %s, but vectors are a matrix, a row for each example. Write it with numpy.save(FILE, vectors.astype('float32'))."
              .formatted(file, shape));
    }
    if (shape.get(0) != examples.size()) {
      throw new BadInputException(
          "%s: it holds %,d vectors, but %s has %,d training examples. Make the vectors of all of them, in their order, or name the data that they are of."
              .formatted(file, shape.get(0), dataset.title(), examples.size()));
    }
    Map<ByteBuffer, float[]> vectors = new HashMap<>();
    Example example = examples.buffer();
    for (int i = 0; i < shape.get(0); i++) {
      float[] vector = row(file, array, i, examples);
      examples.read(i, example);
      float[] former = vectors.putIfAbsent(key(example), vector);
      if (former != null && cosine(former, vector) < SAME) {
        throw new BadInputException(
            "%s: row %d is the vector of %s, which is equal to an example before, but not its vector. The rows are not in the order of the examples of %s; make them again."
                .formatted(file, i, examples.id(i), dataset.title()));
      }
    }
    return new Teacher(file, shape.get(1), vectors);
  }

  private static void requireData(Path file, VectorsNote note, Dataset dataset) {
    if (!note.dataDigest().equals(dataset.digest()) || !note.split().equals("train")) {
      throw new BadInputException(
          "%s: by %s beside it, its vectors are of the %s examples of %s (digest %s), not of the training examples of %s (digest %s). Make them of these with isomer embed, or name the data that they are of."
              .formatted(
                  file,
                  VectorsNote.beside(file).getFileName(),
                  note.split(),
                  note.data(),
                  Sha256.brief(note.dataDigest()),
                  dataset.title(),
                  Sha256.brief(dataset.digest())));
    }
  }

  private static float[] row(Path file, NpyArray array, int row, Examples examples) {
    float[] vector = new float[array.shape().get(1)];
    boolean zero = true;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = array.number(row * vector.length + i);
      zero &= vector[i] == 0;
      if (Float.isNaN(vector[i])) {
        throw new BadInputException(
            "%s: number %d of row %d, the vector of %s, is NaN. Make the vectors again."
                .formatted(file, i, row, examples.id(row)));
      }
    }
    if (zero) {
      throw new BadInputException(
          "%s: row %d, the vector of %s, is all zeros and has no direction. Make the vectors again, or leave the example out."
              .formatted(file, row, examples.id(row)));
    }
    return vector;
  }

  /** The vector of an example, if the teacher has seen it. */
  Optional<float[]> find(Example example) {
    return Optional.ofNullable(vectors.get(key(example)));
  }

  private static ByteBuffer key(Example example) {
    MessageDigest sha = Sha256.start();
    example.addTo(sha);
    return ByteBuffer.wrap(sha.digest());
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * (double) b[i];
      ofA += a[i] * (double) a[i];
      ofB += b[i] * (double) b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }
}
