package org.isomer.eval.annotation;

import java.util.function.Consumer;
import org.isomer.data.ContentDigest;

/** An image file with what is annotated in it. */
public interface AnnotatedFile {
  /** A permanent name. */
  String id();

  /** The file. */
  AnnotatedImage image();

  /** Takes what defines image and annotation; hands back what adds that to a digest. */
  Consumer<ContentDigest> contents();
}
