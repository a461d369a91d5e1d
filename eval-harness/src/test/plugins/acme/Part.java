package acme;

import org.isomer.spi.Plugin;

/** A plugin without options. */
public abstract class Part<T> implements Plugin<Part.None, T> {
  /** No options. */
  public record None() {}

  private final String name;

  Part(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String summary() {
    return "The part " + name;
  }

  @Override
  public final Class<None> configType() {
    return None.class;
  }
}
