package org.isomer.data;

import java.util.List;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;

/**
 * The augmentations that make one view.
 *
 * @param name what messages call it, such as {@code pipeline of view 1}
 * @param augmentations applied one after another
 */
record Pipeline(String name, List<Augmentation> augmentations) {
  void apply(Example example, CounterRandom random) {
    for (Augmentation augmentation : augmentations) {
      augmentation.apply(example, random);
    }
  }

  /** Refuses augmentations that work on another type of example. */
  void check(Example example) {
    for (int i = 0; i < augmentations.size(); i++) {
      Class<? extends Example> accepted = augmentations.get(i).accepts();
      if (!accepted.isInstance(example)) {
        throw new BadInputException(
            "Augmentation %d in the %s works on examples of type %s, but the data set holds %s. Choose augmentations for this kind of data."
                .formatted(
                    i + 1, name, accepted.getSimpleName(), example.getClass().getSimpleName()));
      }
    }
  }
}
