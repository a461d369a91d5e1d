package org.isomer.eval.cli;

import java.nio.file.Path;

/** The bundled data that a quickstart studies. */
enum QuickstartData {
  /** Fashion-MNIST. */
  IMAGES("", "SimCLR on 9 000 images of Fashion-MNIST, without their labels", "raw pixels"),
  /** Glosses of WordNet. */
  TEXT("-text", "SimCLR on 7 200 definitions of WordNet, without their labels", "word counts"),
  /** Cylinder–Bell–Funnel. */
  SERIES("-series", "SimCLR on 600 series of three shapes, without their labels", "raw values");

  private final String suffix;
  private final String pretraining;
  private final String raw;

  QuickstartData(String suffix, String pretraining, String raw) {
    this.suffix = suffix;
    this.pretraining = pretraining;
    this.raw = raw;
  }

  /** The recipe's file among those that are bundled. */
  String recipe() {
    return "quickstart" + suffix + ".yaml";
  }

  /** Where the study goes if the user does not say. */
  Path folder() {
    return Path.of("isomer-out", "quickstart" + suffix);
  }

  /** What is pretrained on what. */
  String pretraining() {
    return pretraining;
  }

  /** What stands for an example without any encoder. */
  String raw() {
    return raw;
  }
}
