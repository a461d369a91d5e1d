package org.isomer.eval.annotation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.file.TextFile;

/** Lists of names, one on each line, as Pascal VOC's {@code ImageSets} are. */
public final class NameList {
  private NameList() {}

  /**
   * The names of a list, in their order; empty lines are passed over.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be read, names nothing, or a name stands
   *     in it twice
   */
  public static List<String> read(Path list) {
    TextFile file = new TextFile(list);
    Map<String, Integer> lines = new LinkedHashMap<>();
    int line = 0;
    for (String name : file.lines()) {
      line++;
      Integer other = name.isEmpty() ? null : lines.putIfAbsent(name, line);
      if (other != null) {
        throw file.wrong(
            "line " + line,
            "the name %s stands on line %d already, and an image counts once. Remove one of the lines"
                .formatted(name, other));
      }
    }
    if (lines.isEmpty()) {
      throw file.wrong("line 1", "it names no image. List some, or choose another list");
    }
    return List.copyOf(lines.keySet());
  }
}
