package org.example.data;

import com.jerolba.carpet.io.FileSystemInputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * Some columns of a Parquet file.
 *
 * @param columns the first of texts, further ones of texts or whole numbers
 */
record ParquetColumns(Path file, List<String> columns) {
  private static final Set<PrimitiveTypeName> WHOLE =
      Set.of(PrimitiveTypeName.INT32, PrimitiveTypeName.INT64, PrimitiveTypeName.BOOLEAN);

  /**
   * The values of all rows, as texts.
   *
   * @throws BadInputException if it cannot be read, lacks a column or has another type in it, a
   *     value is missing, or there is no row
   */
  List<List<String>> read() {
    new RegularFile(file).require();
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader =
        ParquetFileReader.open(new FileSystemInputFile(file.toFile()), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      MessageType wanted =
          new MessageType(
              schema.getName(), columns.stream().map(name -> column(schema, name)).toList());
      reader.setRequestedSchema(wanted);
      List<List<String>> rows = rows(reader, wanted);
      if (rows.isEmpty()) {
        throw wrong("it has no rows", "Give a file with some");
      }
      return rows;
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    } catch (ParquetRuntimeException e) {
      throw wrong("it is damaged (%s)".formatted(e.getMessage()), "Write it again");
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) {
      // Parquet has no exception of its own for a file that is none.
      throw wrong("it cannot be read as Parquet (%s)".formatted(e.getMessage()), "Check the file");
    }
  }

  private List<List<String>> rows(ParquetFileReader reader, MessageType wanted) throws IOException {
    MessageColumnIO columnIo = new ColumnIOFactory().getColumnIO(wanted);
    List<List<String>> rows = new ArrayList<>();
    for (PageReadStore pages = reader.readNextRowGroup();
        pages != null;
        pages = reader.readNextRowGroup()) {
      RecordReader<Group> records =
          columnIo.getRecordReader(pages, new GroupRecordConverter(wanted));
      for (long i = 0; i < pages.getRowCount(); i++) {
        rows.add(values(records.read(), rows.size() + 1));
      }
    }
    return rows;
  }

  private List<String> values(Group group, int row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = group.getFieldRepetitionCount(i) == 0 ? "" : group.getValueToString(i, 0);
      if (value.isBlank()) {
        throw wrong(
            "column %s is empty in row %d".formatted(columns.get(i), row),
            "Fill it in, or leave the row out");
      }
      values.add(value);
    }
    return values;
  }

  private Type column(MessageType schema, String name) {
    if (!schema.containsField(name)) {
      throw wrong(
          "there is no column %s".formatted(name),
          "Name one of %s"
              .formatted(
                  String.join(", ", schema.getFields().stream().map(Type::getName).toList())));
    }
    Type type = schema.getType(name);
    boolean first = name.equals(columns.get(0));
    if (!isText(type) && (first || !isWhole(type))) {
      throw wrong(
          "column %s holds %s".formatted(name, type),
          first ? "Name one of texts" : "Name one of texts or whole numbers");
    }
    return type;
  }

  private static boolean isText(Type type) {
    return isSingle(type)
        && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
        && type.getLogicalTypeAnnotation()
            instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation;
  }

  private static boolean isWhole(Type type) {
    return isSingle(type) && WHOLE.contains(type.asPrimitiveType().getPrimitiveTypeName());
  }

  private static boolean isSingle(Type type) {
    return type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED);
  }

  private BadInputException wrong(String what, String remedy) {
    return new BadInputException("%s: %s. %s.".formatted(file, what, remedy));
  }
}
