package org.isomer.eval.spi;

import java.util.List;

/**
 * A network that finds objects: a {@link Head} that says as well what objects are as its targets,
 * and its outputs as boxes. The task trains it, and of the boxes keeps the surest ones that do not
 * overlap too much, cut off at the border of the image. Safe for many threads.
 *
 * <p>All boxes are in pixels of the frame that the encoder sees, x to the right and y down.
 */
public interface Detector extends Head {
  /**
   * What the outputs of an image have to be.
   *
   * @param objects those of the image, in any number, none included; inside of the frame
   * @return row-major scalars, one array for each of {@link #targets()}
   */
  List<float[]> targets(List<TargetBox> objects);

  /**
   * The boxes that the outputs of an image say, in any order and as many as there are. Of boxes
   * that are equally sure the task prefers the first.
   *
   * @param outputs row-major scalars of one image, one array for each of {@link #outputs}
   * @param leastScore boxes with a lower score are not used, and may be left out
   */
  List<ScoredBox> boxes(List<float[]> outputs, double leastScore);
}
