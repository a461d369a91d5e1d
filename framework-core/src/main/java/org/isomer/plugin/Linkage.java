package org.isomer.plugin;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a plugin and this Isomer do not fit together: which class and which method is missing. */
final class Linkage {
  private static final String ISOMER = "org.isomer.";
  private static final Pattern METHOD = Pattern.compile("'(.+) ([\\w.$]+)\\.([\\w$<>]+\\(.*\\))'");
  private static final Pattern NOT_IMPLEMENTED =
      Pattern.compile(
          "Receiver class ([\\w.$]+) does not define .* method '(?:abstract )?(.+)'(?: of (?:interface|abstract class|class) ([\\w$]+(?:\\.[\\w$]+)*))?");
  private static final String DOES_NOT_HAVE =
      ", which version %d of the plugin interface does not have; build it anew against this Isomer, or take another version of one of them"
          .formatted(InterfaceVersion.CURRENT);

  private Linkage() {}

  /** What an error of the virtual machine means, if it is one between a plugin and Isomer. */
  static Optional<String> explain(LinkageError error) {
    String message = String.valueOf(error.getMessage());
    if (error instanceof NoClassDefFoundError && message.replace('/', '.').startsWith(ISOMER)) {
      return Optional.of("needs the class " + message.replace('/', '.') + DOES_NOT_HAVE);
    }
    Matcher method = METHOD.matcher(message);
    if (error instanceof NoSuchMethodError
        && method.matches()
        && method.group(2).startsWith(ISOMER)) {
      return Optional.of(
          "needs the method %s %s of %s%s"
              .formatted(method.group(1), method.group(3), method.group(2), DOES_NOT_HAVE));
    }
    if (error instanceof NoSuchFieldError) {
      return Optional.of("needs the field " + message + ", which is not there; build it anew");
    }
    Matcher absent = NOT_IMPLEMENTED.matcher(message);
    if (error instanceof AbstractMethodError && absent.find()) {
      String of = absent.group(3) == null ? "" : " of " + absent.group(3);
      return Optional.of(absent.group(1) + " " + lacks(absent.group(2) + of));
    }
    return Optional.empty();
  }

  private static String lacks(String method) {
    return "lacks the method %s, which version %d of the plugin interface demands; write it, and build it anew against this Isomer"
        .formatted(method, InterfaceVersion.CURRENT);
  }

  /** The methods that interfaces demand and a class does not have, a piece of a sentence each. */
  static List<String> notImplemented(Class<?> type) {
    return Stream.of(type.getMethods())
        .filter(method -> Modifier.isAbstract(method.getModifiers()))
        .map(method -> lacks(shown(method) + " of " + method.getDeclaringClass().getName()))
        .distinct()
        .toList();
  }

  private static String shown(Method method) {
    return "%s %s(%s)"
        .formatted(
            method.getReturnType().getSimpleName(),
            method.getName(),
            Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ")));
  }
}
