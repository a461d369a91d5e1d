package org.isomer.eval.reliability;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A case of bad input.
 *
 * <p>A resource holds many, in a form that is easy to read and to add to. A case begins with {@code
 * = NAME}. Each further line is a word and what belongs to it; {@code @/} stands for the folder of
 * the case.
 *
 * <pre>
 * = a label file that has fewer entries than there are images
 * copy idx
 * cut idx/train-labels-idx1-ubyte -1
 * run pretrain @/idx.yaml --out @/out
 * says @/idx/train-labels-idx1-ubyte
 * says truncated: expected 68 bytes, found 67
 * </pre>
 *
 * <p>Lines that begin with {@code |} make a case of each: {@code $1}, {@code $2} and so on are
 * their columns.
 *
 * <p>The words before {@code run} are those of {@link Edit}. {@code says} is a part of what goes to
 * standard error, or several in this order with {@code …} between them, the exit code is 2 and no
 * file that was there has changed; {@code warns} is a part of a line there that begins with {@code
 * warning:}, and the exit code is 0.
 *
 * @param name what it is, a sentence without a full stop
 * @param edits what makes the input
 * @param command the command line
 * @param says parts of the message
 * @param warns parts of warnings
 */
record BadInput(
    String name, List<Edit> edits, String command, List<String> says, List<String> warns) {

  private static final Pattern CASE = Pattern.compile("^= ", Pattern.MULTILINE);
  private static final Pattern COLUMN = Pattern.compile(" +\\| +");

  /** The cases of a resource. */
  static List<BadInput> read(String resource) throws IOException {
    String text;
    try (InputStream in =
        Objects.requireNonNull(BadInput.class.getResourceAsStream(resource), resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<BadInput> cases = new ArrayList<>();
    for (String each : CASE.split(text, -1)) {
      if (!each.isBlank() && !each.startsWith("#")) {
        cases.addAll(expand(each));
      }
    }
    return cases;
  }

  private static List<BadInput> expand(String text) {
    List<String> rows = text.lines().filter(line -> line.startsWith("| ")).toList();
    if (rows.isEmpty()) {
      return List.of(parse(text.lines().toList()));
    }
    List<BadInput> cases = new ArrayList<>();
    for (String row : rows) {
      String filled = text.lines().filter(line -> !line.startsWith("| ")).collect(joining("\n"));
      String[] columns = COLUMN.split(row.substring(2), -1);
      for (int i = columns.length; i > 0; i--) {
        filled = filled.replace("$" + i, columns[i - 1].strip());
      }
      cases.add(parse(filled.replace(" && ", "\n").lines().toList()));
    }
    return cases;
  }

  private static BadInput parse(List<String> lines) {
    List<Edit> edits = new ArrayList<>();
    List<String> says = new ArrayList<>();
    List<String> warns = new ArrayList<>();
    String command = "";
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String word = line.split(" ", 2)[0];
      String rest = line.substring(Math.min(line.length(), word.length() + 1));
      StringBuilder block = new StringBuilder();
      while (i + 1 < lines.size() && lines.get(i + 1).startsWith("  ")) {
        block.append(lines.get(++i).substring(2)).append('\n');
      }
      switch (word) {
        case "run" -> command = rest;
        case "says" -> says.add(rest);
        case "warns" -> warns.add(rest);
        default -> edits.add(new Edit(word, rest, block.toString()));
      }
    }
    if (command.isEmpty() || says.isEmpty() == warns.isEmpty()) {
      throw new IllegalArgumentException(
          lines.get(0) + ": a case has one command line, and either says or warns");
    }
    return new BadInput(lines.get(0), edits, command, says, warns);
  }

  @Override
  public String toString() {
    return name;
  }
}
