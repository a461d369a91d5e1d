package org.isomer.eval.reliability;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.eval.Stripes;

/**
 * Small input in good order, to be copied and damaged: data in every layout that is read ({@code
 * folder}, {@code idx}, {@code voc}, {@code coco}, {@code yolo}, {@code masks}, {@code text},
 * {@code series}), each with a configuration or a task file beside it ({@code folder.yaml}), images
 * as shards ({@code shards}), a run ({@code run}), one on texts ({@code textrun}), the first one's
 * exported encoder with vectors of its data ({@code model}), its results ({@code results}), and
 * plugin JARs ({@code jars}).
 *
 * @param root where they are
 */
record Fixtures(Path root) {
  private static final String HEAD =
      "training: {optimizer: adamw, learning-rate: 0.003, epochs: 1, batch-size: 2}";

  /** Makes them all. */
  static Fixtures in(Path root) throws Exception {
    Fixtures fixtures = new Fixtures(root);
    fixtures.folder();
    fixtures.idx();
    fixtures.boxes();
    fixtures.masks();
    PluginJars.write(root.resolve("jars"));
    fixtures.run("pretrain", "idx.yaml", "--out", "run");
    fixtures.run("export", "run", "--out", "model");
    fixtures.forgetDigest();
    fixtures.run("embed", "model", "--data", fixtures.labelled(), "--out", "model/vectors.npy");
    fixtures.run("pack", "folder", "--out", "shards");
    fixtures.run("eval", "run", "--task", "{name: knn, k: [1, 3]}", "--out", "results");
    fixtures.nameResult();
    SmallTexts.write(root);
    fixtures.run("pretrain", "text.yaml", "--out", "textrun");
    return fixtures;
  }

  /** Cases damage the weights; that they are others than were exported is a case of its own. */
  private void forgetDigest() throws IOException {
    Path model = root.resolve("model/model.yaml");
    String text =
        Files.readString(model).replaceFirst("weights-digest: \\w+", "weights-digest: null");
    Files.writeString(model, text);
  }

  /** Results are named by digests of weights, which are not the same on every processor. */
  private void nameResult() throws IOException {
    try (Stream<Path> results = Files.list(root.resolve("results"))) {
      Path only = results.filter(Files::isDirectory).findFirst().orElseThrow();
      Files.move(only, root.resolve("results/knn"));
    }
  }

  private String labelled() {
    return "{name: idx, path: %s, validation-fraction: 0.2}".formatted(root.resolve("idx"));
  }

  /** Runs a command line; words of letters, dots and slashes are places. */
  private void run(String verb, String... arguments) {
    List<String> words = new ArrayList<>(List.of(verb));
    for (String word : arguments) {
      words.add(word.matches("[a-z./]+") ? root.resolve(word).toString() : word);
    }
    InProcess.Ended ended = InProcess.run(root, words);
    if (ended.code() != 0) {
      throw new IllegalStateException(words + ": " + ended.err() + ended.out());
    }
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text.replace("@/", root + "/"));
  }

  private void folder() throws IOException {
    int seed = 0;
    for (String name : List.of("cat", "dog")) {
      for (int i = 0; i < 8; i++) {
        Pictures.write(root.resolve("folder/train/%s/%d.png".formatted(name, i)), 16, 16, seed++);
      }
      for (int i = 0; i < 3; i++) {
        Pictures.write(root.resolve("folder/val/%s/%d.png".formatted(name, i)), 16, 16, seed++);
        Pictures.write(root.resolve("folder/test/%s/%d.jpg".formatted(name, i)), 16, 16, seed++);
      }
    }
    write("folder.yaml", Stripes.configuration("{name: image-folder, path: @/folder}", 8, 1));
  }

  private void idx() throws IOException {
    idx("train", 40);
    idx("t10k", 12);
    write(
        "idx.yaml",
        Stripes.configuration(
            "{name: idx, path: @/idx, title: stripes, validation-fraction: 0.2}", 8, 1));
  }

  private void idx(String part, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int image = 0; image < count; image++) {
      labels.put((byte) (image % 2));
      for (int pixel = 0; pixel < 64; pixel++) {
        int position = (image % 2 == 0 ? pixel / 8 : pixel % 8) + image / 2;
        images.put((byte) (position % 4 < 2 ? 230 - pixel : 25 + image + count));
      }
    }
    Files.createDirectories(root.resolve("idx"));
    Files.write(root.resolve("idx/" + part + "-images-idx3-ubyte"), images.array());
    Files.write(root.resolve("idx/" + part + "-labels-idx1-ubyte"), labels.array());
  }

  private void boxes() throws IOException {
    int seed = 1000;
    for (String split : List.of("train", "val", "test")) {
      StringBuilder names = new StringBuilder();
      StringBuilder images = new StringBuilder();
      StringBuilder objects = new StringBuilder();
      for (int i = 0; i < 4; i++) {
        String name = split + i;
        Pictures.write(root.resolve("voc/JPEGImages/" + name + ".jpg"), 64, 48, seed++);
        Pictures.write(
            root.resolve("yolo/images/%s/%s.png".formatted(split, name)), 64, 48, seed++);
        Pictures.write(root.resolve("coco/%s/%s.png".formatted(split, name)), 64, 48, seed++);
        names.append(name).append('\n');
        String category = i % 2 == 0 ? "cat" : "dog";
        write("voc/Annotations/" + name + ".xml", VOC.formatted(name, category, 5 + i, 30 + i));
        write(
            "yolo/labels/%s/%s.txt".formatted(split, name),
            "%d 0.5 0.5 0.25 0.%d\n".formatted(i % 2, 3 + i));
        String comma = i == 0 ? "" : ",\n";
        images.append(comma + COCO_IMAGE.formatted(i + 1, name));
        objects.append(comma + COCO_OBJECT.formatted(i + 1, i + 1, i % 2 + 1, 5 + i));
      }
      write("voc/ImageSets/Main/" + split + ".txt", names.toString());
      write("coco/" + split + ".json", COCO.formatted(images, objects));
    }
    write("yolo/classes.txt", "cat\ndog\n");
    String task = "title: boxes\nsummary: small\ntask:\n  name: %s\n  data: %s\n%s";
    String voc = "{name: voc-boxes, path: @/voc, validation: val}";
    String detection =
        "  height: 48\n  width: 64\n  pictures: 0\n  head: {width: 8, groups: 4, finest-stride: 4,"
            + " coarser-levels: 1}\n  "
            + HEAD
            + "\n";
    write("voc.yaml", task.formatted("detection", voc, detection));
    write("multilabel.yaml", task.formatted("multilabel", voc, "  height: 48\n  width: 64\n"));
    write(
        "yolo.yaml",
        task.formatted(
            "detection", "{name: yolo-boxes, path: @/yolo, validation: val}", detection));
    write(
        "coco.yaml",
        task.formatted(
            "detection",
            "{name: coco-boxes, train: {images: @/coco/train, annotations: @/coco/train.json},"
                + " validation: {images: @/coco/val, annotations: @/coco/val.json}, test: {images:"
                + " @/coco/test, annotations: @/coco/test.json}}",
            detection));
  }

  private static final String VOC =
      """
      <annotation>
        <filename>%s.jpg</filename>
        <size><width>64</width><height>48</height><depth>3</depth></size>
        <object>
          <name>%s</name>
          <difficult>0</difficult>
          <bndbox><xmin>%d</xmin><ymin>10</ymin><xmax>%d</xmax><ymax>40</ymax></bndbox>
        </object>
      </annotation>
      """;
  private static final String COCO_IMAGE =
      "  {\"id\": %d, \"file_name\": \"%s.png\", \"width\": 64, \"height\": 48}";
  private static final String COCO_OBJECT =
      "  {\"id\": %d, \"image_id\": %d, \"category_id\": %d, \"bbox\": [%d, 10, 20, 30], \"area\":"
          + " 600, \"iscrowd\": 0}";
  private static final String COCO =
      """
      {"images": [
      %s
      ],
      "categories": [{"id": 1, "name": "cat"}, {"id": 2, "name": "dog"}],
      "annotations": [
      %s
      ]}
      """;

  private void masks() throws IOException {
    int seed = 2000;
    for (String split : List.of("train", "val", "test")) {
      for (int i = 0; i < 3; i++) {
        Pictures.write(root.resolve("masks/%s/%d.jpg".formatted(split, i)), 64, 48, seed++);
        Pictures.writeMask(root.resolve("masks/%sannot/%d.png".formatted(split, i)), 64, 48);
      }
    }
    write(
        "masks.yaml",
        """
        title: masks
        summary: small
        task:
          name: segmentation
          data: {name: png-masks, path: @/masks, classes: [left, right]}
          head: {name: aspp, channels: 8, rates: [2], skip: 0}
          pictures: 0
          %s
        """
            .formatted(HEAD));
    write(
        "knn.yaml",
        """
        title: kNN on a folder
        summary: small
        task: {name: knn, k: [1]}
        dataset: {name: image-folder, path: @/folder}
        """);
  }

  /** Copies a fixture and what is configured beside it; {@code @/} becomes the new folder. */
  void copy(String name, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve(name))) {
      for (Path path : all.toList()) {
        Path target = folder.resolve(root.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    Path configuration = root.resolve(name + ".yaml");
    if (Files.exists(configuration)) {
      String text = Files.readString(configuration);
      Files.writeString(folder.resolve(name + ".yaml"), text.replace(root + "/", folder + "/"));
    }
    if (name.equals("voc")) {
      String text = Files.readString(root.resolve("multilabel.yaml"));
      Files.writeString(folder.resolve("multilabel.yaml"), text.replace(root + "/", folder + "/"));
    }
  }
}
