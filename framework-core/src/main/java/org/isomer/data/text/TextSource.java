package org.isomer.data.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.data.image.PassedOver;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Source;

/**
 * All texts of a file, or of the files of a folder and those below it. Their names are numbers of
 * lines, in a folder after the names of the files.
 */
record TextSource(Source source) {
  private static final Pattern READ =
      Pattern.compile("(?i).*\\.(txt|csv|tsv|jsonl|ndjson)(\\.gz)?");
  private static final String TEXT = "text";

  /** Whether it is a folder, or a file that holds texts by its name. */
  boolean isRead() {
    return Files.isDirectory(source.path()) || isRead(source.path());
  }

  private static boolean isRead(Path file) {
    return READ.matcher(String.valueOf(file.getFileName())).matches();
  }

  /**
   * Reads them.
   *
   * @throws BadInputException if there are none, or a file cannot be read or lacks a column
   */
  TextPool texts() {
    Path path = source.path();
    List<String> ids = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    if (!Files.isDirectory(path)) {
      List<String> doubts = add(path, "", ids, texts);
      return new TextPool(ids, texts, doubts);
    }
    FileListing folder = FileListing.of(path);
    List<Path> files = folder.filesBelow(TextSource::isRead);
    if (files.isEmpty()) {
      throw new BadInputException(
          "The folder %s and those below it hold no .txt, .csv, .tsv or .jsonl files. Name a folder of texts."
              .formatted(path));
    }
    List<String> warnings = new ArrayList<>();
    for (Path file : files) {
      warnings.addAll(add(file, FileListing.relative(path, file) + ":", ids, texts));
    }
    PassedOver others = new PassedOver(path);
    folder.below().forEach(each -> others.files(each, TextSource::isRead, file -> true));
    warnings.addAll(others.findings().warnings());
    return new TextPool(ids, texts, warnings);
  }

  /** Returns what is doubtful about the file. */
  private List<String> add(Path file, String name, List<String> ids, List<String> texts) {
    Table table = Table.of(file, Header.ALWAYS);
    List<String> columns = source.columns().isEmpty() ? columns(table) : source.columns();
    List<LabelledText> read = new Columns(columns, Optional.empty()).read(table);
    if (read.isEmpty() && table instanceof DelimitedFile) {
      throw new BadInputException(DelimitedFile.EMPTY.formatted(file));
    }
    for (LabelledText text : read) {
      ids.add(name + text.line());
      texts.add(text.text());
    }
    return LostCharacters.doubts(file, read.stream().map(LabelledText::text).toList());
  }

  /** The column that is called text, or the only one. */
  private static List<String> columns(Table table) {
    if (!(table instanceof DelimitedFile file)) {
      return List.of(TEXT);
    }
    List<String> all = file.others(List.of());
    if (all.size() == 1 || all.contains(TEXT)) {
      return List.of(all.size() == 1 ? "1" : TEXT);
    }
    throw new BadInputException(
        "%s: none of its columns is called text. They are %s; name those of the text with --columns."
            .formatted(file.path(), String.join(", ", all)));
  }
}
