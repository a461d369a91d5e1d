package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.isomer.data.Faults;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * The classes that labels stand for.
 *
 * @param names in the order of the classes; empty where there are no labels
 * @param list the file that names them, if there is one
 */
record ClassNames(List<String> names, Optional<Path> list) {
  ClassNames {
    names = List.copyOf(names);
  }

  /** No classes. */
  static ClassNames none() {
    return new ClassNames(List.of(), Optional.empty());
  }

  /** The labels that occur, each once, in the order of their characters. */
  static ClassNames of(List<LabelledText> texts) {
    TreeSet<String> names = new TreeSet<>();
    texts.forEach(text -> names.add(text.label()));
    return new ClassNames(List.copyOf(names), Optional.empty());
  }

  /**
   * Reads a list: a class on each line.
   *
   * @throws BadInputException if it cannot be read, names nothing, a name twice, or one that is the
   *     number of another
   */
  static ClassNames read(Path path) {
    TextFile file = new TextFile(path);
    List<String> names = new ArrayList<>();
    List<String> lines = file.lines();
    for (int i = 0; i < lines.size(); i++) {
      String place = "line " + (i + 1);
      if (lines.get(i).isEmpty()) {
        throw file.wrong(place, "it is empty, and a label is the number of a line. Remove it");
      }
      if (names.contains(lines.get(i))) {
        throw file.wrong(
            place, "the class %s is named already. Remove one".formatted(lines.get(i)));
      }
      names.add(lines.get(i));
    }
    if (names.isEmpty()) {
      throw file.wrong("line 1", "it names no class. Write one on each line");
    }
    for (int i = 0; i < names.size(); i++) {
      int number = number(names.get(i));
      if (number > 0 && number <= names.size() && number != i + 1) {
        throw file.wrong(
            "line " + (i + 1),
            "the class %s is also the number of another line, and a label may be either. Give the classes other names, or write them in the order of their numbers"
                .formatted(names.get(i)));
      }
    }
    return new ClassNames(names, Optional.of(path));
  }

  /**
   * The class of each text, if there are classes.
   *
   * @throws BadInputException naming the file and the line of a label that is no class
   */
  List<OptionalInt> labels(Table file, List<LabelledText> texts) {
    if (names.isEmpty()) {
      return Collections.nCopies(texts.size(), OptionalInt.empty());
    }
    List<OptionalInt> labels = new ArrayList<>();
    List<BadInputException> faults = new ArrayList<>();
    for (LabelledText text : texts) {
      int label = label(text.label());
      labels.add(OptionalInt.of(label));
      if (label < 0) {
        faults.add(unknown(file, text));
      }
    }
    Faults.refuse(faults);
    return labels;
  }

  private int label(String written) {
    int named = names.indexOf(written);
    int numbered = named < 0 && list.isPresent() ? number(written) - 1 : named;
    return numbered < names.size() ? numbered : -1;
  }

  /** What is written as the number of a line; 0 if it is none. */
  private static int number(String written) {
    return written.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(written) : 0;
  }

  private BadInputException unknown(Table file, LabelledText text) {
    return file.wrong(
        text.line(),
        "the label %s is neither a class of %s nor the number of one, from 1 to %d. Correct it, or the list"
            .formatted(text.label(), list.map(Path::toString).orElse("the list"), names.size()));
  }
}
