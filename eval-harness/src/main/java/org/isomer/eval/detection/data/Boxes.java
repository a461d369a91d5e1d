package org.isomer.eval.detection.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.Remarks;
import org.isomer.eval.annotation.Remarks.Remark;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.reports.record.ImageBoxes.Marked;

/** Gathers the objects of one image, cut off at its border. */
final class Boxes {
  /** Coordinates are rounded, and some files count pixels from 1. */
  private static final double ROUNDING = 1;

  private static final Remark BEYOND =
      new Remark(
          "Boxes that reach beyond their image",
          "They were clipped to the image. Look whether the annotations belong to it.",
          true);
  private static final Remark OUTSIDE =
      new Remark(
          "Boxes that lie outside of their image",
          "They were left out, since nothing can find them. Look whether the annotations belong to"
              + " it.",
          true);
  private static final Remark EMPTY =
      new Remark(
          "Boxes of no area",
          "They count as objects that nothing finds. Correct or remove them.",
          true);

  private static final Remark TINY =
      new Remark(
          "Boxes of less than a pixel each way",
          "Coordinates are pixels from the image's corner. Look whether these are shares of the"
              + " image.",
          true);
  private static final Remark AREA =
      new Remark(
          "Objects whose stated area is none that their box can hold",
          "Which objects are small or large follows from it. Correct or remove it.",
          true);
  private static final Remark TWICE =
      new Remark(
          "Objects with the class and the box of an earlier one of their image",
          "Each counts, and one of them at most is found. Remove one of each.",
          true);

  private final AnnotatedImage image;
  private final Path source;
  private final String unit;
  private final Remarks remarks;
  private final List<Marked> marked = new ArrayList<>();
  private final Set<Seen> seen = new HashSet<>();

  private record Seen(int category, Box box) {}

  /**
   * For an image.
   *
   * @param source the file that annotates it
   * @param unit what ids of objects are in that file
   * @param remarks takes what is doubtful
   */
  Boxes(AnnotatedImage image, Path source, String unit, Remarks remarks) {
    this.image = image;
    this.source = source;
    this.unit = unit;
    this.remarks = remarks;
  }

  void add(GroundTruth object) {
    Box box = object.box();
    double width = image.width();
    double height = image.height();
    if (box.left() >= width || box.top() >= height || box.right() <= 0 || box.bottom() <= 0) {
      remarks.add(OUTSIDE, place(object));
      return;
    }
    if (box.area() == 0) {
      remarks.add(EMPTY, place(object));
    } else if (box.right() - box.left() < 1 && box.bottom() - box.top() < 1) {
      remarks.add(TINY, place(object));
    } else if (object.area() <= 0 || object.area() > most(box)) {
      remarks.add(AREA, place(object));
    }
    if (!object.optional() && !seen.add(new Seen(object.category(), box))) {
      remarks.add(TWICE, place(object));
    }
    boolean beyond =
        box.left() < -ROUNDING
            || box.top() < -ROUNDING
            || box.right() > width + ROUNDING
            || box.bottom() > height + ROUNDING;
    if (beyond) {
      remarks.add(BEYOND, place(object));
      Box clipped =
          Box.ofCorners(
              Math.max(0, box.left()),
              Math.max(0, box.top()),
              Math.min(width, box.right()),
              Math.min(height, box.bottom()));
      marked.add(marked(object, clipped, Math.min(object.area(), clipped.area())));
    } else {
      marked.add(marked(object, box, object.area()));
    }
  }

  /** The area of a mask whose box was rounded to this one. */
  private static double most(Box box) {
    return (box.right() - box.left() + ROUNDING) * (box.bottom() - box.top() + ROUNDING);
  }

  List<Marked> marked() {
    return marked;
  }

  private String place(GroundTruth object) {
    return "in %s, %s %d".formatted(source, unit, object.id());
  }

  /** An object as results keep it. */
  private static Marked marked(GroundTruth object, Box box, double area) {
    return new Marked(
        object.category(),
        List.of(box.left(), box.top(), box.right(), box.bottom()),
        area,
        object.crowd(),
        object.difficult());
  }
}
