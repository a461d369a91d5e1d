package org.isomer.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import org.isomer.config.ConfigReader;

/**
 * Offers the plugins for injection: the {@link Catalog}, the {@link ConfigReader} that resolves
 * names by it, and for each kind a map from name to plugin, such as {@code Map<String,
 * EncoderPlugin<?>>}. The source of each map entry is the JAR that it came from.
 */
public final class CatalogModule extends AbstractModule {
  private final Catalog catalog;

  /** For one catalog. */
  public CatalogModule(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  protected void configure() {
    bind(Catalog.class).toInstance(catalog);
    bind(ConfigReader.class).toInstance(new ConfigReader(catalog));
    for (Catalog.Entry entry : catalog.entries()) {
      bind(binder().withSource(entry.origin().path()), entry);
    }
  }

  private static void bind(Binder binder, Catalog.Entry entry) {
    plugins(binder, entry.kindType()).addBinding(entry.name()).toInstance(entry.plugin());
  }

  /** The map binder of a kind; the plugin is known to implement the kind's interface. */
  @SuppressWarnings("unchecked")
  private static MapBinder<String, Object> plugins(Binder binder, Class<?> kindType) {
    TypeLiteral<?> plugin =
        Key.get(Types.newParameterizedType(kindType, Types.subtypeOf(Object.class)))
            .getTypeLiteral();
    return MapBinder.newMapBinder(
        binder, TypeLiteral.get(String.class), (TypeLiteral<Object>) plugin);
  }
}
