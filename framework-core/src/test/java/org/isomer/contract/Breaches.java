package org.isomer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.isomer.framework.Fixed;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;

/** What an author is told of a part that breaks rules. */
final class Breaches {
  private static final Catalog CATALOG = PluginLoader.classPath();

  private Breaches() {}

  /** What the rules say that a part does not keep. */
  static <T> List<String> of(Contract<T> contract, T part) {
    Tested<T> tested = new Tested<>(new Fixed<>(part), new Fixed.Config(), CATALOG);
    return contract.rules(tested).stream()
        .map(rule -> catchThrowable(() -> rule.check().run()))
        .filter(Breach.class::isInstance)
        .map(Throwable::getMessage)
        .toList();
  }

  static <T> void assertTold(Contract<T> contract, T part, String... pieces) {
    assertThat(of(contract, part)).anySatisfy(message -> assertThat(message).contains(pieces));
  }
}
