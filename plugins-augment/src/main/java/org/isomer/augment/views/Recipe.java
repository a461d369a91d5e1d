package org.isomer.augment.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.augment.CenterCrop;
import org.isomer.augment.ColorJitter;
import org.isomer.augment.GaussianBlur;
import org.isomer.augment.Grayscale;
import org.isomer.augment.HorizontalFlip;
import org.isomer.augment.Normalize;
import org.isomer.augment.RandomResizedCrop;
import org.isomer.augment.Resize;
import org.isomer.augment.Solarize;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Choice;
import org.isomer.spi.Step;
import org.isomer.spi.Views;

/**
 * What the published recipes vary in the chain that they share.
 *
 * @param crop the random resized crop
 * @param jitter the colour jitter
 * @param blur the probability of a blur
 * @param solarize the probability of solarizing at 0.5
 */
record Recipe(
    RandomResizedCrop.Config crop, ColorJitter.Config jitter, double blur, double solarize) {
  private static final double FLIP = 0.5;
  private static final double GRAYSCALE = 0.2;
  private static final double JITTER = 0.8;
  private static final int LARGEST_THUMBNAIL = 64;

  /** Jitter of the given strengths times a factor, with probability 0.8. */
  static ColorJitter.Config jitter(
      double factor, double brightness, double contrast, double saturation, double hue) {
    return new ColorJitter.Config(
        factor * brightness, factor * contrast, factor * saturation, factor * hue, JITTER);
  }

  /** The chain of one view. */
  List<Step> pipeline(Augmentation normalize) {
    return List.of(
        new RandomResizedCrop().create(crop),
        new HorizontalFlip().create(new HorizontalFlip.Config(FLIP)),
        new ColorJitter().create(jitter),
        new Grayscale().create(new Grayscale.Config(GRAYSCALE)),
        new GaussianBlur().create(GaussianBlur.Config.of(blur)),
        new Solarize().create(new Solarize.Config(0.5, solarize)),
        normalize);
  }

  /**
   * The views of these pipelines, with the preprocessing for feature extraction. Up to 64 pixels
   * the image is resized to the size of the training views; above, as usual on ImageNet, its
   * shorter side becomes 256/224 of that size and the middle is cut out.
   *
   * @param training the pipelines of the views
   * @param numbers what {@code normalize} was made with
   * @param normalize the last step of every pipeline
   */
  static Views views(
      List<List<Step>> training, int size, Normalize.Config numbers, Augmentation normalize) {
    List<Choice<Step>> written = new ArrayList<>(resizing(size));
    List<Step> evaluation = new ArrayList<>(written.stream().map(Choice::create).toList());
    written.add(new Choice<>(new Normalize(), numbers));
    evaluation.add(normalize);
    return new Views(training, evaluation, Optional.of(written));
  }

  private static List<Choice<Step>> resizing(int size) {
    if (size <= LARGEST_THUMBNAIL) {
      return List.of(new Choice<>(new Resize(), new Resize.Config(size, Resize.Fit.SQUARE)));
    }
    int shorterSide = Math.round(size * 256 / 224f);
    return List.of(
        new Choice<>(new Resize(), new Resize.Config(shorterSide, Resize.Fit.SHORTER_SIDE)),
        new Choice<>(new CenterCrop(), new CenterCrop.Config(size)));
  }
}
