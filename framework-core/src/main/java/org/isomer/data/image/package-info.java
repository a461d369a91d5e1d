/**
 * Image data sets: IDX, CIFAR, folders of files, and the bundled Fashion-MNIST.
 *
 * <p>An image is kept as {@link org.isomer.data.image.Pixels}, one byte for a channel of a pixel,
 * and becomes floats in [0, 1] when it is read. Values are those of torchvision's {@code ToTensor}
 * on the same file: colours come from the file's own components without colour management,
 * transparency is dropped. Three things differ: 16 bits are rounded to 8, inks (CMYK) may differ by
 * one level, and the orientation in EXIF data is applied, so that the picture that is learned is
 * the picture that a viewer shows.
 *
 * <p>Files are decoded by the readers of the Java platform, never by one that happens to be on the
 * class path, and only as far as they are sound: colours are converted here (the platform's own
 * conversion depends on colour profiles and fails for CMYK), and what the platform lets pass (a
 * truncated JPEG, a PNG with a wrong check sum) is an error here. A new format is one decoder and
 * one line in {@link org.isomer.data.image.ImageDecoder}; a new layout of files is one dataset
 * plugin.
 *
 * <p>Masks, whose pixels are classes, are read by {@link org.isomer.data.image.LabelPng} into
 * {@link org.isomer.data.image.LabelMap}s, without any conversion.
 */
@NullMarked
package org.isomer.data.image;

import org.jspecify.annotations.NullMarked;
