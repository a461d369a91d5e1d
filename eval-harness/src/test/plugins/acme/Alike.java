package acme;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Examples;
import org.isomer.spi.RelatedExamples;
import org.isomer.spi.Relations;
import org.isomer.spi.RelationsPlugin;
import org.isomer.spi.Split;

/** Pairs of pulses: neighbours, which differ, and next neighbours, which are alike. */
public final class Alike extends Part<Relations> implements RelationsPlugin<Part.None> {
  public Alike() {
    super("alike");
  }

  @Override
  public Relations create(None none) {
    return new Pairs();
  }

  private record Pairs() implements Relations {
    @Override
    public String title() {
      return "Pairs of pulses";
    }

    @Override
    public List<String> roles() {
      return List.of("one", "other");
    }

    @Override
    public RelatedExamples split(Split split) {
      Examples pulses = new Pulses().create(new None()).split(split);
      return new RelatedExamples(
          List.of(pulses, pulses),
          List.of(new int[] {0, 0, 1, 1}, new int[] {1, 2, 2, 3}),
          Optional.of(new double[] {0, 1, 0, 1}));
    }

    @Override
    public String digest() {
      return "alike";
    }
  }
}
