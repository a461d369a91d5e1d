package org.isomer.eval.composited;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.MaskDataPlugin;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Split;

/**
 * Scenes that are composited from the bundled Fashion-MNIST, with exact masks: class 0 is the
 * background, and the clothes follow.
 */
public final class CompositedMasks implements MaskDataPlugin<Composition> {
  private static final int IGNORED = 255;

  @Override
  public String name() {
    return "composited-masks";
  }

  @Override
  public String summary() {
    return "Demonstration: clothes of the bundled Fashion-MNIST pasted onto textures, with masks";
  }

  @Override
  public Class<Composition> configType() {
    return Composition.class;
  }

  @Override
  public MaskData create(Composition config) {
    return new Masks(new Compositor(config));
  }

  private record Masks(Compositor compositor) implements MaskData {
    @Override
    public String title() {
      return compositor.title();
    }

    @Override
    public List<String> classes() {
      List<String> classes = new ArrayList<>(List.of("background"));
      classes.addAll(compositor.classes());
      return classes;
    }

    @Override
    public int ignored() {
      return IGNORED;
    }

    @Override
    public String digest() {
      return compositor.digest();
    }

    @Override
    public AnnotatedExamples<LabelMap> split(Split split) {
      return new Scenes<>(compositor, split, Scene::mask);
    }
  }
}
