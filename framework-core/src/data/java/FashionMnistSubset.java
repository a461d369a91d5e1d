import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the class-balanced subset of Fashion-MNIST that Isomer bundles.
 *
 * <p>Run it with {@code java FashionMnistSubset.java OFFICIAL_DIR OUT_DIR}. It keeps the first 1000
 * images of each class of the official training file and the first 200 of each class of the
 * official test file, in the order of the files. The gzip headers hold no time and no name, so that
 * the same files come out each time; with another implementation of zlib the compressed bytes may
 * differ, their contents never.
 */
public final class FashionMnistSubset {
  private static final int CLASSES = 10;
  private static final int IMAGE_MAGIC = 0x00000803;
  private static final int LABEL_MAGIC = 0x00000801;

  private FashionMnistSubset() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      System.err.println("usage: java FashionMnistSubset.java OFFICIAL_DIR OUT_DIR");
      System.exit(2);
    }
    Path official = Path.of(arguments[0]);
    Path out = Files.createDirectories(Path.of(arguments[1]));
    subset(official, out, "train", 1000);
    subset(official, out, "t10k", 200);
  }

  private static void subset(Path official, Path out, String part, int perClass)
      throws IOException {
    String imageFile = part + "-images-idx3-ubyte.gz";
    String labelFile = part + "-labels-idx1-ubyte.gz";
    ByteBuffer images = read(official.resolve(imageFile), IMAGE_MAGIC);
    ByteBuffer labels = read(official.resolve(labelFile), LABEL_MAGIC);
    int count = images.getInt();
    if (labels.getInt() != count) {
      throw new IOException(imageFile + " and " + labelFile + " differ in their counts");
    }
    int rows = images.getInt();
    int columns = images.getInt();
    byte[] image = new byte[rows * columns];

    int[] seen = new int[CLASSES];
    List<byte[]> chosenImages = new ArrayList<>();
    List<Byte> chosenLabels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.get(image);
      byte label = labels.get();
      if (seen[label]++ < perClass) {
        chosenImages.add(image.clone());
        chosenLabels.add(label);
      }
    }

    int chosen = chosenImages.size();
    ByteBuffer imageBytes = ByteBuffer.allocate(16 + chosen * image.length);
    imageBytes.putInt(IMAGE_MAGIC).putInt(chosen).putInt(rows).putInt(columns);
    chosenImages.forEach(imageBytes::put);
    write(out.resolve(imageFile), imageBytes.array());

    ByteBuffer labelBytes = ByteBuffer.allocate(8 + chosen);
    labelBytes.putInt(LABEL_MAGIC).putInt(chosen);
    chosenLabels.forEach(labelBytes::put);
    write(out.resolve(labelFile), labelBytes.array());
  }

  private static ByteBuffer read(Path file, int magic) throws IOException {
    byte[] compressed = Files.readAllBytes(file);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      if (bytes.getInt() != magic) {
        throw new IOException(file + " has the wrong magic number");
      }
      return bytes;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = new BestGzip(Files.newOutputStream(file))) {
      out.write(bytes);
    }
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
