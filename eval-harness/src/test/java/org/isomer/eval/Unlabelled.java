package org.isomer.eval;

import java.util.Optional;
import org.isomer.data.image.FashionMnist;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/** The bundled data, as if nobody had labelled it. */
public final class Unlabelled implements DatasetPlugin<Unlabelled.Config> {
  /** There are no options. */
  public record Config() {}

  @Override
  public String name() {
    return "unlabelled";
  }

  @Override
  public String summary() {
    return "Data without labels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Dataset create(Config config) {
    Dataset labelled = new FashionMnist().create(new FashionMnist.Config(Optional.empty()));
    return new Dataset() {
      @Override
      public String title() {
        return "Nobody's clothes";
      }

      @Override
      public Examples split(Split split) {
        return labelled.split(split);
      }

      @Override
      public String digest() {
        return labelled.digest();
      }
    };
  }
}
