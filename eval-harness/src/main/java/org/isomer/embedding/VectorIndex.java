package org.isomer.embedding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.eval.neighbour.CosineBank;
import org.isomer.eval.neighbour.NearestRows;
import org.isomer.eval.spi.Model;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;

/**
 * Vectors that {@code isomer embed} has written, to find the nearest among.
 *
 * @param file a matrix of NumPy
 * @param note what it says of them
 * @param vectors a row for each example
 */
public record VectorIndex(Path file, VectorsNote note, FeatureMatrix vectors) {
  /**
   * One of the nearest.
   *
   * @param row its row, from 0
   * @param id its name
   * @param cosine how near it is
   */
  public record Hit(int row, String id, double cosine) {}

  /**
   * Reads a file of vectors.
   *
   * @param model who is to ask for the nearest
   * @throws BadInputException if it cannot be read, says nothing of its rows, is of another model,
   *     or is not what its note is of
   */
  public static VectorIndex read(Path file, Model model) {
    NpyArray array = NpyArray.read(file, "vectors");
    VectorsNote note =
        VectorsNote.of(file)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s: %s, which says whose its vectors are, is not beside it. Make both with isomer embed."
                            .formatted(file, VectorsNote.beside(file).getFileName())));
    if (!note.modelDigest().equals(model.digest())) {
      throw new BadInputException(
          "%s: its vectors are by another encoder: %s (digest %s), not %s (digest %s). Make them again with isomer embed, by the encoder that you search with."
              .formatted(
                  file,
                  note.model(),
                  Sha256.brief(note.modelDigest()),
                  model.name(),
                  Sha256.brief(model.digest())));
    }
    note.requireSame(file);
    List<Integer> shape = array.shape();
    if (shape.size() != 2 || shape.get(0) != note.ids().size() || array.size() == 0) {
      throw new BadInputException(
          "%s: its shape is %s, but %s beside it names %d examples. Make both again with isomer embed."
              .formatted(file, shape, VectorsNote.beside(file).getFileName(), note.ids().size()));
    }
    float[][] rows = new float[shape.get(0)][shape.get(1)];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < rows[row].length; i++) {
        rows[row][i] = array.number(row * rows[row].length + i);
      }
    }
    return new VectorIndex(file, note, new FeatureMatrix(rows));
  }

  /**
   * The nearest vectors by cosine, nearest first.
   *
   * @param k how many; all if there are fewer
   */
  public List<Hit> nearest(float[] query, int k) {
    NearestRows found =
        new CosineBank(vectors).nearest(new FeatureMatrix(new float[][] {query}), k).get(0);
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      int row = found.indices()[i];
      hits.add(new Hit(row, note.ids().get(row), found.similarities()[i]));
    }
    return hits;
  }

  /**
   * The examples that the vectors were made of, in their order.
   *
   * @throws BadInputException if they are no longer there, or are no longer the same
   */
  public Examples examples(EmbeddedReader reader, Model model) {
    return reader.again(file, note, model.input());
  }
}
