package org.isomer.config;

import java.util.List;
import org.isomer.spi.Additions;
import org.isomer.spi.Plugin;

/** The plugins that a {@link org.isomer.spi.Choice} can choose among. */
public interface Plugins {
  /** The plugins of the kind that makes this type, sorted by name; empty if there are none. */
  List<Plugin<?, ?>> thatMake(Class<?> type);

  /** The name of the kind that makes this type, such as {@code encoder}. */
  String kind(Class<?> type);

  /** What the plugins of this one's kind can be given beside their own options. */
  default Class<? extends Additions<?>> additions(Plugin<?, ?> plugin) {
    return Additions.None.class;
  }
}
