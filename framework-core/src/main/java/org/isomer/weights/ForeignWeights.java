package org.isomer.weights;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.file.FileListing;

/**
 * Formats of weights that are not read here, told by how a file begins, whatever its name. Nothing
 * of such a file is parsed: to load a pickle is to run it.
 */
enum ForeignWeights {
  /** A ZIP archive of arrays. */
  NUMPY_ARCHIVE(
      "an archive of NumPy arrays",
      "PK\\x03\\x04.{26}[^\\x00]*?\\.npy.*",
      "import numpy; from safetensors.numpy import save_file; save_file({k: numpy.ascontiguousarray(v) for k, v in numpy.load(%s).items()}, %s)"),
  /** A ZIP archive that Keras 3 writes. */
  KERAS(
      "a Keras archive",
      "PK\\x03\\x04.{26}(metadata|config)\\.json.*",
      "import keras, numpy; from safetensors.numpy import save_file; save_file({w.path: numpy.ascontiguousarray(w) for w in keras.models.load_model(%s).weights}, %s)"),
  /** A ZIP archive with a pickle, or a bare pickle as PyTorch wrote it before version 1.6. */
  PYTORCH(
      "a PyTorch file (or another pickle or ZIP archive)",
      "PK\\x03\\x04.*|\\x80[\\x02-\\x05].*",
      "import torch; from safetensors.torch import save_file; flat = lambda d, p: {k: v for n, x in d.items() for k, v in (flat(x, f'{p}{n}.') if isinstance(x, dict) else {f'{p}{n}': x}).items() if torch.is_tensor(v)}; save_file({k: v.contiguous().clone() for k, v in flat(torch.load(%s, map_location='cpu', weights_only=True), '').items()}, %s)"),
  /** HDF5, in which Keras 2 stores weights. */
  HDF5(
      "an HDF5 file",
      "\\x89HDF\\r\\n\\x1a\\n.*",
      "import h5py; from safetensors.numpy import save_file; d = {}; h5py.File(%s).visititems(lambda n, x: d.update({n.replace('/', '.'): x[()]}) if isinstance(x, h5py.Dataset) else None); save_file(d, %s)"),
  /** One array. */
  NUMPY(
      "one NumPy array",
      "\\x93NUMPY.*",
      "import numpy; from safetensors.numpy import save_file; save_file({'NAME': numpy.ascontiguousarray(numpy.load(%s))}, %s)"),
  /** The index of a TensorFlow checkpoint, or its data, which say nothing of what they are. */
  TENSORFLOW(
      "a part of a TensorFlow checkpoint",
      "(?!)",
      "import tensorflow as tf; from safetensors.numpy import save_file; r = tf.train.load_checkpoint(%s); save_file({k: r.get_tensor(k) for k, t in r.get_variable_to_dtype_map().items() if t.is_floating}, %s)"),
  /** An ONNX graph: a protocol buffer that begins with a version and the name of its producer. */
  ONNX(
      "an ONNX graph",
      "\\x08[\\x01-\\x20]\\x12[\\x00-\\x7f][ -~].*",
      "import onnx; from onnx import numpy_helper; from safetensors.numpy import save_file; save_file({t.name: numpy_helper.to_array(t) for t in onnx.load(%s).graph.initializer}, %s)"),
  /** The index of a model that is spread over several safetensors files. */
  SHARDS(
      "the index of weights in several files",
      "\\{\\s*\"(metadata|weight_map)\".*",
      "import json, os; from safetensors.torch import load_file, save_file; f = %s; save_file({k: v for n in set(json.load(open(f))['weight_map'].values()) for k, v in load_file(os.path.join(os.path.dirname(f), n)).items()}, %s)"),
  /** What Git holds in place of a large file. */
  GIT_LFS("a pointer of Git LFS, not the file itself", "version https://git-lfs.*", ""),
  /** What a server sends in place of a file. */
  HTML("a web page, not weights", "\\s*<(!DOCTYPE|!doctype|html|HTML).*", "");

  private static final Pattern CHECKPOINT_PART =
      Pattern.compile("(.*)\\.(index|data-\\d{5}-of-\\d{5})");

  private final String title;
  private final Pattern start;
  private final String python;

  ForeignWeights(String title, String start, String python) {
    this.title = title;
    this.start = Pattern.compile(start, Pattern.DOTALL);
    this.python = python;
  }

  /**
   * The format of a file that is no safetensors file, if it is known.
   *
   * @param start its first bytes
   */
  static Optional<ForeignWeights> of(Path file, byte[] start) {
    if (CHECKPOINT_PART.matcher(file.toString()).matches()) {
      return Optional.of(TENSORFLOW);
    }
    String bytes = new String(start, StandardCharsets.ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format.start.matcher(bytes).matches())
        .findFirst();
  }

  /** What to say of a file of this format. */
  String message(Path file) {
    return switch (this) {
      case GIT_LFS ->
          "%s: is %s. Get it with git lfs pull, in the folder of the repository."
              .formatted(file, title);
      case HTML ->
          "%s: is %s. Download the file again, from its own address.".formatted(file, title);
      default ->
          "%s: is %s; weights are read as safetensors only, and nothing of it was opened. Convert it to safetensors with this line of Python, then name the new file:\n%s"
              .formatted(
                  file, title, python.formatted(literal(source(file)), literal(target(file))));
    };
  }

  private String source(Path file) {
    return this == TENSORFLOW
        ? CHECKPOINT_PART.matcher(file.toString()).replaceFirst("$1")
        : file.toString();
  }

  private static String target(Path file) {
    String stem = FileListing.stem(file);
    boolean taken = FileListing.ending(file).equals(".safetensors");
    return file.resolveSibling(stem + (taken ? "-converted" : "") + ".safetensors").toString();
  }

  /** A text as Python writes it. */
  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
