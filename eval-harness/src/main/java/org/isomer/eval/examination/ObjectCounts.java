package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.isomer.eval.spi.BoxData;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/**
 * The objects of a split.
 *
 * @param perClass how many objects of each class have to be found, by label
 * @param optional how many need not be found: difficult ones and crowds
 * @param imagesWithout how many images show no object
 */
public record ObjectCounts(List<Long> perClass, long optional, int imagesWithout) {
  /** Copies the list. */
  public ObjectCounts {
    perClass = List.copyOf(perClass);
  }

  static ObjectCounts of(BoxData data, Split split) {
    List<Long> perClass = new ArrayList<>(Collections.nCopies(data.classes().size(), 0L));
    AnnotatedExamples<List<Marked>> examples = data.split(split);
    long optional = 0;
    int without = 0;
    for (int i = 0; i < examples.size(); i++) {
      List<Marked> objects = examples.annotation(i);
      without += objects.isEmpty() ? 1 : 0;
      for (Marked object : objects) {
        if (object.crowd() || object.difficult()) {
          optional++;
        } else {
          perClass.set(object.label(), perClass.get(object.label()) + 1);
        }
      }
    }
    return new ObjectCounts(perClass, optional, without);
  }
}
