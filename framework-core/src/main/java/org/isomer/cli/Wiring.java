package org.isomer.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Binding;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Replaceable;
import org.isomer.plugin.ServiceModule;
import org.isomer.spi.BadInputException;

/**
 * All services: those of Isomer's modules, and what modules in JARs of plugin folders add or
 * replace. Whatever is injected stands here; nothing is made that no module names.
 */
final class Wiring {
  private final List<Element> elements = new ArrayList<>();
  private final Map<Key<?>, Service> services = new LinkedHashMap<>();

  /**
   * The services for one command line.
   *
   * @throws BadInputException if a JAR binds what it must not, or what another one binds
   */
  Wiring(Console console, Catalog catalog) {
    addOwn(new Strictness());
    addOwn(new CoreModule(console, catalog));
    addOwn(binder -> binder.bind(Wiring.class).toInstance(this));
    catalog.modules().stream()
        .filter(ServiceModule::bundled)
        .forEach(each -> addOwn(each.module()));
    catalog.modules().stream().filter(each -> !each.bundled()).forEach(this::addForeign);
  }

  /** What is strange is refused. */
  private static final class Strictness extends AbstractModule {
    @Override
    protected void configure() {
      binder().requireExplicitBindings();
      binder().requireExactBindingAnnotations();
      binder().requireAtInjectOnConstructors();
      binder().disableCircularProxies();
    }
  }

  private void addOwn(Module module) {
    for (Element element : Elements.getElements(module)) {
      elements.add(element);
      if (element instanceof Binding<?> binding) {
        services.put(binding.getKey(), new Service(binding, Optional.empty(), false));
      }
    }
  }

  private void addForeign(ServiceModule module) {
    Path jar = module.origin().path();
    for (Element element : Elements.getElements(module.module())) {
      if (element instanceof Message message) {
        throw unusable(jar.toString(), message);
      }
      if (element instanceof Binding<?> binding) {
        claim(binding, jar);
      }
      elements.add(element);
    }
  }

  private void claim(Binding<?> binding, Path jar) {
    Service known = services.get(binding.getKey());
    if (known != null && known.extensible()) {
      return;
    }
    if (known != null && !known.replaceable()) {
      throw new BadInputException(
          known.jar().isPresent()
              ? "The service %s is bound twice: in %s and in %s; remove one of them."
                  .formatted(known.name(), known.jar().get(), jar)
              : "%s: binds the service %s, which is Isomer's alone. Tell its author what can be replaced: %s."
                  .formatted(jar, known.name(), replaceable()));
    }
    if (known != null) {
      elements.removeIf(element -> element == known.binding());
    }
    services.put(binding.getKey(), new Service(binding, Optional.of(jar), known != null));
  }

  /** What {@link Replaceable} marks. */
  private String replaceable() {
    return services().stream()
        .filter(Service::replaceable)
        .map(Service::name)
        .collect(Collectors.joining(", "));
  }

  /** Every service, sorted by name. */
  List<Service> services() {
    return services.values().stream()
        .filter(service -> !service.isAnotherForm())
        .sorted(Comparator.comparing(Service::name))
        .toList();
  }

  /**
   * Makes the injector.
   *
   * @throws BadInputException if what JARs bring lacks something
   */
  Injector injector() {
    try {
      return Guice.createInjector(Elements.getModule(elements));
    } catch (CreationException e) {
      Collection<Path> jars =
          services.values().stream().flatMap(service -> service.jar().stream()).distinct().toList();
      if (jars.isEmpty()) {
        throw e;
      }
      throw unusable(
          jars.stream().map(Path::toString).collect(Collectors.joining(" or ")),
          e.getErrorMessages().iterator().next());
    }
  }

  private static BadInputException unusable(String jar, Message message) {
    return new BadInputException(
        "%s: its services cannot be used: %s. Tell its author, or remove the JAR."
            .formatted(jar, what(message)),
        message.getCause());
  }

  /** What is wrong; the lines after the first say where in Guice it was noticed. */
  static String what(Message message) {
    return message.getCause() == null
        ? message.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "")
        : message.getCause().toString();
  }
}
