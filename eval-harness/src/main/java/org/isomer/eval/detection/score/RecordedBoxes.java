package org.isomer.eval.detection.score;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.reports.record.ImageBoxes;

/**
 * The boxes of a result as evaluations take them.
 *
 * @param truth images and marked objects, with ids from 1
 * @param detections what was found
 */
public record RecordedBoxes(AnnotatedImages truth, List<Detection> detections) {
  /** Copies the list. */
  public RecordedBoxes {
    detections = List.copyOf(detections);
  }

  /**
   * Reads recorded images.
   *
   * @param classes class names by label
   */
  public static RecordedBoxes of(List<String> classes, List<ImageBoxes> images) {
    List<String> names = new ArrayList<>();
    List<GroundTruth> objects = new ArrayList<>();
    List<Detection> detections = new ArrayList<>();
    for (ImageBoxes image : images) {
      int place = names.size();
      names.add(image.id());
      for (ImageBoxes.Marked marked : image.objects()) {
        objects.add(
            new GroundTruth(
                place,
                marked.label(),
                box(marked.corners()),
                marked.area(),
                marked.crowd(),
                marked.difficult(),
                objects.size() + 1));
      }
      for (ImageBoxes.Found found : image.found()) {
        detections.add(new Detection(place, found.label(), box(found.corners()), found.score()));
      }
    }
    return new RecordedBoxes(new AnnotatedImages(names, classes, objects), detections);
  }

  private static Box box(List<Double> corners) {
    return Box.ofCorners(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
  }
}
