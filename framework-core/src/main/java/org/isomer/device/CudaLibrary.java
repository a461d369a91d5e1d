package org.isomer.device;

import java.util.List;
import java.util.Optional;

/**
 * A library of NVIDIA that TensorFlow's build for GPUs opens by its name.
 *
 * @param name the file's name, with the major version that is wanted
 * @param needed whether there is no GPU without it
 * @param part what installs it
 * @param leastMinor the least minor version, where an older one does not do
 */
record CudaLibrary(String name, boolean needed, String part, Optional<Integer> leastMinor) {
  static final String CUDA = "CUDA 12";
  static final String CUDNN = "cuDNN 9.3 or newer";

  /** In the order in which they are loaded: each after those that it is linked against. */
  static final List<CudaLibrary> ALL =
      List.of(
          needed("libcudart.so.12", CUDA),
          needed("libnvJitLink.so.12", CUDA),
          needed("libcublasLt.so.12", CUDA),
          needed("libcublas.so.12", CUDA),
          needed("libcusparse.so.12", CUDA),
          needed("libcusolver.so.11", CUDA),
          needed("libcufft.so.11", CUDA),
          optional("libnvrtc-builtins.so.12.6"),
          optional("libnvrtc.so.12"),
          optional("libcupti.so.12"),
          new CudaLibrary("libcudnn.so.9", true, CUDNN, Optional.of(3)),
          needed("libcudnn_graph.so.9", CUDNN),
          needed("libcudnn_ops.so.9", CUDNN),
          needed("libcudnn_cnn.so.9", CUDNN),
          needed("libcudnn_adv.so.9", CUDNN),
          needed("libcudnn_heuristic.so.9", CUDNN),
          needed("libcudnn_engines_precompiled.so.9", CUDNN),
          needed("libcudnn_engines_runtime_compiled.so.9", CUDNN));

  private static CudaLibrary needed(String name, String part) {
    return new CudaLibrary(name, true, part, Optional.empty());
  }

  private static CudaLibrary optional(String name) {
    return new CudaLibrary(name, false, CUDA, Optional.empty());
  }

  /** The name up to the version, by which other versions are found as well. */
  String stem() {
    return name.substring(0, name.indexOf(".so") + ".so".length());
  }
}
