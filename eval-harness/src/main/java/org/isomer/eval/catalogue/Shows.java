package org.isomer.eval.catalogue;

import java.util.List;
import java.util.Optional;
import org.isomer.exhibit.Exhibit;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Modality;

/**
 * Shows examples as their modality does.
 *
 * @param modalities those there are
 */
record Shows(List<Modality> modalities) {
  Shows {
    modalities = List.copyOf(modalities);
  }

  /** All of them, on one scale where there is one; nothing if no modality knows the first. */
  List<Exhibit> of(List<Example> examples) {
    if (examples.isEmpty()) {
      return List.of();
    }
    Optional<Modality> found =
        modalities.stream()
            .filter(modality -> modality.type().isInstance(examples.get(0)))
            .findFirst();
    return found.map(modality -> of(modality, examples)).orElse(List.of());
  }

  private static List<Exhibit> of(Modality modality, List<Example> examples) {
    List<Encodable> encodable =
        examples.stream().filter(Encodable.class::isInstance).map(Encodable.class::cast).toList();
    return encodable.size() == examples.size()
        ? modality.showViews(encodable)
        : examples.stream().map(example -> of(modality, example)).toList();
  }

  private static Exhibit of(Modality modality, Example example) {
    return modality.type().isInstance(example)
        ? modality.show(example)
        : modality.showViews(List.of((Encodable) example)).get(0);
  }
}
