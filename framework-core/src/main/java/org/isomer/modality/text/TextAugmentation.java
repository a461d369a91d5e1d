package org.isomer.modality.text;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Example;

/** A random change of a text that keeps its meaning. */
@FunctionalInterface
public interface TextAugmentation extends Augmentation {
  /** Changes the text in place. */
  void apply(Text text, CounterRandom random);

  @Override
  default Class<Text> accepts() {
    return Text.class;
  }

  @Override
  default void apply(Example example, CounterRandom random) {
    apply((Text) example, random);
  }
}
