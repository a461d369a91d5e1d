package org.isomer.eval.composited;

import java.util.Locale;
import java.util.function.Function;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * The scenes of a split.
 *
 * @param compositor makes them
 * @param split which part
 * @param annotations what is annotated of a scene
 */
record Scenes<A>(Compositor compositor, Split split, Function<Scene, A> annotations)
    implements AnnotatedExamples<A> {
  @Override
  public long size() {
    return compositor.size(split);
  }

  @Override
  public String id(long index) {
    return "%s/%d".formatted(split.name().toLowerCase(Locale.ROOT), index);
  }

  @Override
  public A annotation(long index) {
    return annotations.apply(scene(index));
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(long index, Example into) {
    scene(index).copyTo((Image) into);
  }

  private Scene scene(long index) {
    return compositor.scene(split, Math.toIntExact(index));
  }
}
