package org.isomer.javadoc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The documentation of a class, from the source that its JAR carries.
 *
 * @param members all that is documented in the file, in its order
 */
public record Source(List<Member> members) {
  private static final String FOLDER = "/META-INF/sources/";

  /** A comment, annotations, and the declaration up to its body. */
  private static final Pattern DOCUMENTED =
      Pattern.compile(
          "/\\*\\*(?<comment>.*?)\\*/\\s*"
              + "(?:@[\\w.]+(?:\\((?:[^()\"]|\"[^\"]*\")*\\))?\\s*)*"
              + "(?<declaration>[^{};=]*)",
          Pattern.DOTALL);

  /** Copies the list. */
  public Source {
    members = List.copyOf(members);
  }

  /**
   * What is documented.
   *
   * @param declaration the declaration before its body, on one line
   * @param prose the comment above it
   */
  public record Member(String declaration, Prose prose) {
    /** Whether it is a method. */
    public boolean method() {
      return declaration.matches("[^(]*\\w\\(.*\\).*")
          && !declaration.matches("([^(]* )?(record|enum|class|interface) .*");
    }

    /** Whether it is a record. */
    public boolean record() {
      return declaration.matches("([^(]* )?record \\w+.*");
    }
  }

  /** The source that holds a class; empty if its JAR brings none along. */
  public static Optional<Source> of(Class<?> type) {
    return read(type, outermost(type).getName().replace('.', '/'));
  }

  /** What the class's comment says; nothing if there is none. */
  public static Prose proseOf(Class<?> type) {
    return of(type).map(source -> source.declarationOf(type).prose()).orElse(Prose.NONE);
  }

  /** A class that the file holds. */
  public Member declarationOf(Class<?> type) {
    String name = type.getSimpleName();
    return member(Pattern.compile("(class|interface|record|enum) " + name + "\\b"))
        .orElse(new Member(name, Prose.NONE));
  }

  /** What the comment of the class's package says; nothing if there is none. */
  public static Prose proseOfPackage(Class<?> type) {
    return read(type, type.getPackageName().replace('.', '/') + "/package-info")
        .flatMap(source -> source.member(Pattern.compile("^package ")))
        .map(Member::prose)
        .orElse(Prose.NONE);
  }

  private Optional<Member> member(Pattern declaration) {
    return members.stream()
        .filter(member -> declaration.matcher(member.declaration()).find())
        .findFirst();
  }

  private static Class<?> outermost(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null ? type : outermost(outer);
  }

  private static Optional<Source> read(Class<?> type, String path) {
    try (InputStream in = type.getResourceAsStream(FOLDER + path + ".java")) {
      return in == null
          ? Optional.empty()
          : Optional.of(parse(new String(in.readAllBytes(), UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the source of " + path, e);
    }
  }

  static Source parse(String text) {
    List<Member> members = new ArrayList<>();
    Matcher documented = DOCUMENTED.matcher(text.replace("\r\n", "\n"));
    while (documented.find()) {
      String declaration =
          documented.group("declaration").replaceAll("\\s+", " ").replace("( ", "(").strip();
      members.add(new Member(declaration, DocComment.read(documented.group("comment"))));
    }
    return new Source(members);
  }
}
