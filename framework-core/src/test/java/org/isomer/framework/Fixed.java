package org.isomer.framework;

import org.isomer.spi.Choice;
import org.isomer.spi.Plugin;

/** A plugin that hands out one part. */
public record Fixed<T>(T part) implements Plugin<Fixed.Config, T> {
  /** No options. */
  public record Config() {}

  /** The choice of a part. */
  public static <T> Choice<T> choice(T part) {
    return new Choice<>(new Fixed<>(part), new Config());
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public String summary() {
    return "One part";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public T create(Config config) {
    return part;
  }
}
