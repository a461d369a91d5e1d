package org.isomer.text;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines of Isomer, for messages: they begin as this process was called ({@code ./isomer} in
 * its own folder, {@code isomer} where that is on the path of commands), and can be pasted into a
 * shell.
 */
public final class ShellCommand {
  /** The property in which the launcher script says how it was called. */
  public static final String LAUNCHER = "isomer.launcher";

  /** The property with the words by which several workers were started, of which this is one. */
  public static final String TOGETHER = "isomer.launch";

  /** How the launcher of Windows ends; what it calls is pasted into a shell of Windows. */
  private static final String OF_WINDOWS = ".cmd";

  private static final String PLAIN = "[\\w./:=,@%+-]+";
  private static final String PLAIN_ON_WINDOWS = "[\\w./:\\\\@+-]+";

  private ShellCommand() {}

  /**
   * A command line.
   *
   * @param words verb, options and arguments, as the verb is to see them; paths as well
   */
  public static String of(Object... words) {
    return of(Arrays.stream(words).map(String::valueOf).toList());
  }

  /** As the other. */
  public static String of(List<String> words) {
    return words.stream()
        .map(ShellCommand::quoted)
        .collect(Collectors.joining(" ", quoted(launcher()) + " ", ""));
  }

  /** As {@link #of(Object...)}, with short names of what lies below the current folder. */
  public static String fromHere(Object... words) {
    String here = Path.of("").toAbsolutePath() + File.separator;
    return of(Arrays.stream(words).map(word -> below(here, String.valueOf(word))).toList());
  }

  private static String below(String folder, String word) {
    String rest = word.startsWith(folder) ? word.substring(folder.length()) : "";
    return rest.isEmpty() || rest.startsWith("-") ? word : rest;
  }

  /** A command line that starts all workers again, where this process is one of several. */
  public static String ofAll(List<String> words) {
    List<String> all = new ArrayList<>(List.of(System.getProperty(TOGETHER, "").split(" ")));
    all.removeIf(String::isEmpty);
    all.addAll(words);
    return of(all);
  }

  private static String launcher() {
    return System.getProperty(LAUNCHER, "isomer");
  }

  /** A word as POSIX shells read it, or cmd and PowerShell where Windows' launcher was called. */
  public static String quoted(Object written) {
    String word = String.valueOf(written);
    if (launcher().endsWith(OF_WINDOWS)) {
      return word.matches(PLAIN_ON_WINDOWS) ? word : "\"" + word.replace("\"", "\\\"") + "\"";
    }
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
