package org.isomer.eval.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code on a page in Markdown.
 *
 * @param before the text between the block before and this one
 */
record CodeBlock(String before, String language, String text) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

  /** The blocks of a page in their order. */
  static List<CodeBlock> of(Path page) throws IOException {
    String text = Files.readString(page).replace("\r\n", "\n");
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher fenced = FENCED.matcher(text);
    int end = 0;
    while (fenced.find()) {
      blocks.add(
          new CodeBlock(text.substring(end, fenced.start()), fenced.group(1), fenced.group(2)));
      end = fenced.end();
    }
    return blocks;
  }

  /** The words of each of its commands, as a shell splits them. */
  List<List<String>> commands() {
    return text.replaceAll("\\\\\\n", " ")
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
        .filter(line -> !line.isBlank())
        .map(
            line ->
                WORD.matcher(line).results().map(word -> word.group().replace("'", "")).toList())
        .toList();
  }
}
