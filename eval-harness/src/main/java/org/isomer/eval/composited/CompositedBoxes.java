package org.isomer.eval.composited;

import java.util.List;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.BoxDataPlugin;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/**
 * Scenes that are composited from the bundled Fashion-MNIST, with the exact box of what can be seen
 * of every item, and the number of its pixels as its area.
 */
public final class CompositedBoxes implements BoxDataPlugin<Composition> {
  @Override
  public String name() {
    return "composited-boxes";
  }

  @Override
  public String summary() {
    return "Demonstration: clothes of the bundled Fashion-MNIST pasted onto textures, with boxes";
  }

  @Override
  public Class<Composition> configType() {
    return Composition.class;
  }

  @Override
  public BoxData create(Composition config) {
    return new Boxes(new Compositor(config));
  }

  private record Boxes(Compositor compositor) implements BoxData {
    @Override
    public String title() {
      return compositor.title();
    }

    @Override
    public List<String> classes() {
      return compositor.classes();
    }

    @Override
    public String digest() {
      return compositor.digest();
    }

    @Override
    public AnnotatedExamples<List<Marked>> split(Split split) {
      return new Scenes<>(
          compositor, split, scene -> scene.items().stream().map(Boxes::marked).toList());
    }

    private static Marked marked(Scene.Item item) {
      List<Double> corners =
          List.of(
              (double) item.left(),
              (double) item.top(),
              (double) item.right(),
              (double) item.bottom());
      return new Marked(item.label(), corners, item.area(), false, false);
    }
  }
}
