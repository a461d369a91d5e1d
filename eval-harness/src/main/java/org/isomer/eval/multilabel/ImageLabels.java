package org.isomer.eval.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.NotFiniteException;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.reports.record.LabelSet;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/**
 * The classes of the images of a split, from their boxes. An image has the classes of its objects;
 * for one of which it has difficult objects alone it is neither an example nor judged, as in the
 * classification task of Pascal VOC.
 *
 * @param ids the names of the images
 * @param truth whether each class is one of each image: (classes, images)
 * @param judged whether each image is judged for each class, alike
 */
record ImageLabels(List<String> ids, boolean[][] truth, boolean[][] judged) {
  /** Copies the list. */
  ImageLabels {
    ids = List.copyOf(ids);
  }

  static ImageLabels of(BoxData data, Split split) {
    int classes = data.classes().size();
    AnnotatedExamples<List<Marked>> images = data.split(split);
    int size = Math.toIntExact(images.size());
    boolean[][] truth = new boolean[classes][size];
    boolean[][] judged = new boolean[classes][size];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      ids.add(images.id(i));
      List<Marked> objects = images.annotation(i);
      for (int label = 0; label < classes; label++) {
        int asked = label;
        List<Marked> own = objects.stream().filter(each -> each.label() == asked).toList();
        truth[label][i] = own.stream().anyMatch(each -> !each.difficult());
        judged[label][i] = truth[label][i] || own.isEmpty();
      }
    }
    return new ImageLabels(ids, truth, judged);
  }

  /** These images, then others. */
  ImageLabels and(ImageLabels others) {
    List<String> all = new ArrayList<>(ids);
    all.addAll(others.ids());
    return new ImageLabels(all, joined(truth, others.truth()), joined(judged, others.judged()));
  }

  private static boolean[][] joined(boolean[][] first, boolean[][] second) {
    boolean[][] joined = new boolean[first.length][];
    for (int label = 0; label < joined.length; label++) {
      joined[label] = new boolean[first[label].length + second[label].length];
      System.arraycopy(first[label], 0, joined[label], 0, first[label].length);
      System.arraycopy(second[label], 0, joined[label], first[label].length, second[label].length);
    }
    return joined;
  }

  /**
   * The records of predictions.
   *
   * @param logits of each class for each image: (images, classes)
   * @throws NotFiniteException if one is NaN or infinite
   */
  List<LabelSet> predicted(double[][] logits) {
    return IntStream.range(0, ids.size()).mapToObj(i -> predicted(i, logits[i])).toList();
  }

  private LabelSet predicted(int image, double[] logits) {
    List<Integer> present = new ArrayList<>();
    List<Integer> ignored = new ArrayList<>();
    for (int label = 0; label < logits.length; label++) {
      if (!Double.isFinite(logits[label])) {
        throw new NotFiniteException("the classifier gives the logit " + logits[label]);
      }
      if (truth[label][image]) {
        present.add(label);
      }
      if (!judged[label][image]) {
        ignored.add(label);
      }
    }
    return LabelSet.ofLogits(
        ids.get(image),
        present,
        Arrays.stream(logits).boxed().toList(),
        ignored.isEmpty() ? Optional.empty() : Optional.of(ignored));
  }
}
