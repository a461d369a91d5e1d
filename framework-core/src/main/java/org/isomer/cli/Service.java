package org.isomer.cli;

import com.google.inject.Binding;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import com.google.inject.spi.DefaultBindingTargetVisitor;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.LinkedKeyBinding;
import com.google.inject.spi.ProviderInstanceBinding;
import com.google.inject.spi.ProvidesMethodBinding;
import com.google.inject.spi.UntargettedBinding;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.plugin.Replaceable;
import org.isomer.spi.Extensible;

/**
 * What is asked for, and who serves it.
 *
 * @param jar the JAR of a plugin folder that binds it; empty if Isomer does
 * @param replaces whether Isomer has one of its own, which this one replaces
 */
record Service(Binding<?> binding, Optional<Path> jar, boolean replaces) {
  /** Whether a JAR may bind another one. */
  boolean replaceable() {
    return jar.isEmpty() && provider().filter(Service::isReplaceable).isPresent();
  }

  /** Whether it is a set that a JAR may add to, in whatever form. */
  boolean extensible() {
    Type type = binding.getKey().getTypeLiteral().getType();
    return type instanceof ParameterizedType set
        && Collection.class.isAssignableFrom((Class<?>) set.getRawType())
        && innermost(type).isAnnotationPresent(Extensible.class);
  }

  /** What it is a set of; a form of it may be of providers. */
  private static Class<?> innermost(Type type) {
    if (type instanceof ParameterizedType outer) {
      return innermost(outer.getActualTypeArguments()[0]);
    }
    return type instanceof WildcardType wildcard
        ? innermost(wildcard.getUpperBounds()[0])
        : TypeLiteral.get(type).getRawType();
  }

  private static boolean isReplaceable(Method method) {
    return method.isAnnotationPresent(Replaceable.class);
  }

  private Optional<Method> provider() {
    return binding instanceof ProviderInstanceBinding<?> made
            && made.getUserSuppliedProvider() instanceof ProvidesMethodBinding<?> provides
        ? Optional.of(provides.getMethod())
        : Optional.empty();
  }

  /**
   * Its type, and the annotation that tells it from others of the type; not those that Guice gives
   * the elements of a set.
   */
  String name() {
    Key<?> key = binding.getKey();
    Class<?> marked = key.getAnnotationType();
    if (marked != null && marked.getPackageName().equals("com.google.inject.internal")) {
      return key.getTypeLiteral().toString();
    }
    String annotation =
        key.getAnnotation() != null
            ? key.getAnnotation() + " "
            : key.getAnnotationType() != null ? "@" + key.getAnnotationType().getName() + " " : "";
    return annotation + key.getTypeLiteral();
  }

  /** Whether it is a set in another form, which Guice has beside each of them. */
  boolean isAnotherForm() {
    return binding.getKey().getTypeLiteral().getType() instanceof ParameterizedType type
        && (type.getRawType() == Collection.class
            || (type.getRawType() == Set.class
                && type.getActualTypeArguments()[0] instanceof WildcardType));
  }

  /** A line of a table: name, who serves it, where that comes from. */
  List<String> row() {
    String from =
        jar.map(path -> path + (replaces ? ", in place of Isomer's" : "")).orElse("Isomer");
    return List.of(
        name(),
        target(),
        from + (replaceable() ? ", replaceable" : extensible() ? ", extensible" : ""));
  }

  private String target() {
    return binding.acceptTargetVisitor(
        new DefaultBindingTargetVisitor<Object, String>() {
          @Override
          public String visit(InstanceBinding<?> bound) {
            return "an instance of " + bound.getInstance().getClass().getSimpleName();
          }

          @Override
          public String visit(UntargettedBinding<?> bound) {
            return "its constructor";
          }

          @Override
          public String visit(LinkedKeyBinding<?> bound) {
            return bound.getLinkedKey().getTypeLiteral().toString();
          }

          @Override
          protected String visitOther(Binding<?> bound) {
            return provider()
                .map(
                    method ->
                        "%s.%s"
                            .formatted(
                                method.getDeclaringClass().getSimpleName(), method.getName()))
                .orElse("a provider");
          }
        });
  }
}
