package org.isomer.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * Checks records of options while they are compiled, by the rules that hold when plugins are
 * loaded. The POM that {@code isomer plugin new} writes names it. Defaults of enums, nested records
 * and choices are left to the loading of the plugin and to its contract.
 */
public final class OptionProcessor extends AbstractProcessor {
  private static final Map<String, Class<?>> KNOWN =
      Stream.of(
              List.class,
              Optional.class,
              Choice.class,
              String.class,
              Path.class,
              Integer.class,
              Long.class,
              Double.class,
              Boolean.class)
          .collect(Collectors.toMap(Class::getName, Function.identity()));

  private static final Map<TypeKind, Class<?>> PRIMITIVES =
      new EnumMap<>(
          Map.of(
              TypeKind.INT, int.class,
              TypeKind.LONG, long.class,
              TypeKind.DOUBLE, double.class,
              TypeKind.BOOLEAN, boolean.class));

  /** Stands for any enum that is being compiled. */
  private enum SomeEnum {}

  /** Stands for any record that is being compiled. */
  private record SomeRecord() {}

  /** A type with an argument. */
  private record Generic(Class<?> raw, Type argument) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {argument};
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("*");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round.getRootElements().stream().flatMap(this::records).distinct().forEach(this::check);
    return false;
  }

  /** Records with an option in them, and those that a plugin says are its options. */
  private Stream<TypeElement> records(Element element) {
    if (!(element instanceof TypeElement type)) {
      return Stream.empty();
    }
    Stream<TypeElement> own =
        Stream.of(type)
            .filter(
                record ->
                    record.getRecordComponents().stream()
                        .anyMatch(component -> component.getAnnotation(Option.class) != null));
    return Stream.of(
            own,
            ofPlugin(type.asType()),
            type.getEnclosedElements().stream().flatMap(this::records))
        .flatMap(Function.identity());
  }

  private Stream<TypeElement> ofPlugin(TypeMirror type) {
    if (type instanceof DeclaredType plugin && name(plugin).equals(Plugin.class.getName())) {
      return plugin.getTypeArguments().stream()
          .limit(1)
          .filter(DeclaredType.class::isInstance)
          .map(options -> (TypeElement) ((DeclaredType) options).asElement());
    }
    return processingEnv.getTypeUtils().directSupertypes(type).stream().flatMap(this::ofPlugin);
  }

  private static String name(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }

  private void check(TypeElement record) {
    String owner = processingEnv.getElementUtils().getBinaryName(record).toString();
    for (RecordComponentElement component : record.getRecordComponents()) {
      try {
        check(component, owner);
      } catch (BadInputException e) {
        error(record, component, String.valueOf(e.getMessage()));
      }
    }
  }

  private static void check(RecordComponentElement component, String owner) {
    String name = component.getSimpleName().toString();
    Option option = Field.requireOption(component.getAnnotation(Option.class), name, owner);
    Type reflected = reflected(component.asType());
    String shown = component.asType().toString().replace(",", ", "); // as reflection spells it
    OptionType type = Field.requireType(reflected, shown, name, owner);
    if (type.judgesAlone() && !isOfEnum(reflected)) {
      Problems problems = new Problems();
      Field.noteDefault(Field.kebab(name), type, option, owner, problems);
      problems.throwIfAny();
    }
  }

  private static boolean isOfEnum(Type type) {
    return type instanceof Generic generic ? isOfEnum(generic.argument) : type == SomeEnum.class;
  }

  /** The type as it will be when it is compiled; another one stands for what an author writes. */
  private static Type reflected(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return PRIMITIVES.getOrDefault(type.getKind(), Object.class);
    }
    Class<?> known = KNOWN.getOrDefault(name(declared), standIn(declared.asElement().getKind()));
    return declared.getTypeArguments().isEmpty()
        ? known
        : new Generic(known, reflected(declared.getTypeArguments().get(0)));
  }

  private static Class<?> standIn(ElementKind kind) {
    return kind == ElementKind.ENUM
        ? SomeEnum.class
        : kind == ElementKind.RECORD ? SomeRecord.class : Object.class;
  }

  /** Compilers know the place of the field, and not all that of the component. */
  private void error(TypeElement record, RecordComponentElement component, String what) {
    Element at =
        ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
            .<Element>map(field -> field)
            .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
            .findFirst()
            .orElse(record);
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, what, at);
  }
}
